//! Tools that must be on the machine: each is looked for, installed where that is ours to do, or asked for in one line.

pub(crate) mod browser;
pub(crate) mod node;
pub(crate) mod tools;
pub(crate) mod wasm_target;

use miette::MietteDiagnostic;

use crate::job::Job;

/// Finds or installs the tools that every build needs.
pub(crate) fn build_tools(job: &Job) -> Result<String, MietteDiagnostic> {
    let node = node::check(job)?;
    let target = wasm_target::check(job)?;
    Ok(format!("{node}, {target}"))
}
