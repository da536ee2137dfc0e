//! Settings for what the reference leaves open, each with a default. `Q…` are the questions of the
//! state-machine notes.

use serde::{Deserialize, Serialize};

mod choices;

pub use choices::{
    AfterConsultation, AfterNoAnswer, AllEvents, AskedDuringCall, AskedInWrapUp, CallPickedUp, ConferenceId,
    EmptyPoll, FailedTransfer, ForceDuringCall, IncomingInfoPlace, InternalFailure, MediaSwitchEnd,
    NoteContent, NumberForm, OnCallPlace, PhoneEvents, PhoneRingingContent, ReleaseOrder, ShutdownEvent,
    SignOutDuringCall, SuccessOrder, TalkTransfer,
};

/// Life of a guid (CEC 4.5; Q34).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct GuidLife {
    /// True if the guid is renewed on polls at all. Most old clients can't follow that.
    pub rotates: bool,
    /// Age in seconds at which the current guid is renewed.
    pub interval_seconds: u64,
    /// Age in seconds at which a former guid is no longer taken.
    pub valid_seconds: u64,
}

impl Default for GuidLife {
    fn default() -> Self {
        Self { rotates: true, interval_seconds: 60, valid_seconds: 120 }
    }
}

/// Settings of the gateway: everything that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Settings {
    /// Seed that guids are drawn from; the same seed gives the same ones.
    pub seed: u64,
    /// Form of a poll's answer that carries no event (Q1).
    pub empty_poll: EmptyPoll,
    /// Answer to a poll for all events at once.
    pub all_events: AllEvents,
    /// Place of `AgentState_Busy` among the events of an incoming call (Q2).
    pub on_call_event: OnCallPlace,
    /// Events of the phone itself (Q3).
    pub phone_events: PhoneEvents,
    /// Content of `AgentOther_PhoneAlerting` for an incoming call.
    pub phone_ringing_content: PhoneRingingContent,
    /// Place of `AgentEvent_Incoming_CallInfo` among the events of an incoming call (Q4).
    pub incoming_info: IncomingInfoPlace,
    /// True if `AgentEvent_Customer_Alerting` follows `AgentEvent_Ringing` (Q5).
    pub alerting_on_incoming: bool,
    /// True if `AgentEvent_Talking` follows `AgentEvent_Auto_Answer` (Q6).
    pub talking_after_auto_answer: bool,
    /// True if the platform records calls by itself (Q7).
    pub recording: bool,
    /// Order of the events that tell of a call's end (Q8).
    pub release_order: ReleaseOrder,
    /// Effect of busy or rest asked for during a call (Q10).
    pub asked_during_call: AskedDuringCall,
    /// Effect of busy or rest asked for in wrap-up.
    pub asked_in_wrap_up: AskedInWrapUp,
    /// State of an agent after a long no answer (Q11).
    pub after_no_answer: AfterNoAnswer,
    /// True if `AgentEvent_Connect_Fail` follows a failed outgoing call (Q13).
    pub connect_fail_after_dial_failure: bool,
    /// True if `OUTBOUND_DETECT_EVENT` follows a failed outgoing call (Q13).
    pub detect_after_dial_failure: bool,
    /// Prefix of numbers that nobody has; a cause of CEC table 6-451 follows it: `19900145` is busy.
    pub failing_prefix: String,
    /// Event that tells of a failed call to a colleague (Q14).
    pub internal_failure: InternalFailure,
    /// True if `AgentState_Ready` follows a preview that was withdrawn.
    pub ready_after_preview: bool,
    /// State of the customer's call after a consultation that failed, or that the colleague ended (Q16).
    pub after_consultation: AfterConsultation,
    /// Id that a three-party call goes by (Q17).
    pub conference_id: ConferenceId,
    /// True if `AgentEvent_Hold` comes when a colleague is asked into the call (consultation mode 2) and the
    /// customer shall wait.
    pub hold_event_before_three_party_help: bool,
    /// True if the colleague asked into the call gets `AgentEvent_Talking` before `AgentEvent_Conference`.
    pub talking_before_three_party_help: bool,
    /// True if `AgentEvent_Customer_Release` tells of the held call that joined a three-party call (Q18).
    pub release_of_joined_call: bool,
    /// True if `AgentEvent_Talking` follows when somebody has left a three-party call (Q19).
    pub talking_after_party_left: bool,
    /// Event for the agent when the third party of a talk transfer answers (Q20).
    pub talk_transfer: TalkTransfer,
    /// Order of the events of a success transfer that worked (Q21).
    pub success_order: SuccessOrder,
    /// Event of a success transfer that failed, before the agent talks again (Q22).
    pub failed_transfer: FailedTransfer,
    /// True if `AgentEvent_Talking` follows `AgentEvent_ReturnFromIvr` (Q23).
    pub talking_after_ivr: bool,
    /// Answer to signing out during a call (Q24).
    pub sign_out_during_call: SignOutDuringCall,
    /// Sending of `AgentOther_ShutdownService` after the agent's own sign-out (Q25).
    pub shutdown_event: ShutdownEvent,
    /// Event for a colleague whose ringing call was picked up.
    pub call_picked_up: CallPickedUp,
    /// Outcome of switching between sound and picture.
    pub media_switch: MediaSwitchEnd,
    /// True if the pictures of a three-party call can't be laid out: 200-035.
    pub video_layout_fails: bool,
    /// True if `AgentEvent_UserMediaAbility` comes while an agent dials.
    pub media_ability_event: bool,
    /// Effect of signing in by force while on a call.
    pub force_during_call: ForceDuringCall,
    /// True if the agents of a queue get `AgentOther_All_Agent_Busy` when a call must wait there.
    pub all_busy_event: bool,
    /// Content of the event `AgentOther_Note`.
    pub note_content: NoteContent,
    /// Number of seconds after which wrap-up ends by itself; null: it does not (Q29).
    pub wrap_up_seconds: Option<u64>,
    /// Number of seconds after which an overdrawn rest is told of again and again; null: told once (Q30).
    pub rest_overrun_repeat_seconds: Option<u64>,
    /// Form of the numbers and digits in events (Q31).
    pub numbers_in_events: NumberForm,
    /// True if events say in `jsonKey` which members they have (Q32).
    pub json_key_in_events: bool,
    /// Result code of a query too many (Q33).
    pub overload_code: String,
    /// Number of queries within two seconds that are answered (Q33).
    pub queries_per_two_seconds: usize,
    /// Life of the guids (Q34).
    pub guid: GuidLife,
    /// Time in milliseconds after which a poll without event is answered (CEC 6.1.4.1).
    pub poll_wait_ms: u64,
    /// Pause in milliseconds that a client must leave between an answer and its next poll; a poll that comes sooner is refused with
    /// `overload_code`. 0 means that every poll is answered (CEC 6.1.4.1 asks for 200 to 500 ms and names no refusal).
    pub poll_pause_ms: u64,
    /// Number of seconds without a poll after which an agent is signed out (CEC 6.1.1.1).
    pub poll_silence_seconds: u64,
    /// Number of seconds after which an agent who does not answer loses the call.
    pub ring_seconds: u64,
    /// Time in milliseconds after which the agent's ringing phone is lifted; 0: at once.
    pub phone_lifts_after_ms: u64,
    /// Time in milliseconds after which a busy customer is found out.
    pub busy_after_ms: u64,
    /// Number of seconds that a customer who does not answer is rung.
    pub customer_ring_seconds: u64,
    /// Number of seconds between customers who call in turn, while anybody is signed in; null: none call.
    pub auto_call_seconds: Option<u64>,
    /// True if every request must say `Content-Type: application/json; charset=UTF-8`, as the reference has
    /// it (CEC 6.1.1.1 and all others); another one is refused with 000-002. The reference has no code for
    /// that.
    pub content_type_needed: bool,
    /// Operations, by log method name, that are answered whether or not their printed preconditions hold.
    pub preconditions_not_checked: Vec<String>,
    /// Number of wrong passwords in a row that locks an account (110-016); null: none do. The reference names
    /// no number.
    pub wrong_passwords_until_locked: Option<u64>,
    /// Number of seconds that an account stays locked.
    pub lock_seconds: u64,
    /// Greatest number of agents signed in at once, by 999-003; null: any number.
    pub most_signed_in: Option<usize>,
    /// True if answering by mobile phone (CEC 6.1.2.26) without a bearer token gets HTTP status 401.
    pub bearer_needed: bool,
    /// True if the scenario's scripted agents are at work.
    pub colleagues: bool,
    /// Time in milliseconds by which the gateway's clock is ahead of everybody else's, in all that it stamps; negative: behind. It is read
    /// when the gateway starts.
    pub clock_offset_ms: i64,
    /// True if every event says in `eventGenTime` when it was made, as later gateways do (CEC 6.1.4.1).
    pub event_times: bool,
    /// Offset from UTC in minutes. The agents' day, for which figures are kept, begins at midnight there.
    pub utc_offset_minutes: i64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            seed: 1,
            empty_poll: EmptyPoll::default(),
            all_events: AllEvents::default(),
            on_call_event: OnCallPlace::default(),
            phone_events: PhoneEvents::default(),
            phone_ringing_content: PhoneRingingContent::default(),
            incoming_info: IncomingInfoPlace::default(),
            alerting_on_incoming: false,
            talking_after_auto_answer: true,
            recording: true,
            release_order: ReleaseOrder::default(),
            asked_during_call: AskedDuringCall::default(),
            asked_in_wrap_up: AskedInWrapUp::default(),
            after_no_answer: AfterNoAnswer::default(),
            connect_fail_after_dial_failure: false,
            detect_after_dial_failure: true,
            failing_prefix: "19900".to_owned(),
            internal_failure: InternalFailure::default(),
            ready_after_preview: true,
            after_consultation: AfterConsultation::default(),
            conference_id: ConferenceId::default(),
            hold_event_before_three_party_help: false,
            talking_before_three_party_help: true,
            release_of_joined_call: true,
            talking_after_party_left: false,
            talk_transfer: TalkTransfer::default(),
            success_order: SuccessOrder::default(),
            failed_transfer: FailedTransfer::default(),
            talking_after_ivr: true,
            sign_out_during_call: SignOutDuringCall::default(),
            shutdown_event: ShutdownEvent::default(),
            call_picked_up: CallPickedUp::default(),
            media_switch: MediaSwitchEnd::default(),
            video_layout_fails: false,
            media_ability_event: false,
            force_during_call: ForceDuringCall::default(),
            all_busy_event: false,
            note_content: NoteContent::default(),
            wrap_up_seconds: None,
            rest_overrun_repeat_seconds: None,
            numbers_in_events: NumberForm::default(),
            json_key_in_events: false,
            overload_code: "999-002".to_owned(),
            queries_per_two_seconds: 5,
            guid: GuidLife::default(),
            poll_wait_ms: 10_000,
            poll_pause_ms: 0,
            poll_silence_seconds: 120,
            ring_seconds: 20,
            phone_lifts_after_ms: 0,
            busy_after_ms: 500,
            customer_ring_seconds: 30,
            auto_call_seconds: None,
            content_type_needed: false,
            preconditions_not_checked: Vec::new(),
            wrong_passwords_until_locked: Some(5),
            lock_seconds: 300,
            most_signed_in: None,
            bearer_needed: true,
            colleagues: false,
            clock_offset_ms: 0,
            event_times: false,
            utc_offset_minutes: 480,
        }
    }
}
