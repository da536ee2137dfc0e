//! The table of events (CEC 6.5.1): the gateway's identifier on the right, our word on the left.

use std::fmt;

use crate::event_content::{
    AlertingParty, CallRef, Conference, Content, DialFailure, IncomingInfo, LoginTime, MediaAbility,
    MediaSwitched, NoContent, Note, Parties, PhoneAlerting, PhoneHook, PhonePicked, Preview, Reason,
    Recording, RecordingEnd, Recovery, ReleasedParty, TransferResult,
};
use crate::json::Value;

/// Multimedia events (CEC 6.5.1.9), which change no telephone call; one comes with every message of a chat.
const OF_MULTIMEDIA: [&str; 3] =
    ["AgentEvent_MessageData", "AgentEvent_RequestConnect", "AgentEvent_ImageCapture"];

/// True if an event without a word here may change calls or the agent's state, by the group that its name
/// begins with: `AgentEvent_TransOutResult`, `AgentEvent_No_Answer_From_Cti`, those of linked telephones
/// (CEC 6.5.1.12).
pub fn may_change_calls(name: &str) -> bool {
    let is_of_agent = name.starts_with("AgentEvent_") || name.starts_with("AgentState_");
    is_of_agent && !OF_MULTIMEDIA.contains(&name)
}

