//! A Chromium and its driver, for the tests that need a real browser.

use std::path::PathBuf;
use std::process::Command;

use miette::MietteDiagnostic;

use crate::job::Job;
use crate::shell;

const BROWSERS: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const DRIVERS: &[&str] = &["chromedriver", "/usr/lib/chromium-browser/chromedriver"];

/// The browser that tests drive.
pub(crate) fn chromium(job: &Job) -> Result<PathBuf, MietteDiagnostic> {
    look_for(job, "Chromium", &["OFFHOOK_CHROMIUM", "CHROME"], BROWSERS)
}

/// The program through which wasm-pack drives it.
pub(crate) fn chromedriver(job: &Job) -> Result<PathBuf, MietteDiagnostic> {
    look_for(job, "chromedriver", &["OFFHOOK_CHROMEDRIVER", "CHROMEDRIVER"], DRIVERS)
}

fn look_for(job: &Job, what: &str, variables: &[&str], names: &[&str]) -> Result<PathBuf, MietteDiagnostic> {
    for variable in variables {
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
        apt_get(job)?;
    }
    shell::find(names).ok_or_else(|| {
        MietteDiagnostic::new(format!("{what} is not installed")).with_help(format!(
            "install Chromium and chromedriver (Debian: apt-get install chromium chromium-driver fonts-wqy-microhei), or set {}",
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

/// Packages of the browser, its driver, and a font with Chinese letters, so that pictures of the Chinese bar can be looked at.
const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-wqy-microhei"];

fn apt_get(job: &Job) -> Result<(), MietteDiagnostic> {
    job.screen.say(&format!("    installing {} with apt-get", PACKAGES.join(", ")));
    for args in [vec!["update"], [&["install", "-y", "--no-install-recommends"][..], &PACKAGES].concat()] {
        let mut command = Command::new("apt-get");
        command.args(&args).env("DEBIAN_FRONTEND", "noninteractive");
        shell::run(job, &format!("apt-get {}", args[0]), command)?;
    }
    Ok(())
}
