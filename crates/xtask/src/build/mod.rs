//! The artefacts, each made by one step from the one before.
//!
//! [`wasm`] → [`glue`] → [`shrink`] → [`site`] (with [`names`] and [`packages`]) → [`pack`]; [`simulator`] stands alone.
//! What is slow remembers its input in a [`stamp`] and is skipped when that has not changed.

mod features;
pub(crate) mod glue;
mod names;
mod order;
pub(crate) mod pack;
pub(crate) mod packages;
pub(crate) mod shrink;
pub(crate) mod simulator;
pub(crate) mod site;
mod stamp;
pub(crate) mod wasm;

use crate::progress::Step;
use crate::require;

pub(crate) const TOOLS: Step =
    Step { name: "tools", says: "looking for Node and the wasm target", run: require::build_tools };
pub(crate) const SIMULATOR: Step =
    Step { name: "simulator", says: "building the simulated gateway", run: simulator::build };
pub(crate) const WASM: Step = Step { name: "wasm", says: "compiling and linking wasm", run: wasm::link };
pub(crate) const GLUE: Step =
    Step { name: "glue", says: "generating the JavaScript around the wasm", run: glue::generate };
pub(crate) const PACKAGES: Step =
    Step { name: "packages", says: "installing npm packages", run: packages::install };
pub(crate) const SHRINK: Step =
    Step { name: "shrink", says: "shrinking wasm with wasm-opt", run: shrink::optimise };
pub(crate) const DEMO_SITE: Step = Step { name: "site", says: "bundling the page", run: site::for_demo };
pub(crate) const SHIPPED_SITE: Step =
    Step { name: "site", says: "bundling the npm package", run: site::for_shipping };
pub(crate) const PACK: Step = Step { name: "pack", says: "packing the npm archive", run: pack::archive };
