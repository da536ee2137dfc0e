//! Pushed events (CEC 6.1.4.2): the gateway sends them to a server of the business's instead of being asked.
//! The direction is reversed: no client sends this, and the address is whatever `callbackUri` said at
//! sign-in.

use crate::{
    AgentId, GatewayError, HttpResponse, Method, OperationSpec,
    codes::RetCode,
    event_poll::{EventItem, Events},
    http::{Envelope, open_envelope},
    json::{self, Value},
    lenient::FromValue,
    member::{Kind, Member},
    operation::{Base, Described, Effect, Rate},
    payload::Payload,
};

/// The operation's row of the table; the path is the reference's example.
pub const SPEC: OperationSpec = OperationSpec {
    id: "pushEvent",
    method: Method::Post,
    base: Base::Callback,
    path: "/service-cloud/rest/cc-ai/v1/agentevent/pushresult",
    members: &[Member::new("workNo", true, Kind::Any, ""), Member::new("eventList", true, Kind::Any, "")],
    rate: Rate::Unlimited,
    effect: Effect::None,
    described: Described::new("6.1.4.2", " Receives events.\n", Kind::Any),
};

/// Events that the gateway posts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PushedEvents {
    /// Work number of the agent whom the events are for.
    pub agent: AgentId,
    /// Events that are pushed, the oldest first.
    pub events: Events,
}

impl PushedEvents {
    /// Reads the body of such a request. An odd event in it does not cost the others.
    ///
    /// # Errors
    /// Returns an error if the body is no JSON object.
    pub fn read(body: &str) -> Result<Self, GatewayError> {
        let Ok(Value::Object(fields)) = json::from_str(body) else {
            return Err(GatewayError::Unreadable("what is pushed is not a JSON object".into()));
        };
        Ok(Self {
            agent: fields.get("workNo").and_then(AgentId::from_value).unwrap_or_default(),
            events: Events::read(fields.get("eventList").unwrap_or(&Value::Null))
                .map_err(GatewayError::Unreadable)?,
        })
    }

    /// Returns the body as the gateway writes it.
    pub fn write(&self) -> Value {
        let events = self.events.0.iter().map(EventItem::write).collect();
        [("workNo", self.agent.as_str().into()), ("eventList", events)].into()
    }

    /// Returns the body that the gateway is answered with.
    pub fn answer(verdict: &Result<(), RetCode>) -> Value {
        match verdict {
            Ok(()) => [("message", "success".into()), ("retcode", "0".into())].into(),
            Err(code) => {
                let words = code.words().map_or("refused", |words| words.en);
                [("message", words.into()), ("retcode", code.as_str().into())].into()
            }
        }
    }

    /// Reads that body, as the gateway does.
    ///
    /// # Errors
    /// Returns an error if the events were not taken.
    pub fn read_answer(response: &HttpResponse) -> Result<(), GatewayError> {
        open_envelope(response, Envelope::Result).map(drop)
    }
}
