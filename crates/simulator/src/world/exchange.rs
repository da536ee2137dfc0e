//! What crosses the world's border: requests and control in, answers out.

use std::fmt;

use offhook_protocol::{Guid, HttpRequest, HttpResponse, operation::Base};

use crate::{Control, log::mask_digits};

/// One HTTP request to the gateway.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct SimRequest {
    /// The verb.
    pub method: String,
    /// Path and query below `<gateway>/resource`, or from `/apiaccess` on; doubled slashes are taken as one.
    pub path: String,
    /// The header `Guid`.
    pub guid: Option<String>,
    /// Whether there is a bearer token in the header `Authorization`. Which one is of no interest here.
    pub bearer: bool,
    /// The header `Content-Type`.
    pub content_type: Option<String>,
    /// The header `service_token` of a heartbeat (CEC 6.1.1.3).
    pub service_token: Option<String>,
    /// The body; empty when there is none.
    pub body: String,
}

/// One HTTP answer.
#[derive(Clone, PartialEq, Eq)]
pub struct SimResponse {
    /// HTTP status.
    pub status: u16,
    /// A fresh guid: goes into `Set-GUID: JSESSIONID=<guid>` and `Guid: <guid>`.
    pub guid: Option<String>,
    /// The body, byte for byte.
    pub body: String,
}

/// What can arrive. `connection` is the caller's name for one exchange; it must not be in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A request to the gateway.
    Http {
        /// The exchange.
        connection: u64,
        /// The request.
        request: SimRequest,
    },
    /// The client of this exchange went away.
    Closed {
        /// The exchange.
        connection: u64,
    },
    /// A request to the control interface; answered like any other.
    Control {
        /// The exchange.
        connection: u64,
        /// What to do.
        control: Control,
    },
    /// Time has passed.
    Tick,
}

/// What can leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    /// The answer of an exchange.
    Answer {
        /// The exchange.
        connection: u64,
        /// The answer.
        response: SimResponse,
    },
    /// The exchange breaks off without an answer.
    Drop {
        /// The exchange.
        connection: u64,
    },
}

/// As a client that shares the process sends it.
impl From<HttpRequest> for SimRequest {
    fn from(request: HttpRequest) -> Self {
        Self {
            method: request.method.as_str().to_owned(),
            path: request.path,
            // An operator's own server, which stands before the interface for applications, has added it.
            bearer: request.base == Base::ApiAccess,
            guid: request.guid.as_ref().map(|guid| Guid::reveal(guid).to_owned()),
            content_type: Some("application/json; charset=UTF-8".to_owned()),
            service_token: None,
            body: request.body.unwrap_or_default(),
        }
    }
}

/// As a client that shares the process reads it.
impl From<SimResponse> for HttpResponse {
    fn from(response: SimResponse) -> Self {
        Self { status: response.status, guid: response.guid, body: response.body }
    }
}

/// Without guid and body, which holds the password.
impl fmt::Debug for SimRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} ({} bytes)", self.method, mask_digits(&self.path), self.body.len())
    }
}

/// Without guid.
impl fmt::Debug for SimResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.status, mask_digits(&self.body))
    }
}
