//! What the reference leaves open, each with a default. `Q…` are the questions of the state-machine notes.

use serde::{Deserialize, Serialize};

mod choices;

pub use choices::{
    AfterConsultation, AfterNoAnswer, AskedDuringCall, AskedInWrapUp, CallPickedUp, ConferenceId, EmptyPoll,
    FailedTransfer, ForceDuringCall, IncomingInfoPlace, InternalFailure, MediaSwitchEnd, NoteContent,
    NumberForm, OnCallPlace, PhoneEvents, PhoneRingingContent, ReleaseOrder, ShutdownEvent,
    SignOutDuringCall, SuccessOrder, TalkTransfer,
};

/// Q34: how long a guid lives (CEC 4.5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct GuidLife {
    /// Whether it is renewed on polls at all. Most old clients can't follow that.
    pub rotates: bool,
    /// Renewed when it is older than this.
    pub interval_seconds: u64,
    /// A former guid is taken until it is older than this.
    pub valid_seconds: u64,
}

impl Default for GuidLife {
    fn default() -> Self {
        Self { rotates: true, interval_seconds: 60, valid_seconds: 120 }
    }
}

/// Everything that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Settings {
    /// Guids are drawn from it; the same seed gives the same ones.
    pub seed: u64,
    /// Q1
    pub empty_poll: EmptyPoll,
    /// Q2
    pub on_call_event: OnCallPlace,
    /// Q3
    pub phone_events: PhoneEvents,
    /// What the phone's ringing carries.
    pub phone_ringing_content: PhoneRingingContent,
    /// Q4
    pub incoming_info: IncomingInfoPlace,
    /// Q5: `AgentEvent_Customer_Alerting` after `AgentEvent_Ringing`.
    pub alerting_on_incoming: bool,
    /// Q6: `AgentEvent_Talking` after `AgentEvent_Auto_Answer`.
    pub talking_after_auto_answer: bool,
    /// Q7: the platform records every call.
    pub recording: bool,
    /// Q8
    pub release_order: ReleaseOrder,
    /// Q10
    pub asked_during_call: AskedDuringCall,
    /// Busy or rest asked for in wrap-up.
    pub asked_in_wrap_up: AskedInWrapUp,
    /// Q11
    pub after_no_answer: AfterNoAnswer,
    /// Q13: `AgentEvent_Connect_Fail` after a failed outgoing call.
    pub connect_fail_after_dial_failure: bool,
    /// Q13: `OUTBOUND_DETECT_EVENT` after a failed outgoing call.
    pub detect_after_dial_failure: bool,
    /// A number that nobody has, this before a cause of CEC table 6-451: `19900145` is busy.
    pub failing_prefix: String,
    /// Q14
    pub internal_failure: InternalFailure,
    /// `AgentState_Ready` after a preview was withdrawn.
    pub ready_after_preview: bool,
    /// Q16
    pub after_consultation: AfterConsultation,
    /// Q17
    pub conference_id: ConferenceId,
    /// `AgentEvent_Hold` when a colleague is asked into the call (consultation mode 2) and the customer shall wait.
    pub hold_event_before_three_party_help: bool,
    /// `AgentEvent_Talking` for the colleague asked into the call, before `AgentEvent_Conference`.
    pub talking_before_three_party_help: bool,
    /// Q18: `AgentEvent_Customer_Release` of the held call that became part of a three-party call.
    pub release_of_joined_call: bool,
    /// Q19: `AgentEvent_Talking` after somebody has left a three-party call.
    pub talking_after_party_left: bool,
    /// Q20
    pub talk_transfer: TalkTransfer,
    /// Q21
    pub success_order: SuccessOrder,
    /// Q22
    pub failed_transfer: FailedTransfer,
    /// Q23: `AgentEvent_Talking` after `AgentEvent_ReturnFromIvr`.
    pub talking_after_ivr: bool,
    /// Q24
    pub sign_out_during_call: SignOutDuringCall,
    /// Q25
    pub shutdown_event: ShutdownEvent,
    /// What a colleague is told whose ringing call was picked up.
    pub call_picked_up: CallPickedUp,
    /// How switching between sound and picture ends.
    pub media_switch: MediaSwitchEnd,
    /// The pictures of a three-party call can't be laid out: 200-035.
    pub video_layout_fails: bool,
    /// `AgentEvent_UserMediaAbility` while an agent dials.
    pub media_ability_event: bool,
    /// Signing in by force while on a call.
    pub force_during_call: ForceDuringCall,
    /// `AgentOther_All_Agent_Busy` for the agents of a queue when a call must wait there.
    pub all_busy_event: bool,
    /// What a note carries.
    pub note_content: NoteContent,
    /// Q29: wrap-up ends by itself after this long.
    pub wrap_up_seconds: Option<u64>,
    /// Q30: a rest that is overdrawn is told of again and again.
    pub rest_overrun_repeat_seconds: Option<u64>,
    /// Q31
    pub numbers_in_events: NumberForm,
    /// Q32: events say in `jsonKey` which members they have.
    pub json_key_in_events: bool,
    /// Q33: the code of a query too many.
    pub overload_code: String,
    /// Q33: queries within two seconds that are answered.
    pub queries_per_two_seconds: usize,
    /// Q34
    pub guid: GuidLife,
    /// A poll without event is answered after this long (CEC 6.1.4.1).
    pub poll_wait_ms: u64,
    /// An agent that does not poll for this long is signed out (CEC 6.1.1.1).
    pub poll_silence_seconds: u64,
    /// An agent who does not answer for this long loses the call.
    pub ring_seconds: u64,
    /// The agent's phone is lifted this long after it began to ring.
    pub phone_lifts_after_ms: u64,
    /// A busy customer is found out after this long.
    pub busy_after_ms: u64,
    /// A customer who does not answer is rung this long.
    pub customer_ring_seconds: u64,
    /// Customers call in turn, this far apart, as long as anybody is signed in.
    pub auto_call_seconds: Option<u64>,
    /// Every request must say `Content-Type: application/json; charset=UTF-8`, as the reference has it (CEC 6.1.1.1 and
    /// all others); another one is refused with 000-002. The reference has no code for that.
    pub content_type_needed: bool,
    /// The operations, by log method name, that are answered whether or not their printed preconditions hold.
    pub preconditions_not_checked: Vec<String>,
    /// How many wrong passwords in a row lock an account (110-016); null: none do. The reference names no number.
    pub wrong_passwords_until_locked: Option<u64>,
    /// How long an account stays locked.
    pub lock_seconds: u64,
    /// How many agents can be signed in at once, by 999-003; null: any number.
    pub most_signed_in: Option<usize>,
    /// Whether answering by mobile phone (CEC 6.1.2.26) is refused with HTTP status 401 without a bearer token.
    pub bearer_needed: bool,
    /// Whether the scenario's scripted agents are at work.
    pub colleagues: bool,
    /// The agents' day, for which figures are kept, begins at midnight here.
    pub utc_offset_minutes: i64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            seed: 1,
            empty_poll: EmptyPoll::default(),
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
            utc_offset_minutes: 480,
        }
    }
}
