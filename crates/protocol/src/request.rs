//! Requests on their way to the gateway and replies on their way back: encoding and decoding of what
//! [`crate::operations`] describes.

use crate::{
    AgentId, Guid, HttpRequest, HttpResponse, OperationSpec, SetupFault,
    http::{GatewayError, open_envelope},
    json::{Map, Value},
    operation::Base,
    operations::OPERATIONS,
};

pub use crate::{
    operations::{Reply, Request},
    payload::Nothing,
};

/// The operation whose reply is a fresh guid.
const NEW_GUID: &str = "updateGuid";

impl Request {
    /// Writes the request for one agent. Exact: member names, types and verbs are the reference's.
    pub fn encode(&self, agent: &AgentId, guid: Option<&Guid>) -> HttpRequest {
        let spec = self.spec();
        let (path, body) = spec.encode_http(agent, self.fields());
        // The guid is between the agent and the gateway.
        let guid = guid.filter(|_| spec.base == Base::Resource).cloned();
        let (method, base, template) = (spec.method, spec.base, spec.template());
        HttpRequest { method, base, path, template, guid, body, probe: None }
    }

    /// Reads the reply to this request, and the fresh guid that may come with it (CEC 4.5).
    ///
    /// # Errors
    /// Returns every way in which a response can be no reply; never panics. The guid is returned even then.
    pub fn decode(&self, response: &HttpResponse) -> (Option<Guid>, Result<Reply, GatewayError>) {
        let guid = (response.status == 200)
            .then_some(response.guid.as_deref())
            .flatten()
            .and_then(Guid::from_header);
        let answer = open_envelope(response, self.spec().envelope());
        // This one brings it in its body (CEC 6.1.1.24). It is the session's, and nobody else's.
        if let (Self::Raw(raw), Ok(payload)) = (self, &answer)
            && raw.spec().id == NEW_GUID
        {
            let fresh = payload.get("guid").and_then(Value::as_str).and_then(Guid::from_header);
            return (fresh.or(guid), Ok(Reply::Raw(Map::new().into())));
        }
        let read = |payload: Value| self.read_result(&payload).map_err(GatewayError::Unreadable);
        // Without the guid nothing else can be asked for: whoever signs in so is not signed in.
        if self.is_sign_in() && guid.is_none() && response.hides_headers && answer.is_ok() {
            return (None, Err(GatewayError::Misconfigured(SetupFault::NotExposed)));
        }
        (guid, answer.and_then(read))
    }

    /// True if it signs an agent in.
    pub const fn is_sign_in(&self) -> bool {
        matches!(self, Self::Login(_) | Self::ForceLogin(_) | Self::LoginEx(_))
    }

    /// Finds the operation that verb and path name, and returns it with the agent who asks and the parameters
    /// as they came, for the simulator to check before it reads them. `path` is below `<gateway>/resource`.
    /// `None`: no such route.
    pub fn route(method: &str, path: &str, body: &str) -> Option<(AgentId, &'static OperationSpec, Map)> {
        OPERATIONS.iter().find_map(|spec| {
            let (agent, fields) = spec.decode_http(method, path, body)?;
            Some((agent, spec, fields))
        })
    }

    /// Finds the operation that verb and path name, and reads the request, as the simulator does. `path` is
    /// below `<gateway>/resource`; doubled slashes are taken as one (field note 21). `None`: no such route.
    pub fn parse(method: &str, path: &str, body: &str) -> Option<(AgentId, Self)> {
        OPERATIONS.iter().find_map(|spec| {
            let (agent, fields) = spec.decode_http(method, path, body)?;
            Some((agent, Self::from_fields(spec.id, &fields)?))
        })
    }
}
