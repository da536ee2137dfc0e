//! HTTP requests and responses as plain data, and how an operation's members become one and are read back.

mod envelope;
mod percent;
mod setup_fault;

use std::fmt;

pub(crate) use envelope::{Envelope, open_envelope};
pub use setup_fault::{SetupFault, SetupFaultRow, SetupFaultWords};

use crate::{
    AgentId, Guid, Method, OperationSpec,
    codes::RetCode,
    json::{self, Map, Value},
    lenient::FromValue,
    operation::Base,
};
use percent::{escape_into, unescape};

/// An HTTP request before it leaves. Any transport can carry it.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpRequest {
    /// The request's verb.
    pub method: Method,
    /// The address that the path is below of.
    pub base: Base,
    /// Path and query, percent-encoded: `/voicecall/1001/answer?callid=…`.
    pub path: String,
    /// The path's template, which a log may show, as it holds no number.
    pub template: &'static str,
    /// Value of the header `Guid`.
    pub guid: Option<Guid>,
    /// The body, as JSON text.
    pub body: Option<String>,
    /// Path of something harmless to read, so that the reason can be found when nothing answers this request; `None` where that
    /// is not wanted.
    pub probe: Option<String>,
}

impl HttpRequest {
    /// Makes the poll ask for all events that wait instead of the first one. The reference does not know it; many gateways do (field
    /// note 8).
    pub fn ask_for_all_events(&mut self) {
        self.path.push_str("/allagentevent");
        self.template = "/agentevent/{agentid}/allagentevent";
    }

    /// Returns the address, for a gateway that is reached at `gateway`, absolute or relative to the page.
    pub fn address(&self, gateway: &str) -> String {
        let gateway = gateway.trim_end_matches('/');
        match self.base {
            Base::Resource => resource(gateway, &self.path),
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

/// Returns the address of a path below the gateway's `/resource`.
pub fn resource(gateway: &str, path: &str) -> String {
    [gateway, "/resource", path].concat()
}

impl fmt::Debug for HttpRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method.as_str(), self.template)
    }
}

/// An HTTP response as it came: a reply, an error page, half a reply.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpResponse {
    /// The HTTP status.
    pub status: u16,
    /// Value of the header `Set-GUID`, else of `Guid`, as received.
    pub guid: Option<String>,
    /// The body, as text.
    pub body: String,
    /// True if it came from another origin than the page: of its headers only those are seen that the server exposes.
    pub hides_headers: bool,
}

impl fmt::Debug for HttpResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} bytes)", self.status, self.body.len())
    }
}

/// The reason why there is no usable reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GatewayError {
    /// The request did not reach the gateway, or the reply did not reach us.
    Unreachable(String),
    /// No reply came within the time limit.
    TimedOut,
    /// An HTTP status other than 200.
    Status(u16),
    /// A body of status 200 that is not the gateway's JSON: a truncated reply.
    Unreadable(String),
    /// The way to the gateway is set up wrongly.
    Misconfigured(SetupFault),
    /// The gateway refused the operation.
    Refused {
        /// The gateway's result code.
        code: RetCode,
        /// The gateway's own message, for logs; it is not fit for people.
        message: String,
    },
}

impl GatewayError {
    /// True if the gateway may have carried the request out although no reply came.
    pub const fn is_unknown_outcome(&self) -> bool {
        match self {
            Self::Unreachable(_)
            | Self::TimedOut
            | Self::Status(_)
            | Self::Unreadable(_)
            | Self::Misconfigured(_) => true,
            Self::Refused { .. } => false,
        }
    }
}

impl OperationSpec {
    /// Writes an operation's members as path (with query) and body.
    pub(crate) fn encode_http(&self, agent: &AgentId, mut fields: Map) -> (String, Option<String>) {
        let mut path = String::new();
        for segment in self.template().split('/').skip(1) {
            path.push('/');
            match segment.strip_prefix('{').and_then(|it| it.strip_suffix('}')) {
                Some("agentid") => escape_into(&mut path, agent.as_str()),
                Some(name) => {
                    let value = fields.remove(name).as_ref().and_then(String::from_value).unwrap_or_default();
                    escape_into(&mut path, &value);
                }
                None => path.push_str(segment),
            }
        }
        let mut separator = '?';
        for name in self.query_names() {
            let Some(value) = fields.remove(name).as_ref().and_then(String::from_value) else { continue };
            path.push(separator);
            separator = '&';
            path.push_str(name);
            path.push('=');
            escape_into(&mut path, &value);
        }
        let body = (!fields.is_empty()).then(|| json::to_string(&Value::Object(fields)));
        (path, body)
    }

    /// Reads the agent and the members of a request; `None` if verb and path are not this operation's.
    pub(crate) fn decode_http(&self, method: &str, path: &str, body: &str) -> Option<(AgentId, Map)> {
        if !method.eq_ignore_ascii_case(self.method.as_str()) {
            return None;
        }
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let mut segments = path.split('/').filter(|segment| !segment.is_empty());
        let mut fields = match json::from_str(body) {
            Ok(Value::Object(fields)) => fields,
            _ => Map::new(),
        };
        let mut agent = AgentId::default();
        for expected in self.template().split('/').skip(1) {
            let segment = segments.next()?;
            match expected.strip_prefix('{').and_then(|it| it.strip_suffix('}')) {
                Some("agentid") => agent = AgentId::new(unescape(segment)),
                Some(name) => {
                    fields.insert(name, Value::String(unescape(segment)));
                }
                None if segment == expected => {}
                None => return None,
            }
        }
        if segments.next().is_some() {
            return None;
        }
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            fields.insert(name, Value::String(unescape(value)));
        }
        Some((agent, fields))
    }
}
