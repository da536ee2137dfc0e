//! The event poll (CEC 6.1.4.1): one event a reply, at once if there is one, else nothing after 10 s.

use crate::{
    AgentId, CallData,
    event::GatewayEvent,
    json::{Map, Value},
    lenient::FromValue,
    member::Kind,
    payload::Payload,
    wire::Wire,
};

/// Asks for the next event.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct PollEvents {
    /// Call data (随路数据), after a page refresh.
    #[wire(name = "calldata")]
    pub call_data: Option<CallData>,
}

/// Events that a poll brought: none, one, or (some gateways) several, oldest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Events(pub Vec<EventItem>);

/// Event with the agent it is for.
#[derive(Debug, Clone, PartialEq)]
pub struct EventItem {
    /// Work number that the event names; empty when it names none.
    pub agent: AgentId,
    /// Unix time in milliseconds at which the gateway made the event; `None` when it is not told.
    pub made_at: Option<i64>,
    /// Event as it was read.
    pub event: GatewayEvent,
}

impl EventItem {
    /// Reads one of several events: null, an empty object and an empty text are none. Anything else that is no object
    /// is an event that nobody knows, so that it is told instead of lost; the others count all the same.
    fn of(item: &Value) -> Option<Self> {
        match item {
            Value::Object(fields) => Self::read(fields),
            Value::Null => None,
            Value::String(text) if text.trim().is_empty() => None,
            Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => Some(Self {
                agent: AgentId::default(),
                made_at: None,
                event: GatewayEvent::read("", item.clone()),
            }),
        }
    }

    /// Reads an event; `None` when it has neither a name nor a content: one more way to say "no event".
    fn read(fields: &Map) -> Option<Self> {
        let name = fields.get("eventType").and_then(String::from_value).unwrap_or_default();
        let content = fields.get("content").cloned().unwrap_or(Value::Null);
        (!name.is_empty() || !content.is_null()).then(|| Self {
            agent: fields.get("workNo").and_then(AgentId::from_value).unwrap_or_default(),
            made_at: fields.get("eventGenTime").and_then(i64::from_value),
            event: GatewayEvent::read(&name, content),
        })
    }

    /// Returns the event as the gateway writes it. `workNo` is always a string (field note 7).
    pub fn write(&self) -> Value {
        let mut event = Map::new();
        event.insert("eventType", self.event.name().into());
        event.insert("workNo", self.agent.as_str().into());
        event.insert("content", self.event.content());
        if let Some(time) = self.made_at {
            event.insert("eventGenTime", time.into());
        }
        event.into()
    }
}

impl Payload for Events {
    const KIND: Kind = Kind::Any;
    fn read(value: &Value) -> Result<Self, String> {
        match value {
            // An empty object is "no event" (CEC 6.1.4.1 shows no shape for it).
            Value::Object(fields) => Ok(Self(EventItem::read(fields).into_iter().collect())),
            Value::Array(items) => Ok(Self(items.iter().filter_map(EventItem::of).collect())),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(Self::default()),
        }
    }
    fn write(&self) -> Value {
        match self.0.as_slice() {
            [] => Value::Null,
            [one] => one.write(),
            several => several.iter().map(EventItem::write).collect(),
        }
    }
}
