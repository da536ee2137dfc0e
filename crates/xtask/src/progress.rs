//! Says what is being done, how long it took, and stops at the first failure.

use std::io::IsTerminal;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use miette::MietteDiagnostic;

use crate::job::Job;

/// One thing a command does.
#[derive(Clone, Copy)]
pub(crate) struct Step {
    /// The name by which `--only` calls the step.
    pub(crate) name: &'static str,
    /// The words that a person reads while the step runs.
    pub(crate) says: &'static str,
    /// Does the step and returns a remark for the finished line ("41 tests"), or nothing.
    pub(crate) run: fn(&Job) -> Result<String, MietteDiagnostic>,
}

/// The outcome of a finished step.
pub(crate) struct Done {
    pub(crate) name: &'static str,
    pub(crate) took: Duration,
    pub(crate) remark: String,
}

/// The terminal, with a spinner where somebody watches and plain lines in a log.
pub(crate) struct Screen {
    spinner: Option<ProgressBar>,
}

impl Screen {
    pub(crate) fn new() -> Self {
        let spinner = std::io::stdout().is_terminal().then(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stdout());
            if let Ok(style) = ProgressStyle::with_template("{spinner} {prefix} {elapsed} {wide_msg:.dim}") {
                bar.set_style(style);
            }
            bar
        });
        Self { spinner }
    }

    /// Prints a line that stays.
    pub(crate) fn say(&self, line: &str) {
        match &self.spinner {
            Some(bar) => bar.suspend(|| println!("{line}")),
            None => println!("{line}"),
        }
    }

    /// Shows the latest line of the program that is running; a log does without.
    pub(crate) fn hint(&self, line: &str) {
        if let Some(bar) = &self.spinner {
            bar.set_message(line.trim().to_owned());
        }
    }

    fn begin(&self, title: &str) {
        match &self.spinner {
            Some(bar) => {
                bar.reset();
                bar.set_message("");
                bar.set_prefix(format!("{title}…"));
                bar.enable_steady_tick(Duration::from_millis(100));
            }
            None => println!("{title}…"),
        }
    }

    fn end(&self, title: &str, took: Duration, remark: &str) {
        let comma = if remark.is_empty() { "" } else { ", " };
        match &self.spinner {
            Some(bar) => {
                bar.disable_steady_tick();
                bar.finish_and_clear();
                println!("{title}: {}{comma}{remark}", seconds(took));
            }
            None => println!("    {}{comma}{remark}", seconds(took)),
        }
    }
}

/// Runs the steps in order. What is done before a failure is in `done` all the same.
pub(crate) fn run(job: &Job, steps: &[Step], done: &mut Vec<Done>) -> Result<(), MietteDiagnostic> {
    for (index, step) in steps.iter().enumerate() {
        let title = format!("[{}/{}] {}", index + 1, steps.len(), step.says);
        let start = Instant::now();
        job.screen.begin(&title);
        let result = (step.run)(job);
        let took = start.elapsed();
        match result {
            Ok(remark) => {
                job.screen.end(&title, took, &remark);
                done.push(Done { name: step.name, took, remark });
            }
            Err(failure) => {
                job.screen.end(&title, took, "FAILED");
                return Err(failure);
            }
        }
    }
    Ok(())
}

/// Runs the steps of a command that needs no table at its end, and returns the total.
pub(crate) fn run_plain(job: &Job, steps: &[Step]) -> Result<Duration, MietteDiagnostic> {
    let start = Instant::now();
    run(job, steps, &mut Vec::new())?;
    Ok(start.elapsed())
}

/// A duration as a person says it.
pub(crate) fn seconds(time: Duration) -> String {
    match time.as_secs() {
        0..60 => format!("{:.1} s", time.as_secs_f32()),
        s => format!("{} min {:02} s", s / 60, s % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_times_are_told_in_minutes() {
        assert_eq!(seconds(Duration::from_millis(1240)), "1.2 s");
        assert_eq!(seconds(Duration::from_secs(125)), "2 min 05 s");
    }
}
