//! Driver that plays steps against a session and holds it, at every single input, to everything it promises.

mod independent;
mod steps;
mod talk;

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    rc::Rc,
};

use offhook_protocol::{GatewayError, Guid, Reply, Request, event_poll::Events};
use offhook_session::{
    Command, CommandError, CommandId, Effect, Input, Millis, Refusal, RequestId, Session, Snapshot,
    snapshot::{CommandKind, Phase},
};

pub(crate) use steps::{Step, steps};
pub(crate) use talk::any_command;

/// Password that may not be seen in anything that is printed.
const PASSWORD: &str = "pass-w0rd";
const GUID: &str = "guid-s3cret";

/// Number of queries that the gateway's flow control lets through within [`QUERY_WINDOW`].
const QUERIES: usize = 5;
/// Length of the flow control's window, in milliseconds.
const QUERY_WINDOW: u64 = 2_000;
/// Number of alarms within a second beyond which there is a busy loop.
const ALARMS_PER_SECOND: usize = 25;

/// A session under test.
pub(crate) struct Driver {
    session: Session,
    now: u64,
    open: BTreeMap<RequestId, Rc<Request>>,
    issued: u32,
    waiting: BTreeSet<CommandId>,
    notices: u64,
    queries: VecDeque<u64>,
    alarms: VecDeque<u64>,
}

