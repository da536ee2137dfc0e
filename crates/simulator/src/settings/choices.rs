//! The questions with more than two answers; the first answer of each is the default.

use serde::{Deserialize, Serialize};

macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $(#[$first_doc:meta])* $first:ident, $($(#[$next_doc:meta])* $next:ident,)* })*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub enum $name { $(#[$first_doc])* #[default] $first, $($(#[$next_doc])* $next,)* }
    )* };
}

choices! {
    /// Q1: how an answer to a poll says that there is no event.
    EmptyPoll {
        /// `{"message":"","retcode":"0"}`: what the field's clients compare bytes with.
        Absent,
        /// `"event":null`.
        Null,
        /// `"event":{}`.
        Object,
    }
    /// Q2: where `AgentState_Busy` stands among the events of an incoming call.
    OnCallPlace {
        /// Before the phone rings.
        First,
        /// After the phone is off hook.
        AfterOffHook,
        /// Nowhere.
        Absent,
    }
    /// Q3: the phone's own events.
    PhoneEvents {
        /// Whenever the phone rings, is lifted or goes on hook.
        PerCall,
        /// Never.
        Never,
    }
    /// What `AgentOther_PhoneAlerting` carries for an incoming call.
    PhoneRingingContent {
        /// Nothing, as the reference has it.
        Null,
        /// Call id and numbers, as gateways since 2018 send it.
        Object,
    }
    /// Q4: where `AgentEvent_Incoming_CallInfo` stands.
    IncomingInfoPlace {
        /// Just before the call rings.
        BeforeRinging,
        /// After the agent talks.
        AfterTalking,
        /// Nowhere.
        Absent,
    }
    /// Q8: how the end of a call is told.
    ReleaseOrder {
        /// Whoever hung up is named first.
        ByWhoHungUp,
        /// The agent's part first, always.
        AgentFirst,
        /// Only the agent's part.
        AgentOnly,
        /// Only the customer's part.
        CustomerOnly,
    }
    /// Q10: busy or rest asked for during a call.
    AskedDuringCall {
        /// Accepted; it comes into effect, with its event, at the call's end.
        AtItsEnd,
        /// Refused with 100-009.
        Refused,
    }
    /// Busy or rest asked for in wrap-up (field note 15).
    AskedInWrapUp {
        /// Comes into effect at once, as the reference lists it.
        AtOnce,
        /// Comes into effect when wrap-up is left.
        AtItsEnd,
    }
    /// Q11: an agent after a long no answer.
    AfterNoAnswer {
        /// Busy with reason 2.
        Busy,
        /// Ready, and told so.
        Ready,
        /// Ready, and not told.
        Silent,
    }
    /// Q14: how a call to a colleague fails.
    InternalFailure {
        /// `AgentEvent_Inside_Call_Fail`.
        InternalCallFailed,
        /// `AgentEvent_Call_Out_Fail`.
        DialFailed,
        /// `AgentEvent_Connect_Fail`.
        ConnectFailed,
    }
    /// Q16: the customer's call after a consultation that failed, or that the colleague ended.
    AfterConsultation {
        /// The agent retrieves it.
        StaysHeld,
        /// It is retrieved for the agent.
        Retrieved,
    }
    /// Q17: which call's id a three-party call goes by.
    ConferenceId {
        /// The talking one's.
        Active,
        /// The held one's.
        Held,
    }
    /// Q20: what an agent is told when the third party of a talk transfer answers.
    TalkTransfer {
        /// `AgentEvent_Talking`.
        Talking,
        /// `AgentEvent_Conference`.
        Conference,
    }
    /// Q21: how a success transfer that worked is told.
    SuccessOrder {
        /// The result, then the release.
        ResultFirst,
        /// The release, then the result.
        ReleaseFirst,
        /// The result, the release, and the customer's part.
        WithRemoteReleased,
    }
    /// Q22: how a success transfer that failed is told, before the agent talks again.
    FailedTransfer {
        /// `AgentEvent_SuccTransResult` with result 1.
        Result,
        /// `AgentEvent_Connect_Fail`.
        ConnectFailed,
    }
    /// Q24: signing out during a call. The agent stays signed in either way.
    SignOutDuringCall {
        /// Refused with 100-007, as its list of codes has none for it (CEC 6.1.1.18).
        Refused,
        /// Answered as if it had worked.
        Ignored,
    }
    /// Q25: `AgentOther_ShutdownService` after the agent's own sign-out.
    ShutdownEvent {
        /// When a poll is open to carry it.
        IfPolled,
        /// Never.
        Never,
    }
    /// What a colleague is told whose ringing call was picked up.
    CallPickedUp {
        /// `AgentEvent_No_Answer`.
        NoAnswer,
        /// `AgentEvent_Call_Release`.
        Released,
    }
    /// How switching between sound and picture ends.
    MediaSwitchEnd {
        /// As asked.
        Works,
        /// The event says that it did not work.
        Fails,
        /// Refused with 200-030.
        Refused,
        /// The call is lost.
        LosesCall,
    }
    /// Q31: what the numbers and digits in an event are.
    NumberForm {
        /// Strings here and integers there, as in the samples.
        AsSampled,
        /// Strings, all of them.
        Strings,
        /// Integers wherever they fit.
        Integers,
    }
    /// What `AgentOther_Note` carries. A note that says nothing is of no use to anybody, and clients in the field read
    /// the text (field note 2.4); the reference shows null.
    NoteContent {
        /// `{"sender":…,"context":…}`.
        Object,
        /// Nothing, as the reference has it.
        Null,
    }
    /// Signing in by force while this agent is on a call.
    ForceDuringCall {
        /// The old session's calls end.
        EndsCalls,
        /// Refused with 100-015.
        Refused,
    }
}
