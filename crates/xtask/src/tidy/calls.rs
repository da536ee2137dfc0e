//! Words that may not be written in some files, and why not: those that neither clippy nor another tool forbids.

use super::Finding;
use super::source::{Source, word};

/// Words that are forbidden in some files.
struct Ban {
    words: &'static [&'static str],
    because: &'static str,
    applies: fn(&Source) -> bool,
    /// Look into comments and strings as well.
    everywhere: bool,
}

const SHELL: &[&str] = &[
    "crates/simulator/src/shell/",
    "crates/simulator/src/shell.rs",
    "crates/simulator/src/main.rs",
    "crates/simulator/src/bin/",
];
const PURE: &[&str] =
    &["crates/protocol/src/", "crates/session/src/", "crates/sip/src/", "crates/simulator/src/"];
/// Beginnings of the addresses of package registries; no host is spelt out, so that this file names none either.
const REGISTRY_HOSTS: &[&str] = &["//registry.", "//crates.", "//index.crates.", "//static.crates."];
const SCRIPTS: &[&str] = &["ts", "mts", "js", "mjs"];

const BANS: &[Ban] = &[
    Ban {
        words: &["async fn", "std::thread"],
        because: "no IO, no threads and no async here: time and randomness are arguments",
        applies: |file| file.is(&["rs"]) && file.under(PURE) && !file.under(SHELL),
        everywhere: false,
    },
    Ban {
        words: &["innerHTML"],
        because: "text from outside is text, never HTML",
        applies: |file| file.under(&["src/", "www/src/"]),
        everywhere: false,
    },
    Ban {
        words: &["alert("],
        because: "the page is not ours to block",
        applies: |file| file.under(&["src/", "www/src/"]),
        everywhere: false,
    },
    Ban {
        words: &["#[ignore"],
        because: "a test that does not run is no test",
        applies: |file| file.is(&["rs"]),
        everywhere: false,
    },
    Ban {
        words: &[".only(", ".skip(", ".fixme("],
        because: "a test that does not run is no test",
        applies: |file| file.is(SCRIPTS) && (file.is_test() || file.path.contains(".spec.")),
        everywhere: false,
    },
    Ban {
        words: &["voicecall", "sayfree", "AgentState_", "AgentEvent_", "agentgateway"],
        because: "the gateway's spelling stays in crates/protocol and the simulator",
        applies: spells_for_itself,
        everywhere: true,
    },
    Ban {
        words: REGISTRY_HOSTS,
        because: "no file names a registry's host: whoever builds this may use a mirror",
        applies: |file| !file.under(&["crates/xtask/src/tidy/"]),
        everywhere: true,
    },
];

/// Neither the gateway's own side, nor tests of it, nor texts that must show a person its address.
fn spells_for_itself(file: &Source) -> bool {
    let knows = ["crates/protocol/", "crates/simulator/", "crates/xtask/", "docs/", "examples/"];
    !file.under(&knows) && !file.is_test() && !file.is(&["md", "html"])
}

/// Every forbidden word in this file.
pub(super) fn forbidden(file: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    for ban in BANS.iter().filter(|ban| (ban.applies)(file)) {
        let text = if ban.everywhere { &file.text } else { &file.code };
        for (number, line) in text.lines().enumerate() {
            for found in ban.words.iter().filter(|banned| contains(line, banned)) {
                findings.push(Finding {
                    path: file.path.clone(),
                    line: number + 1,
                    message: format!("{found}: {}", ban.because),
                });
            }
        }
    }
    findings
}

/// Contains it as a word of its own: `println!` is not in `eprintln!`.
fn contains(line: &str, banned: &str) -> bool {
    let starts_word = banned.starts_with(word);
    line.match_indices(banned).any(|(at, _)| !(starts_word && line[..at].ends_with(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        let words = forbidden(&Source::new(path, text)).into_iter();
        words.filter_map(|finding| finding.message.split(": ").next().map(str::to_owned)).collect()
    }

    #[test]
    fn the_pure_crates_wait_for_nothing() {
        assert_eq!(found("crates/session/src/poll.rs", "async fn x() {}"), ["async fn"]);
        assert_eq!(found("crates/simulator/src/shell/mod.rs", "async fn x() {}").len(), 0);
        assert_eq!(found("crates/session/src/poll.rs", "// never an async fn").len(), 0);
    }

    #[test]
    fn no_registry_is_named() {
        assert_eq!(found("www/package-lock.json", "\"https://registry.example/a\"").len(), 1);
        assert_eq!(found("src/a.rs", "// see https://crates.example/yew").len(), 1);
        assert_eq!(found("README.md", "a registry mirror").len(), 0);
    }

    #[test]
    fn the_page_is_treated_with_respect() {
        assert_eq!(found("www/src/element.ts", "a.innerHTML = b; window.alert(c)").len(), 2);
        assert_eq!(found("www/src/element.ts", "showAlert(a) // innerHTML").len(), 0);
    }

    #[test]
    fn no_test_is_left_out() {
        assert_eq!(found("tests/calls.rs", "#[ignore = \"slow\"]"), ["#[ignore"]);
        assert_eq!(found("tests/calls.rs", "lines.skip(1)").len(), 0, "an iterator's");
        assert_eq!(found("tests/e2e/calls.spec.ts", "test.only('x', f); test.skip('y', f)").len(), 2);
    }

    #[test]
    fn vendor_spellings_stay_at_the_border() {
        assert_eq!(found("src/ui/state.rs", "// AgentState_Ready\n\"sayfree\"").len(), 2);
        assert_eq!(found("crates/protocol/src/lib.rs", "sayfree").len(), 0);
        assert_eq!(found("www/index.html", "gateway=\"/agentgateway\"").len(), 0);
    }
}
