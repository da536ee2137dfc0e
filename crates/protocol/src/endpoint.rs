//! How one gateway call is described: a struct with its fields, and a line with its verb, path, section and reply.
//!
//! The path template names what travels in the path (`{callid}`) and in the query (`?reason&prolong`); every other
//! field of the struct travels in the JSON body. That is all a new endpoint needs.

#[cfg(feature = "every-endpoint")]
use crate::member::Kind;
use crate::{
    AgentId,
    exchange::Envelope,
    json::{self, Map, Value},
    lenient::FromValue,
    member::Member,
};

/// The HTTP verb of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// GET
    Get,
    /// PUT
    Put,
    /// POST
    Post,
    /// DELETE
    Delete,
}

impl Method {
    /// The verb as it is written on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }
}

/// What the reference says of one call.
#[derive(Debug, PartialEq, Eq)]
pub struct Spec {
    /// The gateway's log method name: `login`.
    pub id: &'static str,
    /// Section of the reference: `6.1.1.1`.
    #[cfg(feature = "every-endpoint")]
    pub section: &'static str,
    /// Its verb.
    pub method: Method,
    /// What the path is below of.
    pub base: Base,
    /// Path template, with the query's names: `/onlineagent/{agentid}/saybusy?reason&prolong`.
    pub path: &'static str,
    /// Its parameters, wherever they travel.
    pub members: &'static [Member],
    /// What it does.
    #[cfg(feature = "every-endpoint")]
    pub about: &'static str,
    /// What it is answered with.
    #[cfg(feature = "every-endpoint")]
    pub reply: Kind,
}

/// Who answers a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// The gateway: paths are below `<gateway>/resource`.
    Resource,
    /// The platform's interface for applications, beside the gateway: see [`crate::offline_agent`].
    ApiAccess,
    /// Nobody here: the gateway itself calls. See [`crate::event_push`].
    Callback,
}

/// A request type. Implemented by the table in [`crate::request`].
pub trait Endpoint {
    /// Where it is described.
    const SPEC: Spec;
    /// What it is answered with.
    type Reply;
}

impl Spec {
    /// Whether the gateway limits how often it may be asked (CEC 6.5.6): 5 per 2 s and agent. Whole groups are counted,
    /// whatever the verb.
    pub fn is_flow_controlled(&self) -> bool {
        let path = self.template();
        ["/calldata/", "/queuedevice/", "/agentgroup/"].iter().any(|group| path.starts_with(group))
            || [
                "/agentskills",
                "/agentskillsbyworkno/{workno}",
                "/agentstatus",
                "/syncagentinfo",
                "/updateGuid",
            ]
            .iter()
            .any(|end| path.ends_with(end))
    }

    /// How its answer is wrapped.
    pub(crate) fn envelope(&self) -> Envelope {
        match self.base {
            Base::ApiAccess => Envelope::Flat,
            Base::Resource | Base::Callback if self.path.starts_with("/agentevent/") => Envelope::Event,
            Base::Resource | Base::Callback => Envelope::Result,
        }
    }

    /// The path template without the query's names.
    pub fn template(&self) -> &'static str {
        self.path.split_once('?').map_or(self.path, |(path, _)| path)
    }

    pub(crate) fn path_names(&self) -> impl Iterator<Item = &'static str> {
        self.template().split('/').filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'))
    }

    pub(crate) fn query_names(&self) -> impl Iterator<Item = &'static str> {
        self.path.split_once('?').map_or("", |(_, query)| query).split('&').filter(|name| !name.is_empty())
    }

    /// Spreads a request's fields over path, query and body.
    pub(crate) fn spread(&self, agent: &AgentId, mut fields: Map) -> (String, Option<String>) {
        let mut path = String::new();
        for segment in self.template().split('/').skip(1) {
            path.push('/');
            match segment.strip_prefix('{').and_then(|it| it.strip_suffix('}')) {
                Some("agentid") => escape_into(&mut path, agent.reveal()),
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

    /// The reverse of `spread`: the agent and the fields, when verb and path are this call's.
    pub(crate) fn gather(&self, method: &str, path: &str, body: &str) -> Option<(AgentId, Map)> {
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

/// Percent-encodes everything but the unreserved characters of RFC 3986.
fn escape_into(out: &mut String, text: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

fn unescape(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let pair = (byte == b'%').then(|| {
            let mut ahead = rest.clone();
            let hex = |digit: Option<u8>| digit.and_then(|it| char::from(it).to_digit(16));
            let value = hex(ahead.next())? * 16 + hex(ahead.next())?;
            Some((u8::try_from(value).ok()?, ahead))
        });
        match pair.flatten() {
            Some((value, ahead)) => {
                bytes.push(value);
                rest = ahead;
            }
            None => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaping_round_trips() {
        for text in ["#1*", "a b/c?d&e=f%", "座席", "100%25"] {
            let mut escaped = String::new();
            escape_into(&mut escaped, text);
            assert!(escaped.is_ascii() && !escaped.contains(['#', '/', '?', '&', ' ']));
            assert_eq!(unescape(&escaped), text);
        }
        assert_eq!(unescape("%zz%4"), "%zz%4", "a broken escape is text");
    }
}
