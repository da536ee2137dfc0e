//! The table of all calls. A new endpoint is a struct in its group's file and a line here.

use serde_json::{Map, Value};

use crate::{
    AgentId, CallData, CallId, Guid, HttpRequest, HttpResponse,
    agent_control::{SignedIn, Skill, StatusReport},
    call_info::CallInfo,
    endpoint::{Endpoint, Method, Spec},
    event_poll::Events,
    exchange::{GatewayError, open_envelope},
    lenient::{FromValue, call_id_in},
    wire::Wire,
};

macro_rules! endpoints {
    ($($group:ident :: $name:ident, $id:literal, $section:literal, $method:ident $path:literal => $reply:ty;)*) => {
        $(impl Endpoint for crate::$group::$name {
            const SPEC: Spec = Spec { id: $id, section: $section, method: Method::$method, path: $path };
            type Reply = $reply;
        }
        impl From<crate::$group::$name> for Request {
            fn from(request: crate::$group::$name) -> Self { Self::$name(request) }
        })*

        /// One gateway call, still a value.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Request { $(#[doc = concat!("CEC ", $section, " ", $id)] $name(crate::$group::$name),)* }

        /// One decoded answer; the variant is that of the request.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Reply { $(#[doc = concat!("Answer to CEC ", $section, " ", $id)] $name($reply),)* }

        /// Every call this crate knows.
        pub static SPECS: &[Spec] = &[$(<crate::$group::$name as Endpoint>::SPEC),*];

        impl Request {
            /// Where this call is described.
            pub fn spec(&self) -> &'static Spec {
                match self { $(Self::$name(_) => { const SPEC: &Spec = &<crate::$group::$name as Endpoint>::SPEC; SPEC })* }
            }

            fn fields(&self) -> Map<String, Value> {
                match self { $(Self::$name(request) => request.fields(),)* }
            }

            fn read_result(&self, result: &Value) -> Result<Reply, String> {
                match self { $(Self::$name(_) => <$reply as Payload>::read(result).map(Reply::$name),)* }
            }

            /// Reads a call from its gateway name and its parameters; `None` for a name that is not in the table.
            pub fn from_fields(id: &str, fields: &Map<String, Value>) -> Option<Self> {
                match id { $($id => Some(Self::$name(Wire::from_fields(fields))),)* _ => None }
            }
        }

        impl Reply {
            /// The payload as the gateway would write it under `result` (the poll: under `event`).
            pub fn to_result(&self) -> Value {
                match self { $(Self::$name(reply) => Payload::write(reply),)* }
            }
        }
    };
}

