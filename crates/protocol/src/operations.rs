//! The table of all operations. A new operation is a struct in its group's file and a row here.
//!
//! A row names request type, log method name and section, then verb, path template (with the names that
//! travel in the query) and the type of the reply; every other field of the request type travels in the JSON
//! body. Its columns are
//! - [`Rate`]: whether the gateway limits how often it may be asked for (CEC 6.5.6 names the groups),
//! - [`Effect`]: the part of the session's state that it can change,
//! - `typed`: true if the session asks for it. The others have their variant of [`Request`] behind the
//!   feature `every-operation` only, as every variant weighs on the page; [`OPERATIONS`] and raw requests
//!   know all of them.

use std::fmt;

use crate::{
    CallData, CallId, RawRequest,
    agent_control::{CustomState, NewGuid, PhoneToken, Skill, StatusReport, SyncedAgent},
    call_info::{CallInfo, DayFigures, HeldCall, MainFigures},
    directory::{AgentInfo, IvrFlow, QueueAgents, QueueStat, VdnSkill},
    event_poll::Events,
    event_push,
    json::{Map, Value},
    offline_agent::{OfflineSignedIn, OfflineState},
    operation::{Base, Described, Effect, Method, Operation, OperationSpec, Rate},
    payload::{Nothing, Payload},
    sign_in::SignedIn,
    wire::Wire,
};

macro_rules! operations {
    ($($group:ident :: $name:ident, $id:literal, $section:literal, $method:ident $($base:ident)? $path:literal => $reply:ty,
        $rate:ident, $effect:ident, typed = $typed:literal;)*) => {
        $(impl Operation for crate::$group::$name {
            const SPEC: OperationSpec = OperationSpec {
                id: $id,
                method: Method::$method,
                base: operations!(@base $($base)?),
                path: $path,
                members: <crate::$group::$name as Wire>::MEMBERS,
                rate: Rate::$rate,
                effect: Effect::$effect,
                described: Described::new(
                    $section,
                    <crate::$group::$name as Wire>::SHAPE.about,
                    <$reply as Payload>::KIND,
                ),
            };
            type Reply = $reply;
        }
        #[cfg(any($typed, feature = "every-operation"))]
        impl From<crate::$group::$name> for Request {
            fn from(request: crate::$group::$name) -> Self { Self::$name(request) }
        })*

        /// One operation being asked for, still a value.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Request {
            $(#[cfg(any($typed, feature = "every-operation"))]
            #[doc = concat!("The operation `", $id, "` (CEC ", $section, ").")]
            $name(crate::$group::$name),)*
            /// Any operation, as a script names it.
            Raw(RawRequest),
        }

        /// One decoded reply; the variant is that of the request.
        #[derive(Clone, PartialEq)]
        pub enum Reply {
            $(#[cfg(any($typed, feature = "every-operation"))]
            #[doc = concat!("The reply to `", $id, "` (CEC ", $section, ").")]
            $name($reply),)*
            /// The reply to a raw request, as it came.
            Raw(Value),
        }

        /// An operation's place in [`OPERATIONS`].
        #[allow(dead_code, reason = "some have no variant without the feature every-operation")]
        enum Row { $($name),* }

        /// Every operation this crate knows, and last the one that the gateway asks for itself.
        pub static OPERATIONS: &[OperationSpec] =
            &[$(<crate::$group::$name as Operation>::SPEC,)* event_push::SPEC];

        impl Request {
            /// Returns the operation's row of the table.
            pub fn spec(&self) -> &'static OperationSpec {
                match self {
                    $(#[cfg(any($typed, feature = "every-operation"))]
                    Self::$name(_) => &OPERATIONS[Row::$name as usize],)*
                    Self::Raw(raw) => raw.spec(),
                }
            }

            pub(crate) fn fields(&self) -> Map {
                match self {
                    $(#[cfg(any($typed, feature = "every-operation"))]
                    Self::$name(request) => request.to_map(),)*
                    Self::Raw(raw) => raw.fields(),
                }
            }

            pub(crate) fn read_result(&self, result: &Value) -> Result<Reply, String> {
                match self {
                    $(#[cfg(any($typed, feature = "every-operation"))]
                    Self::$name(_) => <$reply as Payload>::read(result).map(Reply::$name),)*
                    Self::Raw(_) => Ok(Reply::Raw(result.clone())),
                }
            }

            /// Reads a request from the operation's name and its parameters; `None` for a name that has no
            /// variant.
            pub fn from_fields(id: &str, fields: &Map) -> Option<Self> {
                match id {
                    $(#[cfg(any($typed, feature = "every-operation"))]
                    $id => Some(Self::$name(Wire::from_map(fields))),)*
                    _ => None,
                }
            }
        }

        impl RawRequest {
            /// Returns the same as a typed request, if it sets something that the session shows. Only these:
            /// reading every type would be 10 KB of what a page loads.
            pub fn setting(&self) -> Option<Request> {
                let fields = &self.fields;
                match self.spec().id {
                    $($id => operations!(@setting $effect $name fields),)*
                    _ => None,
                }
            }
        }

        impl Reply {
            /// Returns the payload as the gateway would write it under `result` (the poll: under `event`;
            /// away from the desk: beside the code).
            pub fn to_result(&self) -> Value {
                match self {
                    $(#[cfg(any($typed, feature = "every-operation"))]
                    Self::$name(reply) => Payload::write(reply),)*
                    Self::Raw(value) => value.clone(),
                }
            }
        }

        /// Prints a reply, but not that to a raw request: nobody knows what it holds.
        impl fmt::Debug for Reply {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(#[cfg(any($typed, feature = "every-operation"))]
                    Self::$name(reply) => f.debug_tuple(stringify!($name)).field(reply).finish(),)*
                    Self::Raw(_) => f.debug_struct("Raw").finish_non_exhaustive(),
                }
            }
        }
    };
    (@setting Setting $name:ident $fields:ident) => { Some(Request::$name(Wire::from_map($fields))) };
    (@setting $other:ident $name:ident $fields:ident) => { None };
    (@base) => { Base::Resource };
    (@base $base:ident) => { Base::$base };
}

