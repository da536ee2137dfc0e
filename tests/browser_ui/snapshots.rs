//! Snapshots for the bar to show, made up.

use offhook::host::Settled;
use offhook_session::snapshot::{AgentCan, CallCan, CallKind, Health, HealthView, NextView, Phase, Remote};
use offhook_session::{
    AgentState, AgentView, Availability, CallState, CallView, Command, CommandError, Direction, EndCause,
    EndedCall, Media, Millis, NextState, Refusal, RetCode, SetState, Snapshot,
};

pub(super) fn no(why: Refusal) -> Availability {
    Availability::no(why)
}

pub(super) fn signed_in(state: AgentState, calls: Vec<CallView>) -> Snapshot {
    let is_on_call = state == AgentState::OnCall;
    let verdict = if is_on_call { no(Refusal::OnCall) } else { Availability::YES };
    let agent = AgentView {
        id: Some("1001".into()),
        phone: Some("40038".into()),
        phase: Phase::SignedIn,
        state,
        can: AgentCan {
            sign_in: no(Refusal::AlreadySignedIn),
            sign_out: verdict,
            ready: verdict,
            busy: verdict,
            rest: verdict,
            wrap_up: verdict,
            dial: verdict,
            ..AgentCan::all(no(Refusal::NotSignedIn))
        },
        ..AgentView::default()
    };
    let health = HealthView { state: Health::Live, since: Millis(0) };
    Snapshot { version: 1, agent, calls, health, ..Snapshot::default() }
}

pub(super) fn call(id: &str, state: CallState) -> CallView {
    let when = |is_so, why| if is_so { Availability::YES } else { no(why) };
    let (rings, talks) = (state == CallState::Ringing, state == CallState::Talking);
    CallView {
        id: id.into(),
        direction: Direction::Inbound,
        kind: CallKind::Customer,
        state,
        unsure: false,
        since: Millis(0),
        began_at: Millis(0),
        talking_since: talks.then_some(Millis(0)),
        remote: Remote { number: format!("1380013800{id}").into(), ..Remote::default() },
        parties: Vec::new(),
        queue: None,
        data: None,
        muted: false,
        recording: false,
        recordings: Vec::new(),
        requeued: None,
        media: Media::Audio,
        pending: None,
        can: CallCan {
            answer: when(rings, Refusal::NotRinging),
            reject: when(rings, Refusal::NotRinging),
            hold: when(talks, Refusal::NotTalking),
            retrieve: when(state == CallState::Held, Refusal::NotHeld),
            mute: when(talks, Refusal::NotTalking),
            unmute: no(Refusal::NotMuted),
            keypad: when(talks, Refusal::NotTalking),
            hang_up: Availability::YES,
            ..CallCan::all(no(Refusal::NotTalking))
        },
    }
}

/// Returns a snapshot during a call, with this state noted for the end of the call.
pub(super) fn noted(next: Option<NextView>) -> Snapshot {
    let mut snapshot = signed_in(AgentState::OnCall, vec![call("1", CallState::Talking)]);
    let can = &mut snapshot.agent.can;
    (can.busy, can.rest) = (Availability::YES, Availability::YES);
    can.ready = if next.is_some() { Availability::YES } else { no(Refusal::OnCall) };
    can.dial = no(Refusal::AnotherCallActive);
    snapshot.agent.next = next;
    snapshot
}

pub(super) const TRAINING: NextView = NextView { state: NextState::Busy, reason: Some(201), seconds: None };
pub(super) const LUNCH: NextView = NextView { state: NextState::Rest, reason: Some(1), seconds: Some(300) };

/// Returns a snapshot with a call that waits, so that another one can be begun.
pub(super) fn all_held() -> Snapshot {
    let mut snapshot = signed_in(AgentState::OnCall, vec![call("1", CallState::Held)]);
    snapshot.agent.can.dial = Availability::YES;
    snapshot
}

pub(super) fn ready() -> Command {
    Command::SetState(SetState { state: NextState::Ready, reason: None, seconds: None })
}

pub(super) fn ended() -> EndedCall {
    EndedCall {
        id: "1".into(),
        direction: Direction::Inbound,
        kind: CallKind::Customer,
        remote: Remote { number: "13800138001".into(), ..Remote::default() },
        queue: None,
        data: None,
        recordings: Vec::new(),
        began_at: Millis(0),
        talking_since: None,
        ended_at: Millis(0),
        cause: EndCause::HungUp,
    }
}

pub(super) fn refused(code: &str) -> Settled {
    Err(CommandError::Refused { retcode: RetCode::new(code) })
}

/// Returns a snapshot where a customer waits while the agent talks with a colleague about them.
pub(super) fn consulting() -> Snapshot {
    let mut customer = call("1", CallState::Held);
    customer.can.join = Availability::YES;
    customer.can.connect = Availability::YES;
    customer.can.retrieve = no(Refusal::AnotherCallActive);
    let mut colleague = call("2", CallState::Talking);
    colleague.kind = CallKind::Consultation;
    colleague.direction = Direction::Outbound;
    colleague.remote.number = "1002".into();
    let mut snapshot = signed_in(AgentState::OnCall, vec![customer, colleague]);
    snapshot.agent.can.dial = no(Refusal::AnotherCallActive);
    snapshot
}

/// Returns a snapshot of a customer's call that can be transferred.
pub(super) fn talking() -> Snapshot {
    let mut customer = call("1", CallState::Talking);
    customer.can.transfer = Availability::YES;
    customer.can.consult = Availability::YES;
    let mut snapshot = signed_in(AgentState::OnCall, vec![customer]);
    snapshot.agent.can.dial = no(Refusal::AnotherCallActive);
    (snapshot.agent.can.query, snapshot.agent.can.send_note) = (Availability::YES, Availability::YES);
    snapshot
}
