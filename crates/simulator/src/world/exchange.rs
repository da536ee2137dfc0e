//! Traffic across the world's border: requests and control in, answers out.

use std::fmt;

use offhook_protocol::{Guid, HttpRequest, HttpResponse, operation::Base};

use crate::{Control, log::mask_digits};

/// One HTTP request to the gateway.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct SimRequest {
    /// HTTP verb of the request.
    pub method: String,
    /// Path and query below `<gateway>/resource`, or from `/apiaccess` on; doubled slashes are taken as one.
    pub path: String,
    /// Value of the header `Guid`.
    pub guid: Option<String>,
    /// True if there is a bearer token in the header `Authorization`. Which one is of no interest here.
    pub bearer: bool,
    /// Value of the header `Content-Type`.
    pub content_type: Option<String>,
    /// Value of the header `service_token` of a heartbeat (CEC 6.1.1.3).
    pub service_token: Option<String>,
    /// Body of the request; empty when there is none.
    pub body: String,
}

/// One HTTP answer.
#[derive(Clone, PartialEq, Eq)]
pub struct SimResponse {
    /// HTTP status of the answer.
    pub status: u16,
    /// Fresh guid, which goes into `Set-GUID: JSESSIONID=<guid>` and `Guid: <guid>`; `None`: none.
    pub guid: Option<String>,
    /// The body, byte for byte.
    pub body: String,
}

/// Input that can arrive. `connection` is the caller's name for one exchange; it must not be in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A request to the gateway.
    Http {
        /// Number of the exchange.
        connection: u64,
        /// Request to the gateway.
        request: SimRequest,
    },
    /// The client of this exchange went away.
    Closed {
        /// Number of the exchange.
        connection: u64,
    },
    /// A request to the control interface; answered like any other.
    Control {
        /// Number of the exchange.
        connection: u64,
        /// Thing to do from outside.
        control: Control,
    },
    /// Time has passed.
    Tick,
}

/// Output that can leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    /// The answer of an exchange.
    Answer {
        /// Number of the exchange.
        connection: u64,
        /// Answer to the request.
        response: SimResponse,
    },
    /// The exchange breaks off without an answer.
    Drop {
        /// Number of the exchange.
        connection: u64,
    },
}

/// Takes a request as a client that shares the process sends it.
impl From<HttpRequest> for SimRequest {
    fn from(request: HttpRequest) -> Self {
        Self {
            method: request.method.as_str().to_owned(),
            path: request.path,
            // An operator's own server, which stands before the interface for applications, has added it.
            bearer: request.base == Base::ApiAccess,
            guid: request.guid.as_ref().map(|guid| Guid::expose(guid).to_owned()),
            content_type: Some("application/json; charset=UTF-8".to_owned()),
            service_token: None,
            body: request.body.unwrap_or_default(),
        }
    }
}

/// Gives an answer as a client that shares the process reads it.
impl From<SimResponse> for HttpResponse {
    fn from(response: SimResponse) -> Self {
        Self { status: response.status, guid: response.guid, body: response.body, hides_headers: false }
    }
}

/// Shows neither guid nor body, which holds the password.
impl fmt::Debug for SimRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} ({} bytes)", self.method, mask_digits(&self.path), self.body.len())
    }
}

/// Shows no guid.
impl fmt::Debug for SimResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.status, mask_digits(&self.body))
    }
}
