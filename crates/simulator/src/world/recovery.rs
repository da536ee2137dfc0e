//! A page that was loaded anew finds its session again (CEC 6.1.1.24, 6.1.1.25; state-machine notes 7), a
//! heartbeat keeps sessions whose events are pushed (CEC 6.1.1.3), and a gateway that was away comes back
//! (CEC 6.5.1.11).

use offhook_protocol::{
    AgentId, AgentState, CallId, GatewayEvent, Reply,
    agent_control::{NewGuid, SyncedAgent, SyncedState},
    event_content::Recovery,
};

use super::{
    Alarm, World,
    agent::Pending,
    answers::{ApiResult, done, refuse},
    call::{CallOrigin, Stage},
    lines::Line,
    printed::printed_synced,
    to_ms,
    transfer::TransferKind,
};
use crate::log::LineKind;

impl World {
    /// Renews the guid; the former one goes on for as long as any former one does.
    pub(super) fn update_guid(&mut self, agent: &AgentId) -> ApiResult {
        let now = self.now;
        let Some(session) = self.agents.get_mut(agent).and_then(|it| it.session.as_mut()) else {
            return refuse("100-006");
        };
        let guid = session.guid.replace(&mut self.random, now, &self.scenario.settings.guid);
        Ok(Reply::UpdateGuid(NewGuid { guid: guid.as_str().into() }).to_result().into())
    }

    /// Answers a heartbeat. No event is pushed yet; who asks stays signed in, and gets a new guid as by a
    /// poll.
    pub(super) fn shake_hands(&mut self, agent: &AgentId) -> (ApiResult, Option<String>) {
        let (now, life) = (self.now, self.scenario.settings.guid.clone());
        let Some(session) = self.agents.get_mut(agent).and_then(|it| it.session.as_mut()) else {
            return (refuse("100-006"), None);
        };
        session.last_poll = now;
        let used = session.guid.current().to_owned();
        (done(), session.guid.renew(&used, &mut self.random, now, &life))
    }

    /// Tells where the agent is, and forgets the events that have not been fetched.
    pub(super) fn sync_agent(&mut self, agent: &AgentId) -> ApiResult {
        let Some(session) = self.session_mut(agent) else { return refuse("100-006") };
        session.events.clear();
        let (state, former) = (session.state, session.former);
        let (since, pending) = (session.since, session.pending);
        let live = self.live_call(agent);
        let held = self.held_last(agent);
        let current = live.or(held);
        let time = |at: Option<u64>| at.and_then(|at| i64::try_from(at).ok());
        let id = |line: Option<Line<'_>>| line.map_or_else(CallId::default, |line| line.leg.id.clone());
        let talking = live.filter(|line| line.leg.stage == Stage::Talking);
        let synced = SyncedState {
            agent: agent.clone(),
            state: self.sync_state(state, current),
            last_state: former.map_or(255, |former| self.sync_state(former, None)),
            state_began_at: time(Some(since)),
            now: time(Some(self.now)),
            is_busy_noted: matches!(pending, Some(Pending::Busy { .. })),
            is_rest_noted: matches!(pending, Some(Pending::Rest { .. })),
            command: current.map_or(0, command),
            call: id(live),
            main_call: id(self.calls_of(agent).first().copied()),
            held_call: id(held),
            feature: current.map_or(0, |line| line.call.origin.feature()),
            talking_feature: talking.map_or(0, |line| line.call.origin.feature()),
            caller: current.map(|line| line.call.caller.clone()).unwrap_or_default(),
            called: current.map(|line| line.call.called.clone()).unwrap_or_default(),
            partner: current.map(|line| line.call.other(line.leg)).unwrap_or_default(),
            data: current.and_then(|line| line.call.data.clone()).unwrap_or_default(),
            talk_began_at: time(current.and_then(|line| line.leg.talked_at)),
            hold_began_at: time(held.and_then(|line| line.leg.held_at)),
            is_first_talk: talking.is_some_and(|line| line.leg.held_at.is_none()),
            recording: current.and_then(|line| self.recording_of(line.leg)).unwrap_or_default(),
            ..SyncedState::default()
        };
        let synced = SyncedAgent { agent: synced, ..SyncedAgent::default() };
        Ok(printed_synced(synced))
    }

