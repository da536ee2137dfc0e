//! Page of one agent: a session, what it waits for, and what the agent does with what it offers.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use offhook_protocol::{CallFeature, GatewayError, HttpResponse, Request};
use offhook_session::{
    AgentState, CallId, CallState, CallView, Command, CommandError, CommandId, Effect, Input, Media, Millis,
    Mute, Outcome, RequestId, RetCode, Session, Snapshot, Transfer, Unmute, snapshot::Phase,
};
use offhook_simulator::{
    Truth,
    world::{CallStage, CallTruth},
};

use crate::{
    counts::Counts,
    dice::Dice,
    network::{Line, Network, Weather},
    offers,
};

/// Number of digits of a work number, at most (CEC 6.1.1.1: 101 to 59999).
const LONGEST_WORK_NUMBER: usize = 5;
/// Ids of the queues that are consulted.
const QUEUES: [&str; 1] = ["25"];
/// Longest time that an event waits for a poll, in milliseconds; clocks that differ do so by more.
const LATEST_NEWS: u64 = 500_000;
/// Longest time that a request is on its way, in milliseconds.
const LATEST: u64 = 10_000;

pub(crate) struct Desk {
    at: usize,
    /// Work number of the agent.
    pub(crate) agent: &'static str,
    session: Session,
    open: BTreeMap<u32, Rc<Request>>,
    waiting: BTreeMap<CommandId, Command>,
    /// Calls of which a lost answer leaves open whether the agent's voice is muted: that can't be read.
    maybe_muted: BTreeSet<CallId>,
    /// Number of times that the muting under way was sent: "wrong state" on a repetition may mean two things.
    mutes_sent: u32,
    /// Calls of which a lost answer leaves open whether they are being transferred: to a reading that is a
    /// talk. The request names no call, so a late one transfers the call that is there when it arrives.
    maybe_transferring: BTreeSet<CallId>,
    /// Calls of which a lost answer may have told that a third has joined or left: to a reading both are talks.
    maybe_two: BTreeSet<CallId>,
    /// Calls in which three have talked: no event tells picture and direction of a call that others were joined to.
    were_three: BTreeSet<CallId>,
    /// Unix time in milliseconds until which a transfer may be on its way that nobody waits for any more.
    late_transfer_until: u64,
    /// Unix time in milliseconds until which a muting may be on its way that nobody waits for any more.
    late_mute_until: u64,
    /// Command that was given while the view was the truth, with what there was then.
    in_truth: Option<(CommandId, Offer)>,
    last_command: u32,
    last_seq: u64,
    tells: bool,
}

/// State of the agent and of each call, as a command finds it.
type Offer = (AgentState, Vec<(CallId, CallState)>);

impl Desk {
    pub(crate) fn new(at: usize, agent: &'static str, seed: u64, tells: bool) -> Self {
        let mut session = Session::new(seed);
        // Every other page wants all events at once, where the gateway can.
        if seed.is_multiple_of(2) {
            session.handle(Millis(0), Input::AllEvents);
        }
        Self {
            at,
            agent,
            session,
            open: BTreeMap::new(),
            waiting: BTreeMap::new(),
            maybe_muted: BTreeSet::new(),
            mutes_sent: 0,
            maybe_transferring: BTreeSet::new(),
            maybe_two: BTreeSet::new(),
            were_three: BTreeSet::new(),
            late_transfer_until: 0,
            late_mute_until: 0,
            in_truth: None,
            last_command: 0,
            last_seq: 0,
            tells,
        }
    }

    pub(crate) fn next_deadline(&self) -> Option<u64> {
        self.session.next_deadline().map(|it| it.0)
    }

    /// Receives an answer that has come through.
    pub(crate) fn receive(
        &mut self,
        id: u32,
        answer: Result<HttpResponse, GatewayError>,
        scene: &mut Scene<'_>,
    ) {
        let Some(request) = self.open.remove(&id) else { return };
        if answer.is_err() {
            self.note_loss(&request, scene);
        }
        let (guid, result) = match answer {
            Ok(response) => request.decode(&response),
            Err(error) => (None, Err(error)),
        };
        self.tell(scene, || format!("  <- {id} {} {result:?}", request.spec().id));
        self.input(Input::Reply { id: RequestId(id), guid, result }, scene);
    }