macro_rules! events {
    ($($(#[$doc:meta])* $variant:ident($content:ty) = $name:literal $(| $alias:literal)*, $section:literal;)*) => {
        /// Event of the poll, as it was read.
        #[derive(Clone, PartialEq)]
        pub enum GatewayEvent {
            $($(#[$doc])* #[doc = concat!("(CEC ", $section, ")")] $variant($content),)*
            /// Event that we have no word for: kept, passed on, harmless.
            Other {
                /// Identifier of the event.
                name: String,
                /// Content of the event, untouched.
                content: Value,
            },
            /// Event that we know, with a content that says too little to act on.
            Unreadable {
                /// Identifier of the event.
                name: String,
                /// Reason why the content can't be read.
                why: String,
            },
        }

        /// Identifiers and sections of all events that have a word here.
        pub static EVENTS: &[(&str, &str)] = &[$(($name, $section)),*];

        impl GatewayEvent {
            /// Reads an event. Never fails: what can't be read is [`GatewayEvent::Unreadable`].
            pub fn read(name: &str, content: impl Into<Value>) -> Self {
                let content = content.into();
                let read = match name {
                    $($name $(| $alias)* => <$content>::read(&content).map(Self::$variant),)*
                    _ => Ok(Self::Other { name: name.to_owned(), content }),
                };
                read.unwrap_or_else(|why| Self::Unreadable { name: name.to_owned(), why })
            }

            /// Returns the gateway's identifier of the event.
            pub fn name(&self) -> &str {
                match self {
                    $(Self::$variant(_) => $name,)*
                    Self::Other { name, .. } | Self::Unreadable { name, .. } => name,
                }
            }

            /// Returns the content as the gateway writes it.
            pub fn content(&self) -> Value {
                match self {
                    $(Self::$variant(content) => content.write(),)*
                    Self::Other { content, .. } => content.clone(),
                    Self::Unreadable { .. } => Value::Null,
                }
            }
        }

        /// Prints an event, but not the content of an unknown one: it may hold a number.
        impl fmt::Debug for GatewayEvent {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$variant(content) => f.debug_tuple(stringify!($variant)).field(content).finish(),)*
                    Self::Other { name, .. } => f.debug_struct("Other").field("name", name).finish_non_exhaustive(),
                    Self::Unreadable { name, why } => {
                        f.debug_struct("Unreadable").field("name", name).field("why", why).finish()
                    }
                }
            }
        }
    };
}

events! {
    /// The agent is reserved for, or in, a call. Not the agent's own "busy".
    OnCall(NoContent) = "AgentState_Busy", "6.5.1.1.1";
    /// The platform has put the agent into wrap-up.
    WrapUpEntered(NoContent) = "AgentState_Work", "6.5.1.1.2";
    /// The agent is ready for calls.
    Ready(NoContent) = "AgentState_Ready" | "AgentState_Force_Ready", "6.5.1.1.3";
    /// The agent is busy, with the reason.
    BusySet(Reason) = "AgentState_SetNotReady_Success" | "AgentEvent_SetNotReady_Success" | "AgentState_Force_SetNotReady", "6.5.1.1.4";
    /// Busy is over, and the agent is ready now.
    BusyCancelled(NoContent) = "AgentState_CancelNotReady_Success", "6.5.1.1.5";
    /// The agent is resting.
    RestSet(Reason) = "AgentState_SetRest_Success", "6.5.1.1.6";
    /// Rest is over, and the agent is ready now.
    RestCancelled(NoContent) = "AgentState_CancelRest_Success", "6.5.1.1.7";
    /// The agreed rest is used up; the agent still rests.
    RestOverrun(NoContent) = "AgentState_Rest_Timeout", "6.5.1.1.8";
    /// The agent is in wrap-up, as the agent asked for.
    WrapUpSet(NoContent) = "AgentState_SetWork_Success", "6.5.1.1.9";
    /// Wrap-up is over, and the agent is ready now.
    WrapUpCancelled(NoContent) = "AgentState_CancelWork_Success", "6.5.1.1.10";
    /// Another agent has sent a note (便签).
    Note(Note) = "AgentOther_Note", "6.5.1.1.11";
    /// The agent is talking.
    Talking(Parties) = "AgentEvent_Talking", "6.5.1.2.1";
    /// The other side rings.
    RemoteRinging(AlertingParty) = "AgentEvent_Customer_Alerting", "6.5.1.2.2";
    /// The call is held.
    Held(CallRef) = "AgentEvent_Hold", "6.5.1.2.3";
    /// Three parties talk with each other.
    Conference(Conference) = "AgentEvent_Conference", "6.5.1.2.4";
    /// An outgoing call failed.
    DialFailed(CallRef) = "AgentEvent_Call_Out_Fail", "6.5.1.2.5";
    /// Reason why an outgoing call failed, as far as the network tells.
    DialFailureDetected(DialFailure) = "OUTBOUND_DETECT_EVENT", "6.5.1.2.6";
    /// A call to another agent failed.
    InternalCallFailed(CallRef) = "AgentEvent_Inside_Call_Fail", "6.5.1.2.7";
    /// The call went away unanswered, or was rejected.
    NoAnswer(CallRef) = "AgentEvent_No_Answer", "6.5.1.2.8";
    /// The agent's part of the call is over.
    CallReleased(CallRef) = "AgentEvent_Call_Release", "6.5.1.2.9";
    /// The other side's part of the call is over.
    RemoteReleased(ReleasedParty) = "AgentEvent_Customer_Release", "6.5.1.2.10";
    /// A call came and was answered by the platform.
    AutoAnswered(Parties) = "AgentEvent_Auto_Answer", "6.5.1.2.11";
    /// A call rings and waits for the agent to answer it.
    Ringing(Parties) = "AgentEvent_Ringing", "6.5.1.2.12";
    /// A leg could not be connected.
    ConnectFailed(CallRef) = "AgentEvent_Connect_Fail", "6.5.1.2.13";
    /// A consultation failed.
    ConsultFailed(CallRef) = "AgentEvent_Consult_Fail", "6.5.1.2.14";
    /// Result of a transfer on success.
    TransferResult(TransferResult) = "AgentEvent_SuccTransResult", "6.5.1.2.15";
    /// The call is back from the IVR.
    ReturnedFromIvr(CallRef) = "AgentEvent_ReturnFromIvr", "6.5.1.2.16";
    /// A voice call was to become a video call.
    MediaSwitched(MediaSwitched) = "AgentEvent_MediaSwitth" | "AgentEvent_MediaSwith" | "AgentEvent_MediaSwitch", "6.5.1.2.17";
    /// Media ability of the customer's phone.
    RemoteMedia(MediaAbility) = "AgentEvent_UserMediaAbility", "6.5.1.2.18";
    /// Queue and numbers of an incoming call.
    IncomingCall(IncomingInfo) = "AgentEvent_Incoming_CallInfo", "6.5.1.2.19";
    /// The pending preview is withdrawn.
    PreviewReleased(NoContent) = "AgentEvent_Release_Preview", "6.5.1.3.1";
    /// The agent is reserved for an outgoing call of the platform's.
    Occupied(NoContent) = "AgentEvent_Agent_Occupied", "6.5.1.3.2";
    /// A preview is pending.
    PreviewAnnounced(Preview) = "AgentEvent_Preview", "6.5.1.3.3";
    /// A preview is pending, with its call data.
    PreviewOffered(Preview) = "AgentEvent_Preview_CallOut", "6.5.1.3.4";
    /// A preview is pending, with several numbers to choose from.
    PreviewChoice(Preview) = "AgentEvent_Preview_CallOut_Ex", "6.5.1.3.5";
    /// A recording has begun.
    RecordingStarted(Recording) = "AgentMediaEvent_Record", "6.5.1.4.1";
    /// A recording could not begin.
    RecordingFailed(Recording) = "AgentMediaEvent_Record_Fail", "6.5.1.4.2";
    /// A recording has ended.
    RecordingStopped(RecordingEnd) = "AgentMediaEvent_StopRecordDone", "6.5.1.4.3";
    /// The platform does not know the phone's state.
    PhoneUnknown(NoContent) = "AgentOther_PhoneUnknow", "6.5.1.7.1";
    /// The agent's phone is on hook.
    PhoneOnHook(PhoneHook) = "AgentOther_PhoneRelease", "6.5.1.7.2";
    /// The agent's phone is off hook.
    PhoneOffHook(PhonePicked) = "AgentOther_PhoneOffhook", "6.5.1.7.3";
    /// The agent's phone rings, for outgoing calls too.
    PhoneRinging(PhoneAlerting) = "AgentOther_PhoneAlerting", "6.5.1.7.4";
    /// The agent's phone is busy.
    PhoneBusy(NoContent) = "AgentOther_PhoneBusy", "6.5.1.7.5";
    /// The agent is signed in.
    InService(NoContent) = "AgentOther_InService", "6.5.1.8.1";
    /// The agent is signed out.
    OutOfService(LoginTime) = "AgentOther_ShutdownService", "6.5.1.8.2";
    /// All agents are busy.
    AllAgentsBusy(NoContent) = "AgentOther_All_Agent_Busy", "6.5.1.8.3";
    /// The gateway was restarted and has recovered this agent.
    Recovered(Recovery) = "Agent_Recover", "6.5.1.11";
}