impl Driver {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            session: Session::new(seed),
            now: 1_000_000,
            open: BTreeMap::new(),
            issued: 0,
            waiting: BTreeSet::new(),
            notices: 0,
            queries: VecDeque::new(),
            alarms: VecDeque::new(),
        }
    }

    pub(crate) fn play(&mut self, is_signed_in: bool, steps: &[Step]) {
        if is_signed_in {
            self.command(talk::sign_in(0));
            self.succeed(0, 0, true);
            self.answer_poll(Ok(Reply::PollEvents(talk::ready())));
            assert_eq!(self.session.snapshot().agent.phase, Phase::SignedIn);
        }
        for step in steps {
            self.step(step);
        }
        let seen = format!("{:?}", self.session.snapshot());
        assert!(!seen.contains(PASSWORD) && !seen.contains(GUID), "a secret is printed: {seen}");
    }

    /// Fails everything that is open, for a minute: after that, nothing may be left unsettled.
    pub(crate) fn fall_silent(&mut self) {
        for _ in 0..60 {
            for id in self.open.keys().copied().collect::<Vec<_>>() {
                let lost = Err(GatewayError::Unreachable("lost".into()));
                self.input(Input::Reply { id, guid: None, result: lost });
            }
            self.pass(1_000);
        }
        assert!(self.waiting.is_empty(), "never settled: {:?}", self.waiting);
    }

    /// Answers nothing any more, for five minutes. Commands settle all the same, by their deadlines.
    pub(crate) fn hang(&mut self) {
        self.pass(300_000);
        assert!(self.waiting.is_empty(), "never settled: {:?}", self.waiting);
    }

    pub(crate) fn view(&self) -> Rc<Snapshot> {
        Rc::clone(self.session.snapshot())
    }

    fn step(&mut self, step: &Step) {
        match step {
            Step::Offered(which) => {
                let verdicts = talk::verdicts(self.session.snapshot());
                let offered: Vec<_> =
                    verdicts.into_iter().filter(|(verdict, _)| verdict.ok).map(|it| it.1).collect();
                if let Some(command) = pick(&offered, *which) {
                    let settled = self.command(command.clone());
                    assert!(
                        !matches!(settled, Some(Err(CommandError::NotNow { .. }))),
                        "offered and then refused: {command:?}: {settled:?}"
                    );
                }
            }
            Step::Refused(which) => {
                let verdicts = talk::verdicts(self.session.snapshot());
                let refused: Vec<_> = verdicts.into_iter().filter(|(verdict, _)| !verdict.ok).collect();
                if let Some((verdict, command)) = pick(&refused, *which) {
                    let why = verdict.why.expect("a refusal has its reason");
                    let settled = self.command(command.clone());
                    let waits =
                        why == Refusal::InProgress && settled.is_none() && waits_for_its_kind(command);
                    assert!(
                        waits || settled == Some(Err(CommandError::NotNow { why })),
                        "{command:?}: {settled:?}"
                    );
                }
            }
            Step::Any { kind, call, value } => {
                let command = any_command(*kind, *call, *value);
                let verdict = talk::verdict(self.session.snapshot(), &command);
                let settled = self.command(command.clone());
                let refused = match settled {
                    Some(Err(CommandError::NotNow { why })) => Some(why),
                    _ => None,
                };
                match verdict.map(|it| it.why) {
                    Some(None) => assert!(refused.is_none_or(is_about_values), "{command:?}: {refused:?}"),
                    Some(Some(Refusal::InProgress)) if refused.is_none() => {
                        assert!(waits_for_its_kind(&command), "{command:?}");
                    }
                    Some(why) => assert_eq!(refused, why, "{command:?}"),
                    None => assert!(refused.is_some(), "there is no such call: {command:?}"),
                }
            }
            Step::Succeed { which, says, guid } => self.succeed(*which, *says, *guid),
            Step::Fail { which, how } => {
                if let Some(id) = pick(&self.open.keys().copied().collect::<Vec<_>>(), *which) {
                    self.input(Input::Reply { id: *id, guid: None, result: Err(talk::error(*how)) });
                }
            }
            Step::Misfit { which, unknown } => {
                let ids = self.open.keys().copied().collect::<Vec<_>>();
                let id = if *unknown {
                    RequestId(u32::from(*which) * 7)
                } else {
                    *pick(&ids, *which).unwrap_or(&RequestId(0))
                };
                let result = Ok(talk::misfit(*which));
                self.input(Input::Reply { id, guid: None, result });
            }
            Step::Events(events) => {
                self.answer_poll(Ok(Reply::PollEvents(Events(events.iter().map(talk::event).collect()))));
            }
            Step::NoEvent => self.answer_poll(Ok(Reply::PollEvents(Events::default()))),
            Step::Pass(time) => self.pass(u64::from(*time)),
            Step::Sleep(time) => {
                self.now += u64::from(*time);
                self.input(Input::Timeout);
            }
            Step::Timeout => self.input(Input::Timeout),
            Step::Online => self.input(Input::Online),
        }
    }

    fn succeed(&mut self, which: u8, says: u8, guid: bool) {
        let ids: Vec<_> =
            self.open.iter().filter(|(_, it)| !is_poll(it)).map(|(id, it)| (*id, it.clone())).collect();
        if let Some((id, request)) = pick(&ids, which) {
            let guid = guid.then(|| Guid::new(GUID));
            self.input(Input::Reply { id: *id, guid, result: Ok(talk::reply(request, says)) });
        }
    }

    /// Answers the poll; waits for the poll to be under way if need be.
    fn answer_poll(&mut self, result: Result<Reply, GatewayError>) {
        let poll = |open: &BTreeMap<RequestId, Rc<Request>>| {
            open.iter().find(|(_, it)| is_poll(it)).map(|(id, _)| *id)
        };
        if poll(&self.open).is_none() {
            self.pass(200);
        }
        if let Some(id) = poll(&self.open) {
            self.input(Input::Reply { id, guid: None, result });
        }
    }

    /// Issues a command, and returns its result if this very input settles it.
    fn command(&mut self, command: Command) -> Option<Result<offhook_session::Outcome, CommandError>> {
        self.issued += 1;
        let id = CommandId(self.issued);
        self.waiting.insert(id);
        let effects = self.input_and_effects(Input::Command(id, command));
        effects.into_iter().find_map(|it| match it {
            Effect::Settle(settled, result) if settled == id => Some(result),
            _ => None,
        })
    }

    fn pass(&mut self, time: u64) {
        let until = self.now + time;
        while let Some(Millis(at)) = self.session.next_deadline().filter(|at| at.0 <= until) {
            self.now = at;
            self.alarms.push_back(at);
            while self.alarms.front().is_some_and(|first| first + 1_000 <= at) {
                self.alarms.pop_front();
            }
            assert!(self.alarms.len() <= ALARMS_PER_SECOND, "a busy loop: {:?}", self.alarms);
            self.input(Input::Timeout);
        }
        self.now = until;
    }

    fn input(&mut self, input: Input) {
        self.input_and_effects(input);
    }

    fn input_and_effects(&mut self, input: Input) -> Vec<Effect> {
        if let Input::Reply { id, .. } = &input {
            self.open.remove(id);
        }
        let is_poll_answer = matches!(&input, Input::Reply { result: Ok(Reply::PollEvents(_)), .. });
        let before = Rc::clone(self.session.snapshot());
        let effects = self.session.handle(Millis(self.now), input);
        let after = Rc::clone(self.session.snapshot());
        for effect in &effects {
            self.effect(effect, &before, &after);
        }
        check_version(&before, &after, is_poll_answer);
        let polls = self.open.values().filter(|it| is_poll(it)).count();
        assert!(polls <= 1, "{polls} polls are under way");
        if after.agent.phase == Phase::SignedOut {
            let left: Vec<_> = self.open.values().map(|it| it.spec().id).collect();
            assert!(left.iter().all(|it| *it == "logout"), "still asked for while signed out: {left:?}");
            assert!(after.calls.is_empty(), "calls while signed out: {:?}", after.calls);
        }
        let next = self.session.next_deadline();
        assert!(next.is_none_or(|at| at.0 > self.now), "the alarm is due already: {next:?} at {}", self.now);
        effects
    }

    fn effect(&mut self, effect: &Effect, before: &Snapshot, after: &Snapshot) {
        let printed = format!("{effect:?}");
        assert!(!printed.contains(PASSWORD) && !printed.contains(GUID), "a secret is printed: {printed}");
        match effect {
            Effect::Send { id, request, .. } => {
                let name = request.spec().id;
                let is_sign_in = matches!(name, "login" | "forceLogin");
                assert!(before.agent.phase != Phase::SignedOut || is_sign_in, "{name} while signed out");
                assert!(after.agent.phase != Phase::SignedOut || name == "logout", "{name} after the end");
                if talk::is_query(request) {
                    self.queries.push_back(self.now);
                    while self.queries.front().is_some_and(|at| at + QUERY_WINDOW <= self.now) {
                        self.queries.pop_front();
                    }
                    assert!(self.queries.len() <= QUERIES, "too many queries: {:?}", self.queries);
                }
                assert!(self.open.insert(*id, Rc::clone(request)).is_none(), "{id:?} is used twice");
            }
            Effect::Abort(id) => {
                self.open.remove(id);
            }
            Effect::Settle(id, _) => {
                assert!(self.waiting.remove(id), "{id:?} is settled twice, or was not issued");
            }
            Effect::Notify(notice) => {
                self.notices += 1;
                assert_eq!(notice.seq, self.notices, "notices are numbered without gaps");
                let shown = serde_json::to_string(notice).expect("notices are plain data");
                assert!(!shown.contains(PASSWORD) && !shown.contains(GUID), "a secret is told: {shown}");
            }
        }
    }
}