    pub(crate) fn wake(&mut self, scene: &mut Scene<'_>) {
        self.input(Input::Timeout, scene);
    }

    fn input(&mut self, input: Input, scene: &mut Scene<'_>) {
        let before = self.session.snapshot().clone();
        for effect in self.session.handle(Millis(scene.now), input) {
            match effect {
                Effect::Send { id, request, http } => {
                    scene.counts.polls += u64::from(matches!(*request, Request::PollEvents(_)));
                    scene.counts.readings += u64::from(matches!(*request, Request::AgentStatus(_)));
                    self.mutes_sent +=
                        u32::from(matches!(*request, Request::BeginMute(_) | Request::EndMute(_)));
                    self.tell(scene, || format!("  -> {} {}", id.0, request.spec().id));
                    self.open.insert(id.0, request);
                    scene.network.send(scene.now, Line { desk: self.at, id: id.0 }, http, scene.dice);
                }
                Effect::Abort(id) => {
                    if let Some(request) = self.open.remove(&id.0) {
                        self.note_loss(&request, scene);
                    }
                    scene.network.abort(scene.now, Line { desk: self.at, id: id.0 }, scene.dice);
                }
                Effect::Settle(id, result) => {
                    let what = self.waiting.remove(&id).unwrap_or_else(|| panic!("{id:?} settled twice"));
                    scene.counts.settled(&what, result.is_ok());
                    self.hold_to_its_offer(id, &what, &result, scene);
                    self.note_mute(&what, result.is_ok(), scene);
                    if let (Command::Transfer(Transfer { call, .. }), Err(_)) = (&what, &result) {
                        self.maybe_transferring.insert(call.clone());
                        self.late_transfer_until = scene.now + LATEST;
                    }
                    self.tell(scene, || format!("  settled {what:?}: {result:?}"));
                }
                Effect::Notify(notice) => {
                    assert_eq!(notice.seq, self.last_seq + 1, "notices are numbered without gaps");
                    self.last_seq = notice.seq;
                    let lag = notice.lag_ms.unwrap_or_default();
                    assert!(lag < LATEST_NEWS, "{lag} ms late by clocks that differ: {notice:?}");
                    scene.counts.heard(&notice.news);
                    self.tell(scene, || format!("  {}", first_word(&notice.news)));
                }
            }
        }
        let polls = self.open.values().filter(|it| matches!(***it, Request::PollEvents(_))).count();
        assert!(polls <= 1, "{polls} polls in flight");
        if scene.now < self.late_transfer_until.max(self.late_mute_until) {
            self.note_what_is_late(scene);
        }
        let after = self.session.snapshot();
        let of_three = after.calls.iter().filter(|it| it.state == CallState::Conference);
        self.were_three.extend(of_three.map(|it| it.id.clone()));
        if self.tells && before != *after {
            self.tell(scene, || format!("  view {}", seen(after)));
        }
    }

    /// Notes what a lost poll leaves open: no event tells anew that somebody has joined or left, and nothing else does.
    fn note_loss(&mut self, request: &Request, scene: &Scene<'_>) {
        if matches!(request, Request::PollEvents(_)) {
            let seen = &self.session.snapshot().calls;
            let seen = seen.iter().filter(|it| it.state == CallState::Conference).map(|it| &it.id);
            let truth = scene.network.world.truth();
            let truth = truth.agent(self.agent).into_iter().flat_map(|agent| &agent.calls);
            let truth = truth.filter(|it| it.state == CallStage::Conference).map(|it| &it.id);
            self.maybe_two.extend(seen.chain(truth).cloned());
        }
    }

