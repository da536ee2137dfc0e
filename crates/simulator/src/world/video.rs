//! Sound and picture: switching a call (CEC 6.1.2.18), the pictures of a three-party call (CEC 6.1.2.19), and
//! digits for an automatic third party (CEC 6.1.2.25).

use offhook_protocol::{
    AgentId, CallId, GatewayEvent,
    call_control::{AdjustVideoMode, MediaSwitch},
    event_content::{MediaAbility, MediaSwitched},
};

use super::{
    World,
    answers::{ApiResult, done, refuse},
    call::Stage,
    lines::Line,
};
use crate::settings::MediaSwitchEnd;

const AUDIO: i64 = 1;
const VIDEO: i64 = 3;

impl World {
    pub(super) fn switch_media(&mut self, agent: &AgentId, asked: MediaSwitch) -> ApiResult {
        let Some(Line { call, leg }) = self.call_in(agent, Stage::Talking) else { return refuse("200-027") };
        let is_video = match asked.media {
            AUDIO if call.video => false,
            VIDEO if !call.video => true,
            _ => return refuse("200-028"),
        };
        if call.origin.is_among_agents() || call.is_conference() || call.is_for_transfer() {
            return refuse("200-029");
        }
        let has_video = self.session(agent).is_some_and(|session| session.desk.video);
        let end = self.settings().media_switch;
        if !has_video || end == MediaSwitchEnd::Refused {
            return refuse("200-030");
        }
        let id = call.id.clone();
        let event = |result, media| {
            let (call_id, caller, called) = (leg.id.clone(), call.caller.clone(), call.called.clone());
            GatewayEvent::MediaSwitched(MediaSwitched { call: call_id, result, media, caller, called })
        };
        let before = if is_video { AUDIO } else { VIDEO };
        let (worked, failed) = (event(0, asked.media), event(1, before));
        match end {
            MediaSwitchEnd::Works => {
                self.emit(agent, worked);
                self.show(&id, agent, is_video);
            }
            MediaSwitchEnd::Fails | MediaSwitchEnd::Refused => self.emit(agent, failed),
            MediaSwitchEnd::LosesCall => {
                self.emit(agent, failed);
                self.dissolve(&id, None);
            }
        }
        done()
    }

    /// Ends one recording and begins one of the other kind.
    fn show(&mut self, id: &CallId, agent: &AgentId, is_video: bool) {
        if let Some(call) = self.calls.get_mut(id) {
            call.video = is_video;
        }
        let Some(leg) = self.leg(id, agent).cloned() else { return };
        self.end_recording(&leg);
        if let Some(leg) = self.leg_mut(id, agent) {
            leg.tape = None;
        }
        if leg.tape.is_some() {
            self.start_recording(id, agent);
        }
    }

    pub(super) fn lay_out_video(&mut self, agent: &AgentId, asked: AdjustVideoMode) -> ApiResult {
        let Some(line) = self.calls_of(agent).into_iter().next_back() else { return refuse("200-032") };
        let (call, fails) = (line.call, self.settings().video_layout_fails);
        if !call.video {
            return refuse("200-033");
        }
        if line.leg.stage != Stage::Talking || !call.is_conference() {
            return refuse("200-034");
        }
        if fails {
            return refuse("200-035");
        }
        let id = call.id.clone();
        if let Some(call) = self.calls.get_mut(&id) {
            call.video_layout = asked.mode;
        }
        done()
    }

    /// Lets what the customer presses reach the automatic third party from now on.
    pub(super) fn let_digits_pass(&mut self, agent: &AgentId) -> ApiResult {
        let line = self.call_in(agent, Stage::Talking).filter(|line| line.call.outsiders.len() == 2);
        let Some(id) = line.map(|line| line.call.id.clone()) else { return refuse("10001") };
        if let Some(call) = self.calls.get_mut(&id) {
            call.digits_pass = true;
        }
        done()
    }

    /// Tells what the customer's phone can do, found out while dialling.
    pub(super) fn tell_media_ability(&mut self, id: &CallId, agent: &AgentId) {
        let Some(leg) = self.leg(id, agent).filter(|_| self.settings().media_ability_event) else { return };
        let ability = MediaAbility { ability: VIDEO.to_string(), call: leg.id.clone() };
        self.emit(agent, GatewayEvent::RemoteMedia(ability));
    }
}
