//! The table of all calls. A new endpoint is a struct in its group's file and a line here; behind the feature
//! `every-endpoint`, unless the page's session makes the call.

use std::fmt;

use crate::{
    AgentId, CallData, CallId, Guid, HttpRequest, HttpResponse, Named,
    agent_control::{CustomState, NewGuid, PhoneToken, SignedIn, Skill, StatusReport, SyncedAgent},
    call_info::{CallInfo, DayFigures, HeldCall, MainFigures},
    endpoint::{Base, Endpoint, Method, Spec},
    event_poll::Events,
    event_push,
    exchange::{GatewayError, open_envelope},
    floor::{AgentInfo, IvrFlow, QueueAgents, QueueStat, VdnSkill},
    json::{Map, Value},
    offline_agent::{OfflineSignedIn, OfflineState},
    payload::Payload,
    wire::Wire,
};

pub use crate::payload::Nothing;

macro_rules! endpoints {
    ($($(#[$gate:meta])? $group:ident :: $name:ident, $id:literal, $section:literal, $method:ident $($base:ident)? $path:literal => $reply:ty;)*) => {
        $(impl Endpoint for crate::$group::$name {
            const SPEC: Spec = Spec {
                id: $id,
                #[cfg(feature = "every-endpoint")]
                section: $section,
                method: Method::$method,
                base: endpoints!(@base $($base)?),
                path: $path,
                members: <crate::$group::$name as Wire>::MEMBERS,
                #[cfg(feature = "every-endpoint")]
                about: <crate::$group::$name as Wire>::SHAPE.about,
                #[cfg(feature = "every-endpoint")]
                reply: <$reply as Payload>::KIND,
            };
            type Reply = $reply;
        }
        $(#[$gate])?
        impl From<crate::$group::$name> for Request {
            fn from(request: crate::$group::$name) -> Self { Self::$name(request) }
        })*

        /// One gateway call, still a value.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Request {
            $($(#[$gate])? #[doc = concat!("CEC ", $section, " ", $id)] $name(crate::$group::$name),)*
            /// Any of them, by its name.
            Named(Named),
        }

        /// One decoded answer; the variant is that of the request.
        #[derive(Clone, PartialEq)]
        pub enum Reply {
            $($(#[$gate])? #[doc = concat!("Answer to CEC ", $section, " ", $id)] $name($reply),)*
            /// Answer to a call by its name, as it came.
            Named(Value),
        }

        /// Where a call stands in [`SPECS`].
        #[allow(dead_code, reason = "some have no variant without the feature every-endpoint")]
        enum Row { $($name),* }

        /// Every call this crate knows, and last the one that the gateway makes itself.
        pub static SPECS: &[Spec] = &[$(<crate::$group::$name as Endpoint>::SPEC,)* event_push::SPEC];

        impl Request {
            /// Where this call is described.
            pub fn spec(&self) -> &'static Spec {
                match self {
                    $($(#[$gate])? Self::$name(_) => &SPECS[Row::$name as usize],)*
                    Self::Named(named) => named.spec(),
                }
            }

            fn fields(&self) -> Map {
                match self {
                    $($(#[$gate])? Self::$name(request) => request.to_map(),)*
                    Self::Named(named) => named.fields(),
                }
            }

            fn read_result(&self, result: &Value) -> Result<Reply, String> {
                match self {
                    $($(#[$gate])? Self::$name(_) => <$reply as Payload>::read(result).map(Reply::$name),)*
                    Self::Named(_) => Ok(Reply::Named(result.clone())),
                }
            }

            /// Reads a call from its gateway name and its parameters; `None` for a name that has no variant.
            pub fn from_fields(id: &str, fields: &Map) -> Option<Self> {
                match id {
                    $($(#[$gate])? $id => Some(Self::$name(Wire::from_map(fields))),)*
                    _ => None,
                }
            }
        }

        impl Reply {
            /// The payload as the gateway would write it under `result` (the poll: under `event`; away from the desk:
            /// beside the code).
            pub fn to_result(&self) -> Value {
                match self {
                    $($(#[$gate])? Self::$name(reply) => Payload::write(reply),)*
                    Self::Named(value) => value.clone(),
                }
            }
        }

        /// An answer to a call by its name is not printed: nobody knows what it holds.
        impl fmt::Debug for Reply {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $($(#[$gate])? Self::$name(reply) => f.debug_tuple(stringify!($name)).field(reply).finish(),)*
                    Self::Named(_) => f.debug_struct("Named").finish_non_exhaustive(),
                }
            }
        }
    };
    (@base) => { Base::Resource };
    (@base $base:ident) => { Base::$base };
}

endpoints! {
    // Signing in and out, the agent's state.
    agent_control::Login, "login", "6.1.1.1", Put "/onlineagent/{agentid}" => SignedIn;
    agent_control::ForceLogin, "forceLogin", "6.1.1.2", Put "/onlineagent/{agentid}/forcelogin" => SignedIn;
    #[cfg(feature = "every-endpoint")]
    agent_control::HandShake, "handShake", "6.1.1.3", Post "/onlineagent/{agentid}/handshake" => Nothing;
    agent_control::SendNote, "sendNoteletEx", "6.1.1.4", Post "/onlineagent/{agentid}/sendnoteletex" => Nothing;
    agent_control::AgentSkills, "queryAgentSkills", "6.1.1.5", Get "/onlineagent/{agentid}/agentskills" => Vec<Skill>;
    #[cfg(feature = "every-endpoint")]
    agent_control::AgentSkillsOf, "queryAgentSkillsByWorkNo", "6.1.1.6", Get "/onlineagent/{agentid}/agentskillsbyworkno/{workno}" => Vec<Skill>;
    agent_control::SetAutoAnswer, "setAgentAutoAnswer", "6.1.1.7", Post "/onlineagent/{agentid}/autoanswer/{isautoanswer}" => Nothing;
    agent_control::ResetSkills, "resetSkill", "6.1.1.8", Post "/onlineagent/{agentid}/resetskill/{autoflag}?skillid&phonelinkage" => Nothing;
    agent_control::SayFree, "sayFree", "6.1.1.9", Post "/onlineagent/{agentid}/sayfree" => Nothing;
    agent_control::SayBusy, "sayBusy", "6.1.1.10", Post "/onlineagent/{agentid}/saybusy?reason&prolong" => Nothing;
    agent_control::CancelBusy, "cancelBusy", "6.1.1.11", Post "/onlineagent/{agentid}/cancelbusy" => Nothing;
    agent_control::Rest, "rest", "6.1.1.12", Post "/onlineagent/{agentid}/rest/{time}/{restcause}?prolong" => Nothing;
    agent_control::CancelRest, "cancelRest", "6.1.1.13", Post "/onlineagent/{agentid}/cancelrest" => Nothing;
    agent_control::Work, "sayWork", "6.1.1.14", Post "/onlineagent/{agentid}/work" => Nothing;
    agent_control::CancelWork, "cancelWork", "6.1.1.15", Post "/onlineagent/{agentid}/cancelwork" => Nothing;
    agent_control::ChangePassword, "modifyAccountPwdEx", "6.1.1.16", Post "/onlineagent/{agentid}/modifyaccountpwdex" => Nothing;
    agent_control::SetAutoReady, "setAgentAutoEnterIdle", "6.1.1.17", Post "/onlineagent/{agentid}/autoenteridle/{flag}" => Nothing;
    agent_control::Logout, "logout", "6.1.1.18", Delete "/onlineagent/{agentid}/logout" => Nothing;
    agent_control::ForceLogout, "forceLogout", "6.1.1.19", Delete "/onlineagent/{agentid}/forcelogout" => Nothing;
    agent_control::ForceLogoutWithReason, "forceLogoutWithReason", "6.1.1.20", Delete "/onlineagent/{agentid}/forcelogoutwithreason/{reason}" => Nothing;
    agent_control::AgentStatus, "getAgentStatus", "6.1.1.21", Get "/onlineagent/{agentid}/agentstatus" => StatusReport;
    #[cfg(feature = "every-endpoint")]
    agent_control::SetTalkRight, "setTalkRight", "6.1.1.22", Post "/onlineagent/{agentid}/settalkright?flag" => Nothing;
    agent_control::LoginEx, "loginEx", "6.1.1.23", Put "/onlineagent/{agentid}/loginex" => SignedIn;
    #[cfg(feature = "every-endpoint")]
    agent_control::UpdateGuid, "updateGuid", "6.1.1.24", Put "/onlineagent/{agentid}/updateGuid" => NewGuid;
    #[cfg(feature = "every-endpoint")]
    agent_control::SyncAgentInfo, "syncagentinfo", "6.1.1.25", Post "/onlineagent/{agentid}/syncagentinfo" => Box<SyncedAgent>;
    #[cfg(feature = "every-endpoint")]
    agent_control::LoginInfo, "loginInfo", "6.1.1.26", Post "/onlineagent/{agentid}/logininfo" => PhoneToken;
    #[cfg(feature = "every-endpoint")]
    agent_control::SetCustomState, "setCustomState", "6.1.1.27", Post "/onlineagent/{agentid}/setcustomstate?customstate" => Nothing;
    #[cfg(feature = "every-endpoint")]
    agent_control::QueryCustomState, "queryCustomState", "6.1.1.28", Get "/onlineagent/{agentid}/querycustomstate" => CustomState;
    #[cfg(feature = "every-endpoint")]
    agent_control::CancelCustomState, "cancelSetCustomState", "6.1.1.29", Post "/onlineagent/{agentid}/cancelsetcustomstate" => Nothing;

    // Calls.
    call_control::Callout, "callout", "6.1.2.1", Put "/voicecall/{agentid}/callout" => Option<CallId>;
    call_control::PreviewCallout, "previewCallout", "6.1.2.2", Put "/voicecall/{agentid}/previewCallout" => Option<CallId>;
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
    call_control::MediaSwitch, "mediaSwitch", "6.1.2.18", Post "/voicecall/{agentid}/mediaswitch?mediaType" => Nothing;
    call_control::AdjustVideoMode, "adjustVideoMode", "6.1.2.19", Post "/voicecall/{agentid}/adjustvideomode" => Nothing;
    call_control::RequestCall, "requestAppointedCall", "6.1.2.20", Post "/voicecall/{agentid}/requestcall/{callid}/{skilltype}?skillid" => Nothing;
    call_control::SnatchPickup, "snatchPickup", "6.1.2.21", Put "/voicecall/{agentid}/snatchpickup?destWorkNo" => Nothing;
    call_control::Reject, "reject", "6.1.2.22", Post "/voicecall/{agentid}/reject" => Nothing;
    #[cfg(feature = "every-endpoint")]
    call_control::PhonePickup, "phonepickup", "6.1.2.23", Post "/voicecall/{agentid}/phonepickup" => Nothing;
    #[cfg(feature = "every-endpoint")]
    call_control::PhoneHangup, "phonehangup", "6.1.2.24", Post "/voicecall/{agentid}/phonehangup" => Nothing;
    #[cfg(feature = "every-endpoint")]
    call_control::ConfTransmitNum, "thirdPartyConfTransmitNum", "6.1.2.25", Post "/voicecall/{agentid}/thirdPartyConfTransmitNum" => Nothing;
    #[cfg(feature = "every-endpoint")]
    offline_agent::OfflineLogin, "offlineAgentLogin", "6.1.2.26", Post ApiAccess "/apiaccess/rest/cc-management/v1/offline/agent/login" => OfflineSignedIn;
    #[cfg(feature = "every-endpoint")]
    offline_agent::OfflineLogout, "offlineAgentLogout", "6.1.2.27", Post ApiAccess "/apiaccess/rest/cc-management/v1/offline/agent/logout" => Nothing;
    #[cfg(feature = "every-endpoint")]
    offline_agent::IsOfflineAgent, "isOfflineAgent", "6.1.2.28", Post ApiAccess "/apiaccess/rest/cc-management/v1/offline/agent/isOfflineAgent" => OfflineState;

    // What is known of calls.
    call_info::QueryCallInfo, "queryCallInfo", "6.1.3.1", Get "/calldata/{agentid}/callinfo?isNoContainLastCall" => Option<CallInfo>;
    call_info::AppData, "queryCallAppData", "6.1.3.2", Get "/calldata/{agentid}/appdata?isEncodeResult&callId" => CallData;
    call_info::SetCallData, "setCallAppDataEx", "6.1.3.3", Put "/calldata/{agentid}/setcalldataex" => Nothing;
    call_info::HoldList, "queryHoldListInfo", "6.1.3.4", Get "/calldata/{agentid}/holdlist" => Vec<CallInfo>;
    call_info::CallInfoBeforeAnswer, "queryCallInfoBeforeAnswer", "6.1.3.5", Get "/calldata/{agentid}/callinfobeforeanswer" => Option<CallInfo>;
    #[cfg(feature = "every-endpoint")]
    call_info::CallInfoById, "queryCallInfoByCallId", "6.1.3.6", Get "/calldata/{agentid}/callinfobycallid/{callid}" => Option<CallInfo>;
    #[cfg(feature = "every-endpoint")]
    call_info::CallIdsOf, "queryAllCallInfoByAgentWorkNoEx", "6.1.3.7", Get "/calldata/{agentid}/allcallinfoEx/{workno}" => Vec<CallId>;
    #[cfg(feature = "every-endpoint")]
    call_info::CallCount, "queryCallNumsOnAgent", "6.1.3.8", Get "/calldata/{agentid}/callnums" => i64;
    call_info::Statistics, "queryCallStatisticsInfo", "6.1.3.9", Get "/calldata/{agentid}/statistics" => DayFigures;
    #[cfg(feature = "every-endpoint")]
    call_info::StatisticsEx, "queryCallStatisticsInfoEx", "6.1.3.10", Get "/calldata/{agentid}/statisticsEx" => MainFigures;
    call_info::WaitingCalls, "queryWaitCallInfoBySkillId", "6.1.3.11", Get "/calldata/{agentid}/waitcallinfo/{skillid}" => Vec<CallInfo>;
    #[cfg(feature = "every-endpoint")]
    call_info::HeldCallsOf, "queryHoldListInfoEx", "6.1.3.12", Get "/calldata/{agentid}/holdlistex/{workno}" => Vec<HeldCall>;

    // Events.
    event_poll::PollEvents, "getAgentEvent", "6.1.4.1", Get "/agentevent/{agentid}?calldata" => Events;

    // Queues and colleagues.
    #[cfg(feature = "every-endpoint")]
    floor::QueueLength, "queryQueueLengthOnAgent", "5.2.5", Get "/queuedevice/{agentid}/waitnum" => i64;
    #[cfg(feature = "every-endpoint")]
    floor::QueueLengthSignedIn, "queryQueueLengthOnAgentSkills", "5.2.6", Get "/queuedevice/{agentid}/waitnumbyagent" => i64;
    floor::VdnSkills, "querySkillQueueOnAgentVDN", "5.2.7", Get "/queuedevice/{agentid}/agentvdnskill" => Vec<VdnSkill>;
    #[cfg(feature = "every-endpoint")]
    floor::QueueLengthOf, "queryQueueLengthBySkillId", "5.2.8", Get "/queuedevice/{agentid}/skillwaitnum/{skillid}" => i64;
    floor::QueueStats, "queryStatInfoOfAcd", "5.2.9", Post "/queuedevice/{agentid}/queryacdstat" => Vec<QueueStat>;
    floor::IvrFlows, "queryIVRInfoOnVdn", "5.2.10", Get "/queuedevice/{agentid}/ivrinfo" => Vec<IvrFlow>;
    #[cfg(feature = "every-endpoint")]
    floor::AgentsBySkill, "queryAgentInfoBySkillId", "5.2.11", Get "/agentgroup/{agentid}/agentbyskill/{skillid}" => Vec<AgentInfo>;
    #[cfg(feature = "every-endpoint")]
    floor::AgentByNumber, "queryAgentInfoByWorkNo", "5.2.12", Get "/agentgroup/{agentid}/agentbyworkno/{workno}" => AgentInfo;
    floor::OnlineAgents, "queryAllOnlineAgents", "5.2.13", Get "/agentgroup/{agentid}/allonlineagents" => Vec<QueueAgents>;
}

/// The call that is answered with a fresh guid.
const NEW_GUID: &str = "updateGuid";

impl Request {
    /// Writes the call for one agent. Exact: member names, types and verbs are the reference's.
    pub fn encode(&self, agent: &AgentId, guid: Option<&Guid>) -> HttpRequest {
        let spec = self.spec();
        let (path, body) = spec.spread(agent, self.fields());
        // The guid is between the agent and the gateway.
        let guid = guid.filter(|_| spec.base == Base::Resource).cloned();
        HttpRequest { method: spec.method, base: spec.base, path, template: spec.template(), guid, body }
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
        let answer = open_envelope(response, self.spec().envelope());
        // This one brings it in its body (CEC 6.1.1.24). It is the session's, and nobody else's.
        if let (Self::Named(named), Ok(payload)) = (self, &answer)
            && named.spec().id == NEW_GUID
        {
            let fresh = payload.get("guid").and_then(Value::as_str).and_then(Guid::from_header);
            return (fresh.or(guid), Ok(Reply::Named(Map::new().into())));
        }
        let read = |payload: Value| self.read_result(&payload).map_err(GatewayError::Unreadable);
        (guid, answer.and_then(read))
    }

    /// Finds the operation that verb and path name, with the agent who asks and the parameters as they came: what the
    /// simulator checks before it reads them. `path` is below `<gateway>/resource`. `None`: no such route.
    pub fn route(method: &str, path: &str, body: &str) -> Option<(AgentId, &'static Spec, Map)> {
        SPECS.iter().find_map(|spec| {
            let (agent, fields) = spec.gather(method, path, body)?;
            Some((agent, spec, fields))
        })
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