    fn note_mute(&mut self, what: &Command, is_done: bool, scene: &Scene<'_>) {
        let (Command::Mute(Mute { call }) | Command::Unmute(Unmute { call })) = what else { return };
        if !is_done || std::mem::take(&mut self.mutes_sent) > 1 {
            self.maybe_muted.insert(call.clone());
            self.late_mute_until = scene.now + LATEST;
        }
        // Muting names no call: where the view lags behind, the gateway has muted the next one.
        let truth = scene.network.world.truth();
        let others = truth.agent(self.agent).into_iter().flat_map(|agent| &agent.calls);
        self.maybe_muted.extend(others.map(|it| it.id.clone()).filter(|it| it != call));
    }

    /// Notes the calls that a late request may have changed: one that names no call acts on whichever is
    /// there when it arrives.
    fn note_what_is_late(&mut self, scene: &Scene<'_>) {
        let truth = scene.network.world.truth();
        for call in truth.agent(self.agent).into_iter().flat_map(|agent| &agent.calls) {
            if scene.now < self.late_transfer_until {
                self.maybe_transferring.insert(call.id.clone());
            }
            if scene.now < self.late_mute_until {
                self.maybe_muted.insert(call.id.clone());
            }
        }
    }

    /// Lets the agent do one of the things that the bar offers.
    pub(crate) fn act(&mut self, scene: &mut Scene<'_>) {
        let snapshot = self.session.snapshot().clone();
        let command = if snapshot.agent.phase == Phase::SignedOut {
            Some(offers::sign_in(self.agent, scene.dice))
        } else {
            let offered = offers::now(&snapshot, self.agent, scene.dice);
            scene.dice.pick(&offered).cloned()
        };
        let Some(command) = command else { return };
        self.last_command += 1;
        let id = CommandId(self.last_command);
        scene.counts.commands += 1;
        self.in_truth = self.offer(scene).map(|offer| (id, offer));
        self.tell(scene, || format!("do {command:?}"));
        self.waiting.insert(id, command.clone());
        self.input(Input::Command(id, command), scene);
    }

    /// Returns what there is, if the view shows it as it is and nothing is lost or late.
    fn offer(&self, scene: &Scene<'_>) -> Option<Offer> {
        let is_fair = scene.network.weather.iter().all(|it| *it == Weather::Fair);
        let view = self.session.snapshot();
        let truth = scene.network.world.truth();
        let is_true = is_fair && self.waiting.is_empty() && self.compare(&truth).is_ok();
        // What a reading tells of a call before the telephone is lifted can't be answered yet.
        let is_lifted = truth.agent(self.agent).is_some_and(|it| it.phone_off_hook);
        let is_open = |it: &&CallView| {
            it.state == CallState::Ringing && !is_lifted || self.maybe_muted.contains(&it.id)
        };
        let is_told = is_true && view.calls.iter().all(|it| !is_open(&it));
        let calls = view.calls.iter().map(|it| (it.id.clone(), it.state));
        is_told.then(|| (view.agent.state, calls.collect()))
    }

    /// Counts a refusal of what was offered when the view was the truth, and nothing has changed since.
    fn hold_to_its_offer(
        &mut self,
        id: CommandId,
        what: &Command,
        result: &Result<Outcome, CommandError>,
        scene: &mut Scene<'_>,
    ) {
        let Some((_, before)) = self.in_truth.take_if(|(of, _)| *of == id) else { return };
        if let Err(CommandError::Refused { retcode }) = result
            && retcode.as_str() != RetCode::OVERLOAD
            && self.offer(scene).is_some_and(|now| now == before)
        {
            scene.counts.contradicted.push(format!("{} {:?} {}", self.agent, what.kind(), retcode.as_str()));
        }
    }

    fn tell(&self, scene: &Scene<'_>, what: impl FnOnce() -> String) {
        if self.tells {
            println!("{:>8} {} {}", scene.now - scene.start, self.agent, what());
        }
    }

