//! The command `tidy` checks the rules of this repository that no compiler keeps.
//!
//! A rule is a function from a file, or from all of them, to findings; [`source`] reads the files and tells code from
//! comments. In reading order: [`arrows`] (who may name whom), [`circles`] (modules that all need each other),
//! [`calls`] (what may not be written where), [`sentences`] (doc comments), [`shape`] (length, names, first line).

mod arrows;
mod calls;
mod circles;
mod sentences;
mod shape;
mod source;

use std::fmt;

use miette::MietteDiagnostic;
use source::Source;

use crate::job::Job;
use crate::options::Options;
use crate::progress::{self, Step};

/// An offence against a rule, with its place and the reason.
#[derive(Debug, PartialEq, Eq)]
struct Finding {
    path: String,
    /// Counted from 1; 0 when it is the whole file.
    line: usize,
    message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.message),
            line => write!(f, "{}:{line}: {}", self.path, self.message),
        }
    }
}

/// A rule that looks at one file at a time.
type Rule = fn(&Source) -> Vec<Finding>;

/// A rule that needs all files at once.
type TreeRule = fn(&[Source]) -> Vec<Finding>;

const RULES: &[Rule] = &[arrows::modules, calls::forbidden, shape::length, shape::names, shape::docs];

const TREE_RULES: &[TreeRule] = &[circles::circles, sentences::sentences, shape::usual_length];

/// Runs the command `tidy`.
pub(crate) fn run(options: Options) -> Result<(), MietteDiagnostic> {
    let job = Job::new(options)?;
    progress::run_plain(&job, &[Step { name: "tidy", says: "checking our own rules", run: as_step }])
        .map(|_| ())
}

/// Prints every finding; any is a failure.
pub(crate) fn as_step(job: &Job) -> Result<String, MietteDiagnostic> {
    let files = source::all(job)?;
    let mut findings: Vec<Finding> =
        files.iter().flat_map(|file| RULES.iter().flat_map(|rule| rule(file))).collect();
    findings.extend(TREE_RULES.iter().flat_map(|rule| rule(&files)));
    for finding in &findings {
        job.screen.say(&format!("    {finding}"));
    }
    match findings.len() {
        0 => Ok(format!(
            "{} files, median {} lines, largest circles: {}",
            files.len(),
            shape::median(&files),
            circles::sizes(&files)
        )),
        count => Err(MietteDiagnostic::new(format!("tidy found {count} offences"))
            .with_help("each line above says why it is one")),
    }
}
