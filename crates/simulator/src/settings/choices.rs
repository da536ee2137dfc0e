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
    /// Form of a poll's answer that carries no event (Q1).
    EmptyPoll {
        /// Answer `{"message":"","retcode":"0"}`, which the field's clients compare bytes with.
        Absent,
        /// Answer with the member `"event":null`.
        Null,
        /// Answer with the member `"event":{}`.
        Object,
    }
    /// Answer to a poll for all events at once, which the reference does not know (field note 8).
    AllEvents {
        /// Answers with all events that wait.
        Answered,
        /// Answers with HTTP status 404, as on any address that is unknown.
        NotFound,
        /// Refuses with 000-002, as it may on a wrong address.
        Refused,
    }
    /// Place of `AgentState_Busy` among the events of an incoming call (Q2).
    OnCallPlace {
        /// Comes before the phone rings.
        First,
        /// Comes after the phone is off hook.
        AfterOffHook,
        /// Does not come at all.
        Absent,
    }
    /// Events of the phone itself (Q3).
    PhoneEvents {
        /// Come whenever the phone rings, is lifted or goes on hook.
        PerCall,
        /// Do not come at all.
        Never,
    }
    /// Content of `AgentOther_PhoneAlerting` for an incoming call.
    PhoneRingingContent {
        /// Null, as the reference has it.
        Null,
        /// Call id and numbers, as gateways since 2018 send it.
        Object,
    }
    /// Place of `AgentEvent_Incoming_CallInfo` among the events of an incoming call (Q4).
    IncomingInfoPlace {
        /// Comes just before the call rings.
        BeforeRinging,
        /// Comes after the agent talks.
        AfterTalking,
        /// Does not come at all.
        Absent,
    }
    /// Order of the events that tell of a call's end (Q8).
    ReleaseOrder {
        /// Names first the side that hung up.
        ByWhoHungUp,
        /// Names the agent's part first, always.
        AgentFirst,
        /// Names only the agent's part.
        AgentOnly,
        /// Names only the customer's part.
        CustomerOnly,
    }
    /// Effect of busy or rest asked for during a call (Q10).
    AskedDuringCall {
        /// Accepts the request; the state comes into effect, with its event, at the call's end.
        AtItsEnd,
        /// Refuses the request with 100-009.
        Refused,
    }
    /// Effect of busy or rest asked for in wrap-up (field note 15).
    AskedInWrapUp {
        /// Comes into effect at once, as the reference lists it.
        AtOnce,
        /// Comes into effect when wrap-up is left.
        AtItsEnd,
    }
    /// State of an agent after a long no answer (Q11).
    AfterNoAnswer {
        /// Makes the agent busy with reason 2.
        Busy,
        /// Makes the agent ready, and says so.
        Ready,
        /// Makes the agent ready, and does not say so.
        Silent,
    }
    /// Event that tells of a failed call to a colleague (Q14).
    InternalFailure {
        /// Sends the event `AgentEvent_Inside_Call_Fail`.
        InternalCallFailed,
        /// Sends the event `AgentEvent_Call_Out_Fail`.
        DialFailed,
        /// Sends the event `AgentEvent_Connect_Fail`.
        ConnectFailed,
    }
    /// State of the customer's call after a consultation that failed, or that the colleague ended (Q16).
    AfterConsultation {
        /// Stays held until the agent retrieves it.
        StaysHeld,
        /// Is retrieved for the agent.
        Retrieved,
    }
    /// Id that a three-party call goes by (Q17).
    ConferenceId {
        /// Id of the talking call.
        Active,
        /// Id of the held call.
        Held,
    }
    /// Event for the agent when the third party of a talk transfer answers (Q20).
    TalkTransfer {
        /// Sends the event `AgentEvent_Talking`.
        Talking,
        /// Sends the event `AgentEvent_Conference`.
        Conference,
    }
    /// Order of the events of a success transfer that worked (Q21).
    SuccessOrder {
        /// Tells the result, then the release.
        ResultFirst,
        /// Tells the release, then the result.
        ReleaseFirst,
        /// Tells the result, the release, and the customer's part.
        WithRemoteReleased,
    }
    /// Event of a success transfer that failed, before the agent talks again (Q22).
    FailedTransfer {
        /// Sends `AgentEvent_SuccTransResult` with result 1.
        Result,
        /// Sends the event `AgentEvent_Connect_Fail`.
        ConnectFailed,
    }
    /// Answer to signing out during a call (Q24). The agent stays signed in either way.
    SignOutDuringCall {
        /// Refuses with 100-007, as the operation's list of codes has none for it (CEC 6.1.1.18).
        Refused,
        /// Answers as if it had worked.
        Ignored,
    }
    /// Sending of `AgentOther_ShutdownService` after the agent's own sign-out (Q25).
    ShutdownEvent {
        /// Sends the event when a poll is open to carry it.
        IfPolled,
        /// Sends no such event.
        Never,
    }
    /// Event for a colleague whose ringing call was picked up.
    CallPickedUp {
        /// Sends the event `AgentEvent_No_Answer`.
        NoAnswer,
        /// Sends the event `AgentEvent_Call_Release`.
        Released,
    }
    /// Outcome of switching between sound and picture.
    MediaSwitchEnd {
        /// Works as asked for.
        Works,
        /// Fails, and the event says so.
        Fails,
        /// Refuses the request with 200-030.
        Refused,
        /// Loses the call.
        LosesCall,
    }
    /// Form of the numbers and digits in an event (Q31).
    NumberForm {
        /// Strings here and integers there, as in the samples.
        AsSampled,
        /// Strings, all of them.
        Strings,
        /// Integers wherever they fit.
        Integers,
    }
    /// Content of the event `AgentOther_Note`. A note that says nothing is of no use to anybody, and clients
    /// in the field read the text (field note 2.4); the reference shows null.
    NoteContent {
        /// JSON object `{"sender":…,"context":…}`.
        Object,
        /// Null, as the reference has it.
        Null,
    }
    /// Effect of signing in by force while this agent is on a call.
    ForceDuringCall {
        /// Ends the calls of the old session.
        EndsCalls,
        /// Refuses the sign-in with 100-015.
        Refused,
    }
}
