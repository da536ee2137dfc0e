//! A host in a page, on the browser's own platform.

use super::{Host, SharedHost, acquire};
use crate::platform::web::{Browser, on_online};

/// The host for this gateway and agent: the one this page has, or a new one.
pub fn connect(gateway: &str, agent: &str) -> SharedHost {
    acquire(gateway, agent, || {
        let host = Host::in_page(Browser::new(gateway));
        let told = host.clone();
        host.keep(on_online(move || told.online()));
        host
    })
}