    /// Compares what the agent sees with the truth.
    pub(crate) fn compare(&self, truth: &Truth) -> Result<(), String> {
        let truth = truth.agent(self.agent).unwrap();
        let view = self.session.snapshot();
        // Which agent has taken a call to a queue is told by the event that it talks, and by nothing that can be read.
        let is_queue = |number: &str| QUEUES.contains(&number);
        let to_queue: BTreeSet<&CallId> =
            view.calls.iter().filter(|it| is_queue(it.remote.number.expose())).map(|it| &it.id).collect();
        // Nor is the customer, who is left with the agent that was consulted.
        let with_customer = |it: &CallTruth| {
            matches!(
                CallFeature::from_gateway(it.feature),
                CallFeature::Consultation | CallFeature::ThreePartyConsultation
            ) && it.number.len() > LONGEST_WORK_NUMBER
        };
        let handed_over: BTreeSet<&CallId> =
            truth.calls.iter().filter(|it| with_customer(it)).map(|it| &it.id).collect();
        let seen = |it: Seen<'_>| {
            let is_open = it.state == "Transferring" && self.maybe_transferring.contains(it.id)
                || it.state == "Conference" && self.maybe_two.contains(it.id);
            let state = if is_open { "Talking".to_owned() } else { it.state };
            let number = if to_queue.contains(it.id) { "" } else { it.number };
            // Of three it is the one or the other.
            let is_of_three = state == "Conference" && self.were_three.contains(it.id);
            let number = if is_of_three || handed_over.contains(it.id) { "" } else { number };
            // To the gateway a call that others were joined to may be the other part of it, with who began that.
            let has_changed = handed_over.contains(it.id) || self.were_three.contains(it.id);
            let direction = if has_changed { String::new() } else { it.direction };
            let number = number.to_owned();
            let muted = it.muted && !self.maybe_muted.contains(it.id);
            let has_picture = it.has_picture && !self.were_three.contains(it.id);
            (it.id.clone(), state, direction, number, muted, has_picture)
        };
        let is = truth.calls.iter().map(|it| {
            seen(Seen {
                id: &it.id,
                state: format!("{:?}", it.state),
                direction: format!("{:?}", it.direction),
                number: &it.number,
                muted: it.muted,
                has_picture: it.video,
            })
        });
        let sees = view.calls.iter().map(|it| {
            seen(Seen {
                id: &it.id,
                state: format!("{:?}", it.state),
                direction: format!("{:?}", it.direction),
                number: it.remote.number.expose(),
                muted: it.muted,
                has_picture: it.media == Media::Video,
            })
        });
        let (mut is, mut sees): (Vec<_>, Vec<_>) = (is.collect(), sees.collect());
        is.sort();
        sees.sort();
        if let Some(call) = view.calls.iter().find(|it| it.unsure) {
            return Err(format!("{} is unsure of {:?} in fair weather", self.agent, call.id));
        }
        if truth.state != view.agent.state || is != sees {
            let (agent, state) = (self.agent, view.agent.state);
            return Err(format!("{agent} is {:?} {is:?}, seen {state:?} {sees:?}", truth.state));
        }
        if !self.waiting.is_empty() {
            return Err(format!("never settled: {:?}", self.waiting));
        }
        Ok(())
    }
}

/// Traits of a call that are compared.
struct Seen<'a> {
    id: &'a CallId,
    state: String,
    direction: String,
    number: &'a str,
    muted: bool,
    has_picture: bool,
}

/// Surroundings of a desk: the time, the network, the dice and the counts.
pub(crate) struct Scene<'a> {
    pub(crate) start: u64,
    pub(crate) now: u64,
    pub(crate) network: &'a mut Network,
    pub(crate) dice: &'a mut Dice,
    pub(crate) counts: &'a mut Counts,
}

fn first_word(it: &impl std::fmt::Debug) -> String {
    let text = format!("{it:?}");
    text.split([' ', '{']).next().unwrap_or_default().to_owned()
}

fn seen(snapshot: &Snapshot) -> String {
    let calls: Vec<(&CallId, CallState, bool)> =
        snapshot.calls.iter().map(|it| (&it.id, it.state, it.muted)).collect();
    let agent = &snapshot.agent;
    format!("{:?} {:?} {:?} {calls:?}", agent.phase, agent.state, snapshot.health.state)
}
