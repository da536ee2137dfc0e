//! Counts the tests that a program ran, from what test runners print.

use miette::MietteDiagnostic;

use crate::shell::Finished;

/// Returns "41 tests", say. A run without any test has tested nothing, and fails.
pub(crate) fn tests(what: &str, finished: &Finished) -> Result<String, MietteDiagnostic> {
    match finished.lines.iter().filter_map(|line| passed(line)).sum::<usize>() {
        0 => Err(MietteDiagnostic::new(format!("{what} ran no test"))
            .with_help("add tests, or find out why none was found")),
        1 => Ok("1 test".to_owned()),
        count => Ok(format!("{count} tests")),
    }
}

/// The number in one line of libtest, of Node's runner (TAP or spec) or of Playwright.
fn passed(line: &str) -> Option<usize> {
    let line = line.trim();
    if let Some(rest) = line.strip_prefix("test result: ok. ") {
        return rest.split(' ').next()?.parse().ok();
    }
    if let Some(count) = line.strip_prefix("# pass ").or_else(|| line.strip_prefix("ℹ pass ")) {
        return count.parse().ok();
    }
    let (count, rest) = line.split_once(' ')?;
    if rest == "passed" || rest.starts_with("passed (") { count.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_runner_we_use() {
        assert_eq!(passed("test result: ok. 12 passed; 0 failed; 0 ignored"), Some(12));
        assert_eq!(passed("# pass 7"), Some(7));
        assert_eq!(passed("ℹ pass 7"), Some(7));
        assert_eq!(passed("  3 passed (4.2s)"), Some(3));
        assert_eq!(passed("running 12 tests"), None);
        assert_eq!(passed("test result: FAILED. 1 passed; 2 failed"), None);
    }
}