operations! {
    // Signing in and out, the agent's state.
    sign_in::Login, "login", "6.1.1.1", Put "/onlineagent/{agentid}" => SignedIn,
        Unlimited, Session, typed = true;
    sign_in::ForceLogin, "forceLogin", "6.1.1.2", Put "/onlineagent/{agentid}/forcelogin" => SignedIn,
        Unlimited, Session, typed = true;
    agent_control::HandShake, "handShake", "6.1.1.3", Post "/onlineagent/{agentid}/handshake" => Nothing,
        Unlimited, None, typed = false;
    agent_control::SendNote, "sendNoteletEx", "6.1.1.4", Post "/onlineagent/{agentid}/sendnoteletex" => Nothing,
        Unlimited, None, typed = true;
    agent_control::AgentSkills, "queryAgentSkills", "6.1.1.5", Get "/onlineagent/{agentid}/agentskills" => Vec<Skill>,
        Limited, None, typed = true;
    agent_control::AgentSkillsOf, "queryAgentSkillsByWorkNo", "6.1.1.6", Get "/onlineagent/{agentid}/agentskillsbyworkno/{workno}" => Vec<Skill>,
        Limited, None, typed = false;
    agent_control::SetAutoAnswer, "setAgentAutoAnswer", "6.1.1.7", Post "/onlineagent/{agentid}/autoanswer/{isautoanswer}" => Nothing,
        Unlimited, Setting, typed = true;
    agent_control::ResetSkills, "resetSkill", "6.1.1.8", Post "/onlineagent/{agentid}/resetskill/{autoflag}?skillid&phonelinkage" => Nothing,
        Unlimited, Setting, typed = true;
    agent_control::SayFree, "sayFree", "6.1.1.9", Post "/onlineagent/{agentid}/sayfree" => Nothing,
        Unlimited, State, typed = true;
    agent_control::SayBusy, "sayBusy", "6.1.1.10", Post "/onlineagent/{agentid}/saybusy?reason&prolong" => Nothing,
        Unlimited, State, typed = true;
    agent_control::CancelBusy, "cancelBusy", "6.1.1.11", Post "/onlineagent/{agentid}/cancelbusy" => Nothing,
        Unlimited, State, typed = true;
    agent_control::Rest, "rest", "6.1.1.12", Post "/onlineagent/{agentid}/rest/{time}/{restcause}?prolong" => Nothing,
        Unlimited, State, typed = true;
    agent_control::CancelRest, "cancelRest", "6.1.1.13", Post "/onlineagent/{agentid}/cancelrest" => Nothing,
        Unlimited, State, typed = true;
    agent_control::Work, "sayWork", "6.1.1.14", Post "/onlineagent/{agentid}/work" => Nothing,
        Unlimited, State, typed = true;
    agent_control::CancelWork, "cancelWork", "6.1.1.15", Post "/onlineagent/{agentid}/cancelwork" => Nothing,
        Unlimited, State, typed = true;
    agent_control::ChangePassword, "modifyAccountPwdEx", "6.1.1.16", Post "/onlineagent/{agentid}/modifyaccountpwdex" => Nothing,
        Unlimited, Setting, typed = true;
    agent_control::SetAutoReady, "setAgentAutoEnterIdle", "6.1.1.17", Post "/onlineagent/{agentid}/autoenteridle/{flag}" => Nothing,
        Unlimited, Setting, typed = true;
    agent_control::Logout, "logout", "6.1.1.18", Delete "/onlineagent/{agentid}/logout" => Nothing,
        Unlimited, Session, typed = true;
    agent_control::ForceLogout, "forceLogout", "6.1.1.19", Delete "/onlineagent/{agentid}/forcelogout" => Nothing,
        Unlimited, Session, typed = true;
    agent_control::ForceLogoutWithReason, "forceLogoutWithReason", "6.1.1.20", Delete "/onlineagent/{agentid}/forcelogoutwithreason/{reason}" => Nothing,
        Unlimited, Session, typed = true;
    agent_control::AgentStatus, "getAgentStatus", "6.1.1.21", Get "/onlineagent/{agentid}/agentstatus" => StatusReport,
        Limited, None, typed = true;
    agent_control::SetTalkRight, "setTalkRight", "6.1.1.22", Post "/onlineagent/{agentid}/settalkright?flag" => Nothing,
        Unlimited, Setting, typed = true;
    sign_in::LoginEx, "loginEx", "6.1.1.23", Put "/onlineagent/{agentid}/loginex" => SignedIn,
        Unlimited, Session, typed = true;
    agent_control::UpdateGuid, "updateGuid", "6.1.1.24", Put "/onlineagent/{agentid}/updateGuid" => NewGuid,
        Limited, None, typed = false;
    agent_control::SyncAgentInfo, "syncagentinfo", "6.1.1.25", Post "/onlineagent/{agentid}/syncagentinfo" => Box<SyncedAgent>,
        Limited, State, typed = false;
    agent_control::LoginInfo, "loginInfo", "6.1.1.26", Post "/onlineagent/{agentid}/logininfo" => PhoneToken,
        Unlimited, None, typed = false;
    agent_control::SetCustomState, "setCustomState", "6.1.1.27", Post "/onlineagent/{agentid}/setcustomstate?customstate" => Nothing,
        Unlimited, None, typed = false;
    agent_control::QueryCustomState, "queryCustomState", "6.1.1.28", Get "/onlineagent/{agentid}/querycustomstate" => CustomState,
        Unlimited, None, typed = false;
    agent_control::CancelCustomState, "cancelSetCustomState", "6.1.1.29", Post "/onlineagent/{agentid}/cancelsetcustomstate" => Nothing,
        Unlimited, None, typed = false;

    // Calls.
    call_control::Callout, "callout", "6.1.2.1", Put "/voicecall/{agentid}/callout" => Option<CallId>,
        Unlimited, Calls, typed = true;
    call_control::PreviewCallout, "previewCallout", "6.1.2.2", Put "/voicecall/{agentid}/previewCallout" => Option<CallId>,
        Unlimited, Calls, typed = true;
    call_control::Answer, "answer", "6.1.2.3", Put "/voicecall/{agentid}/answer?callid" => Nothing,
        Unlimited, Calls, typed = true;
    call_control::CallInner, "callInner", "6.1.2.4", Put "/voicecall/{agentid}/callinner" => Option<CallId>,
        Unlimited, Calls, typed = true;
    call_control::InnerHelp, "innerHelp", "6.1.2.5", Post "/voicecall/{agentid}/innerhelp" => Option<CallId>,
        Unlimited, Calls, typed = true;
    call_control::BeginMute, "beginMute", "6.1.2.6", Post "/voicecall/{agentid}/beginmute" => Nothing,
        Unlimited, Calls, typed = true;
    call_control::EndMute, "endMute", "6.1.2.7", Post "/voicecall/{agentid}/endmute" => Nothing,
        Unlimited, Calls, typed = true;
    call_control::Hold, "hold", "6.1.2.8", Post "/voicecall/{agentid}/hold" => Nothing,
        Unlimited, Calls, typed = true;
    call_control::ConnectHold, "connectHold", "6.1.2.9", Post "/voicecall/{agentid}/connecthold/{callid}" => Nothing,
        Unlimited, Calls, typed = true;
    call_control::GetHold, "getHold", "6.1.2.10", Post "/voicecall/{agentid}/gethold?callid" => Nothing,
        Unlimited, Calls, typed = true;
    call_control::Transfer, "transfer", "6.1.2.11", Post "/voicecall/{agentid}/transfer" => Nothing,
        Unlimited, Calls, typed = true;
    call_control::CancelTransfer, "cancelTransfer", "6.1.2.12", Post "/voicecall/{agentid}/canceltransfer" => Nothing,
        Unlimited, Calls, typed = true;
    call_control::SecondDial, "secondDialEx", "6.1.2.13", Post "/voicecall/{agentid}/seconddial?number" => Nothing,
        Unlimited, Calls, typed = true;
    call_control::ConfJoin, "confJoin", "6.1.2.14", Post "/voicecall/{agentid}/confjoin" => Nothing,
        Unlimited, Calls, typed = true;
    call_control::DropCall, "dropCall", "6.1.2.15", Post "/voicecall/{agentid}/dropcall/{callid}" => Nothing,
        Unlimited, Calls, typed = true;
    call_control::Release, "release", "6.1.2.16", Delete "/voicecall/{agentid}/release" => Nothing,
        Unlimited, Calls, typed = false;
    call_control::Disconnect, "disconnect", "6.1.2.17", Post "/voicecall/{agentid}/disconnect/{number}" => Nothing,
        Unlimited, Calls, typed = true;
    call_control::MediaSwitch, "mediaSwitch", "6.1.2.18", Post "/voicecall/{agentid}/mediaswitch?mediaType" => Nothing,
        Unlimited, Calls, typed = true;
    call_control::AdjustVideoMode, "adjustVideoMode", "6.1.2.19", Post "/voicecall/{agentid}/adjustvideomode" => Nothing,
        Unlimited, Calls, typed = true;
    call_control::RequestCall, "requestAppointedCall", "6.1.2.20", Post "/voicecall/{agentid}/requestcall/{callid}/{skilltype}?skillid" => Nothing,
        Unlimited, Calls, typed = true;
    call_control::SnatchPickup, "snatchPickup", "6.1.2.21", Put "/voicecall/{agentid}/snatchpickup?destWorkNo" => Nothing,
        Unlimited, Calls, typed = true;
    call_control::Reject, "reject", "6.1.2.22", Post "/voicecall/{agentid}/reject" => Nothing,
        Unlimited, Calls, typed = true;
    call_control::PhonePickup, "phonepickup", "6.1.2.23", Post "/voicecall/{agentid}/phonepickup" => Nothing,
        Unlimited, Calls, typed = false;
    call_control::PhoneHangup, "phonehangup", "6.1.2.24", Post "/voicecall/{agentid}/phonehangup" => Nothing,
        Unlimited, Calls, typed = false;
    call_control::ConfTransmitNum, "thirdPartyConfTransmitNum", "6.1.2.25", Post "/voicecall/{agentid}/thirdPartyConfTransmitNum" => Nothing,
        Unlimited, Calls, typed = false;
    offline_agent::OfflineLogin, "offlineAgentLogin", "6.1.2.26", Post ApiAccess "/apiaccess/rest/cc-management/v1/offline/agent/login" => OfflineSignedIn,
        Unlimited, State, typed = false;
    offline_agent::OfflineLogout, "offlineAgentLogout", "6.1.2.27", Post ApiAccess "/apiaccess/rest/cc-management/v1/offline/agent/logout" => Nothing,
        Unlimited, State, typed = false;
    offline_agent::IsOfflineAgent, "isOfflineAgent", "6.1.2.28", Post ApiAccess "/apiaccess/rest/cc-management/v1/offline/agent/isOfflineAgent" => OfflineState,
        Unlimited, None, typed = false;

    // What is known of calls.
    call_info::QueryCallInfo, "queryCallInfo", "6.1.3.1", Get "/calldata/{agentid}/callinfo?isNoContainLastCall" => Option<CallInfo>,
        Limited, None, typed = true;
    call_info::AppData, "queryCallAppData", "6.1.3.2", Get "/calldata/{agentid}/appdata?isEncodeResult&callId" => CallData,
        Limited, None, typed = true;
    call_info::SetCallData, "setCallAppDataEx", "6.1.3.3", Put "/calldata/{agentid}/setcalldataex" => Nothing,
        Limited, Calls, typed = true;
    call_info::HoldList, "queryHoldListInfo", "6.1.3.4", Get "/calldata/{agentid}/holdlist" => Vec<CallInfo>,
        Limited, None, typed = true;
    call_info::CallInfoBeforeAnswer, "queryCallInfoBeforeAnswer", "6.1.3.5", Get "/calldata/{agentid}/callinfobeforeanswer" => Option<CallInfo>,
        Limited, None, typed = true;
    call_info::CallInfoById, "queryCallInfoByCallId", "6.1.3.6", Get "/calldata/{agentid}/callinfobycallid/{callid}" => Option<CallInfo>,
        Limited, None, typed = false;
    call_info::CallIdsOf, "queryAllCallInfoByAgentWorkNoEx", "6.1.3.7", Get "/calldata/{agentid}/allcallinfoEx/{workno}" => Vec<CallId>,
        Limited, None, typed = false;
    call_info::CallCount, "queryCallNumsOnAgent", "6.1.3.8", Get "/calldata/{agentid}/callnums" => i64,
        Limited, None, typed = false;
    call_info::Statistics, "queryCallStatisticsInfo", "6.1.3.9", Get "/calldata/{agentid}/statistics" => DayFigures,
        Limited, None, typed = true;
    call_info::StatisticsEx, "queryCallStatisticsInfoEx", "6.1.3.10", Get "/calldata/{agentid}/statisticsEx" => MainFigures,
        Limited, None, typed = false;
    call_info::WaitingCalls, "queryWaitCallInfoBySkillId", "6.1.3.11", Get "/calldata/{agentid}/waitcallinfo/{skillid}" => Vec<CallInfo>,
        Limited, None, typed = true;
    call_info::HeldCallsOf, "queryHoldListInfoEx", "6.1.3.12", Get "/calldata/{agentid}/holdlistex/{workno}" => Vec<HeldCall>,
        Limited, None, typed = false;

    // Events.
    event_poll::PollEvents, "getAgentEvent", "6.1.4.1", Get "/agentevent/{agentid}?calldata" => Events,
        Unlimited, Session, typed = true;

    // Queues, agents and IVRs.
    directory::QueueLength, "queryQueueLengthOnAgent", "5.2.5", Get "/queuedevice/{agentid}/waitnum" => i64,
        Limited, None, typed = false;
    directory::QueueLengthSignedIn, "queryQueueLengthOnAgentSkills", "5.2.6", Get "/queuedevice/{agentid}/waitnumbyagent" => i64,
        Limited, None, typed = false;
    directory::VdnSkills, "querySkillQueueOnAgentVDN", "5.2.7", Get "/queuedevice/{agentid}/agentvdnskill" => Vec<VdnSkill>,
        Limited, None, typed = true;
    directory::QueueLengthOf, "queryQueueLengthBySkillId", "5.2.8", Get "/queuedevice/{agentid}/skillwaitnum/{skillid}" => i64,
        Limited, None, typed = false;
    directory::QueueStats, "queryStatInfoOfAcd", "5.2.9", Post "/queuedevice/{agentid}/queryacdstat" => Vec<QueueStat>,
        Limited, None, typed = true;
    directory::IvrFlows, "queryIVRInfoOnVdn", "5.2.10", Get "/queuedevice/{agentid}/ivrinfo" => Vec<IvrFlow>,
        Limited, None, typed = true;
    directory::AgentsBySkill, "queryAgentInfoBySkillId", "5.2.11", Get "/agentgroup/{agentid}/agentbyskill/{skillid}" => Vec<AgentInfo>,
        Limited, None, typed = false;
    directory::AgentByNumber, "queryAgentInfoByWorkNo", "5.2.12", Get "/agentgroup/{agentid}/agentbyworkno/{workno}" => AgentInfo,
        Limited, None, typed = false;
    directory::OnlineAgents, "queryAllOnlineAgents", "5.2.13", Get "/agentgroup/{agentid}/allonlineagents" => Vec<QueueAgents>,
        Limited, None, typed = true;
}
