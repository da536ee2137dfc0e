//! One runtime per gateway and agent, however many parts of a page ask for it.

use std::{cell::RefCell, ops::Deref};

use super::Host;
use crate::vec_map::VecMap;

thread_local! {
    static HOSTS: RefCell<VecMap<Key, Shared>> = RefCell::default();
}

/// Gateway and agent; the agent is empty until a page names one.
type Key = (String, String);

/// A host, how its cookies travel, and how many share it.
struct Shared {
    host: Host,
    credentials: Credentials,
    shares: usize,
}

/// The requests with which the cookies of the gateway's origin travel, as in fetch.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Credentials {
    /// Cookies travel with no request.
    #[default]
    Omit,
    /// Cookies travel to a gateway on the page's own origin.
    SameOrigin,
    /// Cookies travel with every request.
    Include,
}

impl Credentials {
    /// Returns the value with this name in scripts.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "omit" => Some(Self::Omit),
            "same-origin" => Some(Self::SameOrigin),
            "include" => Some(Self::Include),
            _ => None,
        }
    }
}

/// A share of a host. The host ends with the last share; the agent stays signed in.
pub struct SharedHost {
    key: Key,
    host: Host,
}

/// The host for this gateway and agent: the one there is, or a new one. `None` if there is one whose cookies travel in another
/// way than this wants.
pub fn acquire(
    gateway: &str,
    agent: &str,
    credentials: Option<Credentials>,
    make: impl FnOnce(Credentials) -> Host,
) -> Option<SharedHost> {
    let key = (gateway.to_owned(), agent.to_owned());
    let host = HOSTS.with_borrow_mut(|hosts| {
        if let Some(shared) = hosts.get_mut(&key) {
            let is_same = credentials.is_none_or(|it| it == shared.credentials);
            return is_same.then(|| {
                shared.shares += 1;
                shared.host.clone()
            });
        }
        let credentials = credentials.unwrap_or_default();
        let host = make(credentials);
        hosts.add(key.clone(), Shared { host: host.clone(), credentials, shares: 1 });
        Some(host)
    })?;
    Some(SharedHost { key, host })
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
            let shared = hosts.get_mut(&self.key)?;
            shared.shares -= 1;
            if shared.shares == 0 { hosts.remove(&self.key) } else { None }
        });
        if let Some(Shared { host, .. }) = last {
            host.close();
        }
    }
}
