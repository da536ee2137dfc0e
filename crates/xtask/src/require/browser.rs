//! The browsers that tests drive: Chromium with its driver, and Firefox.

use std::path::PathBuf;
use std::process::Command;

use miette::MietteDiagnostic;

use crate::job::Job;
use crate::shell;

/// A program of a browser, and how to come by it.
struct Program {
    what: &'static str,
    /// Variables that name its path; the first one is ours.
    variables: &'static [&'static str],
    /// Names on PATH, and paths where it lies otherwise.
    names: &'static [&'static str],
    /// Packages of Debian that bring it.
    packages: &'static [&'static str],
}

const CHROMIUM: Program = Program {
    what: "Chromium",
    variables: &["OFFHOOK_CHROMIUM", "CHROME"],
    names: &[
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ],
    packages: CHROMIUM_PACKAGES,
};
const CHROMEDRIVER: Program = Program {
    what: "chromedriver",
    variables: &["OFFHOOK_CHROMEDRIVER", "CHROMEDRIVER"],
    names: &["chromedriver", "/usr/lib/chromium-browser/chromedriver"],
    packages: CHROMIUM_PACKAGES,
};
const FIREFOX: Program = Program {
    what: "Firefox",
    variables: &["OFFHOOK_FIREFOX"],
    names: &["firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"],
    packages: &["firefox-esr"],
};

/// The browser, its driver, and a font with Chinese letters, so that pictures of the Chinese bar can be looked at.
const CHROMIUM_PACKAGES: &[&str] = &["chromium", "chromium-driver", "fonts-wqy-microhei"];

/// The browser that most tests drive.
pub(crate) fn chromium(job: &Job) -> Result<PathBuf, MietteDiagnostic> {
    look_for(job, &CHROMIUM)
}

/// The program through which wasm-pack drives Chromium.
pub(crate) fn chromedriver(job: &Job) -> Result<PathBuf, MietteDiagnostic> {
    look_for(job, &CHROMEDRIVER)
}

/// The browser in which the main flows run once more.
pub(crate) fn firefox(job: &Job) -> Result<PathBuf, MietteDiagnostic> {
    look_for(job, &FIREFOX)
}

fn look_for(job: &Job, program: &Program) -> Result<PathBuf, MietteDiagnostic> {
    let Program { what, variables, names, packages } = program;
    for variable in *variables {
        if let Some(path) = std::env::var_os(variable).map(PathBuf::from) {
            // A wrong setting is an error, not a reason to take another browser than the one asked for.
            return path.is_file().then_some(path.clone()).ok_or_else(|| {
                MietteDiagnostic::new(format!("{variable} names {}, which is no file", path.display()))
                    .with_help(format!("correct {variable}, or unset it"))
            });
        }
    }
    if let Some(path) = shell::find(names) {
        return Ok(path);
    }
    if can_apt_get(job) {
        apt_get(job, packages)?;
    }
    shell::find(names).ok_or_else(|| {
        let packages = packages.join(" ");
        MietteDiagnostic::new(format!("{what} is not installed")).with_help(format!(
            "install {what} (Debian: apt-get install {packages}), or set {}",
            variables[0]
        ))
    })
}

/// Root on a Debian or Ubuntu, as in a container: nobody is surprised by a package there.
fn can_apt_get(job: &Job) -> bool {
    let mut id = Command::new("id");
    id.arg("-u");
    let root =
        shell::capture(job, "id -u", id).is_ok_and(|done| done.lines.first().is_some_and(|l| l == "0"));
    root && shell::find(&["apt-get"]).is_some()
}

fn apt_get(job: &Job, packages: &[&str]) -> Result<(), MietteDiagnostic> {
    job.screen.say(&format!("    installing {} with apt-get", packages.join(", ")));
    for args in [vec!["update"], [&["install", "-y", "--no-install-recommends"][..], packages].concat()] {
        let mut command = Command::new("apt-get");
        command.args(&args).env("DEBIAN_FRONTEND", "noninteractive");
        shell::run(job, &format!("apt-get {}", args[0]), command)?;
    }
    Ok(())
}