endpoints! {
    agent_control::Login, "login", "6.1.1.1", Put "/onlineagent/{agentid}" => SignedIn;
    agent_control::ForceLogin, "forceLogin", "6.1.1.2", Put "/onlineagent/{agentid}/forcelogin" => SignedIn;
    agent_control::AgentSkills, "queryAgentSkills", "6.1.1.5", Get "/onlineagent/{agentid}/agentskills" => Vec<Skill>;
    agent_control::SayFree, "sayFree", "6.1.1.9", Post "/onlineagent/{agentid}/sayfree" => Nothing;
    agent_control::SayBusy, "sayBusy", "6.1.1.10", Post "/onlineagent/{agentid}/saybusy?reason&prolong" => Nothing;
    agent_control::CancelBusy, "cancelBusy", "6.1.1.11", Post "/onlineagent/{agentid}/cancelbusy" => Nothing;
    agent_control::Rest, "rest", "6.1.1.12", Post "/onlineagent/{agentid}/rest/{time}/{restcause}?prolong" => Nothing;
    agent_control::CancelRest, "cancelRest", "6.1.1.13", Post "/onlineagent/{agentid}/cancelrest" => Nothing;
    agent_control::Work, "sayWork", "6.1.1.14", Post "/onlineagent/{agentid}/work" => Nothing;
    agent_control::CancelWork, "cancelWork", "6.1.1.15", Post "/onlineagent/{agentid}/cancelwork" => Nothing;
    agent_control::Logout, "logout", "6.1.1.18", Delete "/onlineagent/{agentid}/logout" => Nothing;
    agent_control::AgentStatus, "getAgentStatus", "6.1.1.21", Get "/onlineagent/{agentid}/agentstatus" => StatusReport;
    call_control::Callout, "callout", "6.1.2.1", Put "/voicecall/{agentid}/callout" => Option<CallId>;
    call_control::Answer, "answer", "6.1.2.3", Put "/voicecall/{agentid}/answer?callid" => Nothing;
    call_control::CallInner, "callInner", "6.1.2.4", Put "/voicecall/{agentid}/callinner" => Option<CallId>;
    call_control::InnerHelp, "innerHelp", "6.1.2.5", Post "/voicecall/{agentid}/innerhelp" => Option<CallId>;
    call_control::BeginMute, "beginMute", "6.1.2.6", Post "/voicecall/{agentid}/beginmute" => Nothing;
    call_control::EndMute, "endMute", "6.1.2.7", Post "/voicecall/{agentid}/endmute" => Nothing;
    call_control::Hold, "hold", "6.1.2.8", Post "/voicecall/{agentid}/hold" => Nothing;
    call_control::ConnectHold, "connectHold", "6.1.2.9", Post "/voicecall/{agentid}/connecthold/{callid}" => Nothing;
    call_control::GetHold, "getHold", "6.1.2.10", Post "/voicecall/{agentid}/gethold?callid" => Nothing;
    call_control::Transfer, "transfer", "6.1.2.11", Post "/voicecall/{agentid}/transfer" => Nothing;
    call_control::CancelTransfer, "cancelTransfer", "6.1.2.12", Post "/voicecall/{agentid}/canceltransfer" => Nothing;
    call_control::SecondDial, "secondDialEx", "6.1.2.13", Post "/voicecall/{agentid}/seconddial?number" => Nothing;
    call_control::ConfJoin, "confJoin", "6.1.2.14", Post "/voicecall/{agentid}/confjoin" => Nothing;
    call_control::DropCall, "dropCall", "6.1.2.15", Post "/voicecall/{agentid}/dropcall/{callid}" => Nothing;
    call_control::Release, "release", "6.1.2.16", Delete "/voicecall/{agentid}/release" => Nothing;
    call_control::Disconnect, "disconnect", "6.1.2.17", Post "/voicecall/{agentid}/disconnect/{number}" => Nothing;
    call_control::Reject, "reject", "6.1.2.22", Post "/voicecall/{agentid}/reject" => Nothing;
    call_info::QueryCallInfo, "queryCallInfo", "6.1.3.1", Get "/calldata/{agentid}/callinfo?isNoContainLastCall" => Option<CallInfo>;
    call_info::AppData, "queryCallAppData", "6.1.3.2", Get "/calldata/{agentid}/appdata?isEncodeResult&callId" => CallData;
    call_info::HoldList, "queryHoldListInfo", "6.1.3.4", Get "/calldata/{agentid}/holdlist" => Vec<CallInfo>;
    call_info::CallInfoBeforeAnswer, "queryCallInfoBeforeAnswer", "6.1.3.5", Get "/calldata/{agentid}/callinfobeforeanswer" => Option<CallInfo>;
    event_poll::PollEvents, "getAgentEvent", "6.1.4.1", Get "/agentevent/{agentid}?calldata" => Events;
}

impl Request {
    /// Writes the call for one agent. Exact: member names, types and verbs are the reference's.
    pub fn encode(&self, agent: &AgentId, guid: Option<&Guid>) -> HttpRequest {
        let spec = self.spec();
        let (path, body) = spec.spread(agent, self.fields());
        HttpRequest { method: spec.method, path, template: spec.template(), guid: guid.cloned(), body }
    }

    /// Reads the answer to this call, and the fresh guid that may come with it (CEC 4.5).
    ///
    /// # Errors
    /// Every way an answer can be no answer; never panics. The guid is returned even then.
    pub fn decode(&self, response: &HttpResponse) -> (Option<Guid>, Result<Reply, GatewayError>) {
        let guid = (response.status == 200)
            .then_some(response.guid.as_deref())
            .flatten()
            .and_then(Guid::from_header);
        let member = if matches!(self, Self::PollEvents(_)) { "event" } else { "result" };
        let reply = open_envelope(response, member)
            .and_then(|payload| self.read_result(&payload).map_err(GatewayError::Unreadable));
        (guid, reply)
    }

    /// Finds the call that verb and path name, and reads it: what the simulator does with a request. `path` is below
    /// `<gateway>/resource`; doubled slashes are taken as one (field note 21). `None`: no such route.
    pub fn parse(method: &str, path: &str, body: &str) -> Option<(AgentId, Self)> {
        SPECS.iter().find_map(|spec| {
            let (agent, fields) = spec.gather(method, path, body)?;
            Some((agent, Self::from_fields(spec.id, &fields)?))
        })
    }
}

/// An answer without content: `{}`, null, or whatever else stands there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Nothing;

/// What can stand under `result`.
pub(crate) trait Payload: Sized {
    fn read(value: &Value) -> Result<Self, String>;
    fn write(&self) -> Value;
}

impl Payload for Nothing {
    fn read(_: &Value) -> Result<Self, String> {
        Ok(Self)
    }
    fn write(&self) -> Value {
        Value::Object(Map::new())
    }
}

impl Payload for Option<CallId> {
    fn read(value: &Value) -> Result<Self, String> {
        Ok(call_id_in(value))
    }
    fn write(&self) -> Value {
        self.as_ref().map_or(Value::Null, |id| id.reveal().into())
    }
}

impl Payload for CallData {
    fn read(value: &Value) -> Result<Self, String> {
        Ok(Self::from_value(value).unwrap_or_default())
    }
    fn write(&self) -> Value {
        self.reveal().into()
    }
}