/// Checks that the version grows exactly when the view differs. Several events in one answer may lead away
/// and back again.
fn check_version(before: &Rc<Snapshot>, after: &Rc<Snapshot>, is_poll_answer: bool) {
    let same = Snapshot { version: before.version, ..Snapshot::clone(after) } == **before;
    if after.version == before.version {
        assert!(Rc::ptr_eq(before, after), "another view under the same version");
    } else {
        assert!(after.version > before.version, "the version went back");
        assert!(!same || is_poll_answer, "another version of the same view");
    }
}

/// Returns true for refusals that depend on the values of a command, which a verdict can't know.
fn is_about_values(why: Refusal) -> bool {
    // A waiting call without an id is none.
    why.is_about_a_value() || matches!(why, Refusal::AlreadySo | Refusal::NoSuchCall)
}

fn is_poll(request: &Request) -> bool {
    matches!(request, Request::PollEvents(_))
}

fn pick<T>(from: &[T], which: u8) -> Option<&T> {
    from.get(usize::from(which) % from.len().max(1))
}

/// True for commands that wait while another of their kind is in progress: keys, call data, settings.
fn waits_for_its_kind(command: &Command) -> bool {
    matches!(
        command.kind(),
        CommandKind::Keypad
            | CommandKind::SetCallData
            | CommandKind::SetQueues
            | CommandKind::SetAutoAnswer
            | CommandKind::SetAutoReady
            | CommandKind::SetTalkRight
            | CommandKind::ChangePassword
    )
}