    /// Takes the gateway away: what waits to be fetched is lost, and so is what is said meanwhile. Sessions
    /// and calls stay.
    pub(super) fn recover_after(&mut self, seconds: u64) {
        self.drop_all_polls();
        for session in self.agents.values_mut().filter_map(|agent| agent.session.as_mut()) {
            session.events.clear();
        }
        self.away_until = self.now.saturating_add(to_ms(seconds));
        self.plan(to_ms(seconds), Alarm::Recovered);
        self.note(LineKind::Control, "", format!("away for {seconds} s, then recovered"));
    }

    pub(super) fn is_away(&self) -> bool {
        self.now < self.away_until
    }

    /// Tells every agent of the recovery. Nobody could poll: that is held against nobody.
    pub(super) fn tell_recovery(&mut self) {
        if self.is_away() {
            return;
        }
        let now = self.now;
        for agent in self.agents.keys().cloned().collect::<Vec<_>>() {
            let Some(session) = self.session_mut(&agent) else { continue };
            session.last_poll = now;
            let status = Some(session.state.to_gateway());
            self.emit(&agent, GatewayEvent::Recovered(Recovery { status }));
        }
    }

    /// Returns the agent's state by its number in CEC table 6-454, which is not table 6-452.
    fn sync_state(&self, state: AgentState, line: Option<Line<'_>>) -> i64 {
        match state {
            AgentState::Ready => 1,
            AgentState::WrapUp => 2,
            AgentState::Rest => 3,
            AgentState::Busy => 4,
            AgentState::SignedOut => 255,
            AgentState::OnCall => line.map_or(9, on_call),
        }
    }
}

fn on_call(line: Line<'_>) -> i64 {
    let asks = line.leg.placed
        && matches!(line.call.origin, CallOrigin::Consultation | CallOrigin::ConsultationOfThree);
    match line.leg.stage {
        Stage::Dialing | Stage::RemoteRinging => 6,
        Stage::Reserved => 7,
        Stage::Ringing => 8,
        Stage::Talking if line.call.is_conference() => 10,
        Stage::Talking if line.leg.muted => 12,
        Stage::Talking if asks => 13,
        Stage::Talking if line.call.is_for_transfer() => 14,
        Stage::Talking | Stage::InIvr => 9,
        Stage::Held => 11,
        Stage::Helped => 13,
        Stage::Transferring => 14,
    }
}

/// Returns the number of the command that is being carried out.
fn command(line: Line<'_>) -> i64 {
    match (line.leg.stage, line.call.transfer.as_ref().map(|it| it.kind)) {
        (Stage::Dialing | Stage::RemoteRinging, _) if line.call.is_for_transfer() => 12,
        (Stage::Dialing | Stage::RemoteRinging, _) => match line.call.origin {
            CallOrigin::Incoming
            | CallOrigin::Outgoing
            | CallOrigin::Preview
            | CallOrigin::Internal
            | CallOrigin::PlatformOutbound(_) => 5,
            CallOrigin::Consultation => 16,
            CallOrigin::ConsultationOfThree => 17,
        },
        (Stage::Helped, _) => 17,
        (Stage::Transferring, Some(TransferKind::Success)) => 11,
        (Stage::Transferring, Some(TransferKind::ThreeParty)) => 13,
        (Stage::Transferring, Some(TransferKind::Flow { .. }) | None) => 12,
        (Stage::InIvr, _) => 14,
        (Stage::Reserved | Stage::Ringing | Stage::Talking | Stage::Held, _) => 0,
    }
}
