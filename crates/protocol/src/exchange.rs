//! One HTTP exchange as plain data, and what can go wrong with it.

use std::fmt;

use crate::{
    Guid, Method,
    codes::RetCode,
    endpoint::Base,
    json::{self, Map, Value},
    lenient::FromValue,
};

/// One call before it leaves. Any transport can carry it.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpRequest {
    /// The verb.
    pub method: Method,
    /// What the path is below of.
    pub base: Base,
    /// Path and query, percent-encoded: `/voicecall/1001/answer?callid=…`.
    pub path: String,
    /// The path's template: what a log may show, as it holds no number.
    pub template: &'static str,
    /// Goes into the header `Guid`.
    pub guid: Option<Guid>,
    /// JSON text.
    pub body: Option<String>,
}

impl HttpRequest {
    /// The address, for a gateway that is reached at `gateway`, absolute or relative to the page.
    pub fn address(&self, gateway: &str) -> String {
        let gateway = gateway.trim_end_matches('/');
        match self.base {
            Base::Resource => [gateway, "/resource", &self.path].concat(),
            // It lies beside the gateway.
            Base::ApiAccess | Base::Callback => {
                let last_slash = gateway.bytes().rposition(|byte| byte == b'/');
                let before = last_slash.map_or("", |at| &gateway[..at]);
                // Two slashes in a row stand before a host.
                let beside = if before.ends_with('/') { gateway } else { before };
                [beside, &self.path].concat()
            }
        }
    }
}

impl fmt::Debug for HttpRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method.as_str(), self.template)
    }
}

/// What came back, whatever it is: an answer, an error page, half an answer.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpResponse {
    /// HTTP status.
    pub status: u16,
    /// The header `Set-GUID`, else `Guid`, as received.
    pub guid: Option<String>,
    /// The body as text.
    pub body: String,
}

impl fmt::Debug for HttpResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} bytes)", self.status, self.body.len())
    }
}

/// Why there is no usable answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GatewayError {
    /// The request did not reach the gateway or its answer did not reach us.
    Unreachable(String),
    /// No answer within the time limit.
    TimedOut,
    /// An HTTP status other than 200.
    Status(u16),
    /// Status 200, but not the gateway's JSON: a login page of a proxy, a truncated body.
    Unreadable(String),
    /// The gateway said no.
    Refused {
        /// Its result code.
        code: RetCode,
        /// Its own words, for logs; they are not fit for people.
        message: String,
    },
}

impl GatewayError {
    /// Whether the gateway may have done what was asked although we got no answer.
    pub const fn is_unknown_outcome(&self) -> bool {
        match self {
            Self::Unreachable(_) | Self::TimedOut | Self::Status(_) | Self::Unreadable(_) => true,
            Self::Refused { .. } => false,
        }
    }
}

/// How an answer is wrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Envelope {
    /// `{message, retcode, result}`.
    Result,
    /// `{message, retcode, event}`.
    Event,
    /// `{description, returnCode, …}`: what is told stands beside the code.
    Flat,
}

/// Splits an answer into its payload, or the reason why there is none.
///
/// # Errors
/// See [`GatewayError`]; never panics, whatever the body is.
pub(crate) fn open_envelope(response: &HttpResponse, envelope: Envelope) -> Result<Value, GatewayError> {
    let (payload, name, words) = match envelope {
        Envelope::Result => (Some("result"), "retcode", "message"),
        Envelope::Event => (Some("event"), "retcode", "message"),
        Envelope::Flat => (None, "returnCode", "description"),
    };
    if response.status != 200 {
        return Err(GatewayError::Status(response.status));
    }
    let Ok(mut body) = json::from_str(response.body.trim_start_matches('\u{feff}')) else {
        return Err(GatewayError::Unreadable("the answer is not JSON".into()));
    };
    let Value::Object(fields) = &mut body else {
        return Err(GatewayError::Unreadable("the answer is not a JSON object".into()));
    };
    // A sample of the reference has it inside the event (CEC 6.5.1.2.6).
    let inner = fields.get("event").and_then(Value::as_object);
    let mut code = result_code(fields, name);
    if let (None, Some(inner)) = (&code, inner) {
        code = result_code(inner, name);
    }
    let Some(code) = code else {
        // Many samples print an event without its envelope (CEC 6.5.1.2.18 and others).
        if envelope == Envelope::Event && fields.get("eventType").is_some() {
            return Ok(body);
        }
        return Err(GatewayError::Unreadable("the answer has no result code".into()));
    };
    if code != "0" {
        let message = fields.get(words).and_then(Value::as_str).unwrap_or_default().to_owned();
        return Err(GatewayError::Refused { code: RetCode::new(code), message });
    }
    Ok(match payload {
        Some(member) => fields.remove(member).unwrap_or(Value::Null),
        None => body,
    })
}

fn result_code(fields: &Map, name: &str) -> Option<String> {
    let code = fields.get(name).and_then(String::from_value)?;
    Some(code.trim().to_owned()).filter(|code| !code.is_empty())
}
