//! One runtime per gateway and agent, however many parts of a page ask for it.

use std::{cell::RefCell, ops::Deref};

use super::Host;
use crate::vec_map::VecMap;

thread_local! {
    static HOSTS: RefCell<VecMap<Key, (Host, usize)>> = RefCell::default();
}

/// Gateway and agent; the agent is empty until a page names one.
type Key = (String, String);

/// A share of a host. The host ends with the last share; the agent stays signed in.
pub struct SharedHost {
    key: Key,
    host: Host,
}

/// The host for this gateway and agent: the one there is, or a new one.
pub fn acquire(gateway: &str, agent: &str, make: impl FnOnce() -> Host) -> SharedHost {
    let key = (gateway.to_owned(), agent.to_owned());
    let host = HOSTS.with_borrow_mut(|hosts| {
        if let Some((host, shares)) = hosts.get_mut(&key) {
            *shares += 1;
            return host.clone();
        }
        let host = make();
        hosts.add(key.clone(), (host.clone(), 1));
        host
    });
    SharedHost { key, host }
}

impl Deref for SharedHost {
    type Target = Host;
    fn deref(&self) -> &Host {
        &self.host
    }
}

impl Drop for SharedHost {
    fn drop(&mut self) {
        let last = HOSTS.with_borrow_mut(|hosts| {
            let (_, shares) = hosts.get_mut(&self.key)?;
            *shares -= 1;
            if *shares == 0 { hosts.remove(&self.key) } else { None }
        });
        if let Some((host, _)) = last {
            host.close();
        }
    }
}
