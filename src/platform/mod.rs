//! The services that the outside world must offer the runtime. There is one implementation per world.

pub mod clock;
#[cfg(target_family = "wasm")]
pub mod web;

use std::{any::Any, rc::Rc};

use offhook_protocol::{GatewayError, HttpRequest, HttpResponse};
use offhook_session::Millis;

/// Something under way. Dropping it calls it off.
#[must_use = "dropping it calls off what it stands for"]
pub struct CancelOnDrop(#[allow(dead_code, reason = "held for its Drop")] Box<dyn Any>);

impl CancelOnDrop {
    /// Holds whatever cancels itself on drop.
    pub fn new(guard: impl Any) -> Self {
        Self(Box::new(guard))
    }
}

/// Takes the answer to a request; called at most once, never from inside [`Platform::send`].
pub type Deliver = Box<dyn FnOnce(Result<HttpResponse, GatewayError>)>;

/// The outside world.
pub trait Platform: 'static {
    /// Milliseconds since the Unix epoch, never running backwards, and running through sleep.
    fn now(&self) -> Millis;

    /// Returns what the computer's clock shows, as it is set now, at a moment of the other.
    fn wall(&self, at: Millis) -> Millis {
        at
    }

    /// Calls `wake` at `at`, or at once (but not from inside this call) when that is past.
    fn alarm(&self, at: Millis, wake: Box<dyn FnOnce()>) -> CancelOnDrop;

    /// Sends a request. Whatever comes back, however broken, is delivered; nothing panics.
    fn send(&self, request: HttpRequest, deliver: Deliver) -> CancelOnDrop;

    /// A number that differs between pages, so that they don't all retry at the same moment.
    fn seed(&self) -> u64;
}

impl<P: Platform> Platform for Rc<P> {
    fn now(&self) -> Millis {
        P::now(self)
    }

    fn wall(&self, at: Millis) -> Millis {
        P::wall(self, at)
    }

    fn alarm(&self, at: Millis, wake: Box<dyn FnOnce()>) -> CancelOnDrop {
        P::alarm(self, at, wake)
    }

    fn send(&self, request: HttpRequest, deliver: Deliver) -> CancelOnDrop {
        P::send(self, request, deliver)
    }

    fn seed(&self) -> u64 {
        P::seed(self)
    }
}
