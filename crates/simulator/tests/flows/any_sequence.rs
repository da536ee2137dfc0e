//! Requests of any kind, in any order: nothing panics, nobody has two open polls, and the truth makes sense.

use offhook_protocol::{AgentState, CallId};
use offhook_simulator::{
    Control, Input, Output, Settings, SimRequest, Truth,
    control::{
        CustomerAct, EventFault, EventFaultKind, Fault, FaultKind, NewCall, NewPreview, PreviewEvent, Target,
    },
    settings::{
        AfterConsultation, AfterNoAnswer, AskedDuringCall, AskedInWrapUp, CallPickedUp, ConferenceId,
        FailedTransfer, ForceDuringCall, InternalFailure, MediaSwitchEnd, NumberForm, OnCallPlace,
        PhoneEvents, ShutdownEvent, SignOutDuringCall, TalkTransfer,
    },
    world::{CallStage, CallTruth},
};
use proptest::prelude::*;

use crate::test_gateway::TestGateway;

#[derive(Debug, Clone)]
enum Step {
    Ask { agent: usize, what: usize },
    Wait(u64),
    CallIn { customer: u8, skill: bool, agent: usize },
    HangUp(usize),
    Close,
    Spoil(u8),
    Restart,
    Recover(u64),
    Preview { skill: bool, agent: usize },
    Act { call: usize, what: u8 },
}

const AGENTS: [&str; 3] = ["1001", "1002", "9"];

const CALLS: [(&str, &str); 75] = [
    ("POST", "/apiaccess/rest/cc-management/v1/offline/agent/login"),
    ("POST", "/apiaccess/rest/cc-management/v1/offline/agent/logout"),
    ("POST", "/apiaccess/rest/cc-management/v1/offline/agent/isOfflineAgent"),
    ("PUT", "/voicecall/A/snatchpickup?destWorkNo=B"),
    ("PUT", "/voicecall/A/snatchpickup?destWorkNo=B"),
    ("POST", "/voicecall/A/requestcall/C/0?skillid=25"),
    ("POST", "/voicecall/A/mediaswitch?mediaType=3"),
    ("POST", "/voicecall/A/adjustvideomode"),
    ("POST", "/voicecall/A/phonepickup"),
    ("PUT", "/voicecall/A/phonehangup"),
    ("POST", "/voicecall/A/thirdPartyConfTransmitNum"),
    ("PUT", "/voicecall/A/previewCallout"),
    ("PUT", "/onlineagent/A"),
    ("PUT", "/onlineagent/A"),
    ("PUT", "/onlineagent/A/forcelogin"),
    ("DELETE", "/onlineagent/A/logout"),
    ("GET", "/agentevent/A"),
    ("GET", "/agentevent/A"),
    ("GET", "/agentevent/A/allagentevent"),
    ("POST", "/onlineagent/A/sayfree"),
    ("POST", "/onlineagent/A/saybusy?reason=201&prolong=true"),
    ("POST", "/onlineagent/A/saybusy"),
    ("POST", "/onlineagent/A/cancelbusy"),
    ("POST", "/onlineagent/A/rest/5/1"),
    ("POST", "/onlineagent/A/cancelrest"),
    ("POST", "/onlineagent/A/work"),
    ("POST", "/onlineagent/A/cancelwork"),
    ("GET", "/onlineagent/A/agentstatus"),
    ("PUT", "/voicecall/A/callout"),
    ("PUT", "/voicecall/A/answer"),
    ("PUT", "/voicecall/A/answer"),
    ("POST", "/voicecall/A/reject"),
    ("DELETE", "/voicecall/A/release"),
    ("POST", "/voicecall/A/hold"),
    ("POST", "/voicecall/A/gethold"),
    ("POST", "/voicecall/A/beginmute"),
    ("POST", "/voicecall/A/endmute"),
    ("POST", "/voicecall/A/seconddial?number=%"),
    ("POST", "/voicecall/A/dropcall/C"),
    ("GET", "/calldata/A/callinfo?isNoContainLastCall=true"),
    ("GET", "/calldata/A/holdlist"),
    ("GET", "/calldata/A/appdata"),
    ("PUT", "/voicecall/A/answer"),
    ("POST", "/voicecall/A/hold"),
    ("PUT", "/voicecall/A/callinner"),
    ("POST", "/voicecall/A/innerhelp"),
    ("POST", "/voicecall/A/innerhelp"),
    ("POST", "/voicecall/A/connecthold/C"),
    ("POST", "/voicecall/A/confjoin"),
    ("POST", "/voicecall/A/confjoin"),
    ("POST", "/voicecall/A/transfer"),
    ("POST", "/voicecall/A/transfer"),
    ("POST", "/voicecall/A/canceltransfer"),
    ("POST", "/voicecall/A/disconnect/B"),
    ("POST", "/voicecall/A/disconnect/1380000000N"),
    ("PUT", "/onlineagent/A/loginex"),
    ("DELETE", "/onlineagent/A/forcelogout"),
    ("DELETE", "/onlineagent/A/forcelogoutwithreason/1"),
    ("POST", "/onlineagent/A/handshake"),
    ("POST", "/onlineagent/A/sendnoteletex"),
    ("POST", "/onlineagent/A/autoanswer/true"),
    ("POST", "/onlineagent/A/autoenteridle/false"),
    ("POST", "/onlineagent/A/resetskill/false?skillid=25"),
    ("POST", "/onlineagent/A/resetskill/true"),
    ("POST", "/onlineagent/A/settalkright?flag=0"),
    ("POST", "/onlineagent/A/settalkright?flag=1"),
    ("PUT", "/onlineagent/A/updateGuid"),
    ("POST", "/onlineagent/A/syncagentinfo"),
    ("POST", "/onlineagent/A/setcustomstate?customstate=N"),
    ("POST", "/onlineagent/A/cancelsetcustomstate"),
    ("PUT", "/calldata/A/setcalldataex"),
    ("GET", "/calldata/A/callinfobycallid/C"),
    ("GET", "/calldata/A/statistics"),
    ("GET", "/calldata/A/waitcallinfo/25"),
    ("GET", "/agentgroup/A/allonlineagents"),
];

/// Device, address and mode of transfers; the address B stands for the colleague.
const TRANSFERS: [(u64, &str, u64); 12] = [
    (2, "B", 0),
    (2, "B", 2),
    (1, "25", 0),
    (1, "25", 2),
    (3, "6001", 0),
    (3, "6002", 1),
    (5, "13800000008", 1),
    (5, "13800000008", 2),
    (5, "13800000008", 3),
    (5, "13800000008", 4),
    (5, "13800000002", 4),
    (5, "13800000002", 3),
];

fn step() -> impl Strategy<Value = Step> {
    let ask = (0..AGENTS.len(), 0..CALLS.len());
    prop_oneof![
        12 => ask.prop_map(|(agent, what)| Step::Ask { agent, what }),
        4 => prop_oneof![0u64..3_000, 0u64..130_000].prop_map(Step::Wait),
        4 => (1u8..8, any::<bool>(), 0..2usize)
            .prop_map(|(customer, skill, agent)| Step::CallIn { customer, skill, agent }),
        2 => (0usize..4).prop_map(Step::HangUp),
        1 => Just(Step::Close),
        1 => (0u8..5).prop_map(Step::Spoil),
        1 => (any::<bool>(), 0..2usize).prop_map(|(skill, agent)| Step::Preview { skill, agent }),
        1 => (0..4usize, 0u8..6).prop_map(|(call, what)| Step::Act { call, what }),
        1 => (0u8..10).prop_map(|dice| match dice {
            0 => Step::Restart,
            1 => Step::Recover(2),
            _ => Step::Close,
        }),
    ]
}

/// A gateway whose open exchanges are counted.
struct Watch {
    gateway: TestGateway,
    open: Vec<(u64, String)>,
}

impl Watch {
    fn take(&mut self, outputs: Vec<Output>) {
        for output in outputs {
            let connection = match output {
                Output::Answer { connection, response } => {
                    if let Some(guid) = response.guid {
                        let agent = self.open.iter().find(|(it, _)| *it == connection);
                        let agent = agent.map(|(_, agent)| agent.clone()).expect("an open exchange");
                        self.gateway.guids.insert(agent, guid.as_str().into());
                    }
                    connection
                }
                Output::Drop { connection } => connection,
            };
            let before = self.open.len();
            self.open.retain(|(it, _)| *it != connection);
            assert!(self.open.len() < before, "answered twice");
        }
    }

    fn run(&mut self, step: &Step) {
        let now = self.gateway.now;
        match step {
            Step::Ask { agent, what } => {
                let agent = AGENTS[*agent];
                let what = CALLS[*what];
                let (method, path) = what;
                let dice = self.gateway.connection;
                let truth = self.gateway.truth();
                let mut calls = truth.agents.iter().flat_map(|it| &it.calls).map(|call| call.id.as_str());
                let own =
                    truth.agent(agent).and_then(|it| it.calls.iter().find(|it| it.state == CallStage::Held));
                let queued = truth.queues[0].waiting.first().filter(|_| what.1.contains("requestcall"));
                let queued = queued.map(|it| it.id.as_str());
                let call = queued.or(own.map(|it| it.id.as_str())).or(calls.next_back());
                let call = call.unwrap_or("0").to_owned();
                let colleague = if agent == "1001" { "1002" } else { "1001" };
                let digit = (dice % 9).to_string();
                let path =
                    path.replace('A', agent).replace('B', colleague).replace('C', &call).replace('N', &digit);
                let control =
                    truth.agent(agent).and_then(|it| it.preview.as_ref()).map_or(0, |it| it.control);
                let (device, address, mode) = TRANSFERS[usize::try_from(dice).unwrap() % TRANSFERS.len()];
                let called = if what.1.ends_with("callinner") {
                    colleague.to_owned()
                } else {
                    format!("1380000000{digit}")
                };
                let (address, device, mode) = match what.1.rsplit('/').next() {
                    Some("transfer") => (address.replace('B', colleague), device, mode),
                    Some("innerhelp") if dice.is_multiple_of(3) => ("25".to_owned(), 1, 1),
                    _ => (colleague.to_owned(), 2, 1 + dice % 2),
                };
                let body = format!(
                    r#"{{"workNo":{agent},"phone":"139","agentIds":[{colleague}],"content":"hello","calldata":"{dice}","password":"offhook-{agent}",
                    "phonenum":"4{agent}","called":"{called}","mode":{mode},"autoanswer":{},
                    "phonelinkage":{},"agenttype":11,"callcontrolid":{control},"callid":"{call}","address":"{address}","dstaddress":"{address}","devicetype":{device}}}"#,
                    now.is_multiple_of(3),
                    now.is_multiple_of(2),
                );
                self.gateway.connection += 1;
                let connection = self.gateway.connection;
                self.open.push((connection, agent.to_owned()));
                let guid = self.gateway.guids.get(agent).map(|guid| guid.expose().to_owned());
                let method = method.to_owned();
                let request = SimRequest { method, path, guid, bearer: true, body, ..SimRequest::default() };
                let outputs = self.gateway.world.handle(now, Input::Http { connection, request });
                self.take(outputs);
            }
            Step::Wait(ms) => {
                self.gateway.now += ms;
                let outputs = self.gateway.world.handle(self.gateway.now, Input::Tick);
                self.take(outputs);
            }
            Step::CallIn { customer, skill, agent } => {
                let to = if *skill { Target::Skill(25) } else { Target::Agent(AGENTS[*agent].into()) };
                let from = format!("1380000000{customer}").as_str().into();
                self.act(Control::Call(NewCall::incoming(from, to, None)));
            }
            Step::HangUp(which) => {
                let truth = self.gateway.truth();
                let call = all_calls(&truth).into_iter().nth(*which);
                self.act(Control::HangUp(call.unwrap_or_else(|| "1-1".into())));
            }
            Step::Close => {
                if let Some((connection, _)) = self.open.pop() {
                    let outputs = self.gateway.world.handle(now, Input::Closed { connection });
                    self.take(outputs);
                }
            }
            Step::Spoil(kind) => {
                // A delayed answer outlives its exchange: the watch could not count it.
                let events = match kind {
                    2 => Some((EventFaultKind::Swap, None)),
                    3 => Some((EventFaultKind::Late, Some(700))),
                    4 => Some((EventFaultKind::Double, None)),
                    _ => None,
                };
                if let Some((kind, ms)) = events {
                    let (event, agent) = ("AgentEvent".to_owned(), None);
                    return self.act(Control::EventFault(EventFault {
                        event,
                        agent,
                        skip: 0,
                        count: 2,
                        kind,
                        ms,
                    }));
                }
                let kind = if *kind == 0 { FaultKind::Drop } else { FaultKind::Status };
                let (path, ms, status) = ("voicecall".to_owned(), None, Some(500));
                self.act(Control::Fault(Fault { path, count: 1, kind, ms, status }));
            }
            Step::Restart => self.act(Control::Restart),
            Step::Recover(seconds) => self.act(Control::Recover(*seconds)),
            Step::Preview { skill, agent } => {
                let to = if *skill { Target::Skill(25) } else { Target::Agent(AGENTS[*agent].into()) };
                let numbers = vec!["13800000001".into(), "13800000002".into()];
                let (event, data) = (PreviewEvent::Choice, None);
                let (auto_call_seconds, withdrawn_after_seconds) = (Some(7), skill.then_some(5));
                self.act(Control::Preview(NewPreview {
                    to,
                    numbers,
                    data,
                    event,
                    auto_call_seconds,
                    withdrawn_after_seconds,
                }));
            }
            Step::Act { call, what } => {
                let call =
                    all_calls(&self.gateway.truth()).into_iter().nth(*call).unwrap_or_else(|| "1-1".into());
                self.act(match what {
                    0 => Control::Drop(call),
                    1 => Control::Act(call, CustomerAct::Answer),
                    2 => Control::Act(call, CustomerAct::Fail(548)),
                    3 => Control::Act(call, CustomerAct::Keys("1#".to_owned())),
                    4 => Control::Act(call, CustomerAct::Silence(true)),
                    _ => Control::Withdraw("1001".into()),
                });
            }
        }
    }

    fn act(&mut self, control: Control) {
        let (_, outputs) = self.gateway.world.act(self.gateway.now, control);
        self.take(outputs);
    }

    fn check(&self) {
        let truth = self.gateway.truth();
        for agent in &truth.agents {
            let open = self.open.iter().filter(|(_, it)| it == agent.agent.as_str()).count();
            assert!(open <= 1, "{open} polls of {} are open", agent.agent);
            let live = agent.calls.iter().filter(|call| !waits(call.state)).count();
            // The agent talks on while a colleague is called into the call.
            let asks = |call: &CallTruth| matches!(call.state, CallStage::Dialing | CallStage::RemoteRinging);
            let live = live - usize::from(live == 2 && agent.calls.last().is_some_and(asks));
            assert!(live <= 1, "{} has {live} calls at once", agent.agent);
            match agent.state {
                AgentState::OnCall => {
                    assert_eq!(agent.calls.is_empty(), agent.preview.is_some(), "one of them, {agent:?}");
                }
                AgentState::SignedOut => assert!(agent.calls.is_empty(), "signed out with a call"),
                AgentState::Ready | AgentState::Busy | AgentState::Rest | AgentState::WrapUp => {
                    // A call that waits for the agent's own phone has not changed the state yet.
                    let begun = |call: &CallTruth| call.state != CallStage::Dialing;
                    assert!(!agent.calls.iter().any(begun), "{:?} with a call", agent.state);
                    let keeps = !agent.calls.is_empty() || agent.state == AgentState::WrapUp;
                    assert!(agent.pending.is_none() || keeps, "{agent:?}");
                }
            }
            if agent.state == AgentState::Ready && agent.calls.is_empty() && agent.takes_calls {
                assert!(agent.waiting.is_empty(), "ready while a call waits");
            }
        }
        for agent in &truth.agents {
            let mut ids: Vec<_> = agent.calls.iter().map(|call| &call.id).collect();
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), agent.calls.len(), "a call is there twice");
            for call in &agent.calls {
                assert_eq!(call.partners.len() > 1, call.state == CallStage::Conference, "{call:?}");
                assert!(!call.number.is_empty() && call.number != agent.agent.as_str(), "{call:?}");
            }
        }
        assert!(self.gateway.world.next_deadline().is_none_or(|due| due >= self.gateway.now));
    }
}

/// True if a call in this stage leaves room for another.
fn waits(stage: CallStage) -> bool {
    match stage {
        CallStage::Held | CallStage::Transferring => true,
        CallStage::Ringing
        | CallStage::Dialing
        | CallStage::RemoteRinging
        | CallStage::Talking
        | CallStage::Conference
        | CallStage::InIvr => false,
    }
}

fn all_calls(truth: &Truth) -> Vec<CallId> {
    let agents = truth.agents.iter();
    let of_agents = agents.clone().flat_map(|agent| agent.calls.iter().map(|call| call.id.clone()));
    let waiting =
        agents.flat_map(|agent| &agent.waiting).chain(truth.queues.iter().flat_map(|it| &it.waiting));
    of_agents.chain(waiting.map(|call| call.id.clone())).collect()
}

/// Chooses answers to everything the reference leaves open.
fn choose(mut choices: u64, settings: &mut Settings) {
    let mut one_of = |count: u64| {
        let choice = choices % count;
        choices /= count;
        choice
    };
    let mut yes = || one_of(2) == 1;
    settings.alerting_on_incoming = yes();
    settings.talking_after_auto_answer = yes();
    settings.recording = yes();
    settings.connect_fail_after_dial_failure = yes();
    settings.detect_after_dial_failure = yes();
    settings.ready_after_preview = yes();
    settings.hold_event_before_three_party_help = yes();
    settings.talking_before_three_party_help = yes();
    settings.release_of_joined_call = yes();
    settings.talking_after_party_left = yes();
    settings.talking_after_ivr = yes();
    settings.media_ability_event = yes();
    settings.json_key_in_events = yes();
    settings.wrap_up_seconds = yes().then_some(3);
    settings.rest_overrun_repeat_seconds = yes().then_some(2);
    settings.guid.rotates = yes();
    settings.phone_lifts_after_ms = if yes() { 1_500 } else { 0 };
    settings.after_consultation =
        if yes() { AfterConsultation::Retrieved } else { AfterConsultation::StaysHeld };
    settings.conference_id = if yes() { ConferenceId::Held } else { ConferenceId::Active };
    settings.asked_during_call = if yes() { AskedDuringCall::Refused } else { AskedDuringCall::AtItsEnd };
    settings.asked_in_wrap_up = if yes() { AskedInWrapUp::AtItsEnd } else { AskedInWrapUp::AtOnce };
    settings.call_picked_up = if yes() { CallPickedUp::Released } else { CallPickedUp::NoAnswer };
    settings.failed_transfer = if yes() { FailedTransfer::ConnectFailed } else { FailedTransfer::Result };
    settings.talk_transfer = if yes() { TalkTransfer::Conference } else { TalkTransfer::Talking };
    settings.sign_out_during_call =
        if yes() { SignOutDuringCall::Ignored } else { SignOutDuringCall::Refused };
    settings.force_during_call = if yes() { ForceDuringCall::Refused } else { ForceDuringCall::EndsCalls };
    settings.shutdown_event = if yes() { ShutdownEvent::Never } else { ShutdownEvent::IfPolled };
    settings.phone_events = if yes() { PhoneEvents::Never } else { PhoneEvents::PerCall };
    settings.after_no_answer =
        [AfterNoAnswer::Busy, AfterNoAnswer::Ready, AfterNoAnswer::Silent][index(one_of(3))];
    settings.internal_failure =
        [InternalFailure::InternalCallFailed, InternalFailure::DialFailed, InternalFailure::ConnectFailed]
            [index(one_of(3))];
    settings.media_switch =
        [MediaSwitchEnd::Works, MediaSwitchEnd::Fails, MediaSwitchEnd::Refused, MediaSwitchEnd::LosesCall]
            [index(one_of(4))];
    settings.on_call_event =
        [OnCallPlace::First, OnCallPlace::AfterOffHook, OnCallPlace::Absent][index(one_of(3))];
    settings.numbers_in_events =
        [NumberForm::AsSampled, NumberForm::Strings, NumberForm::Integers][index(one_of(3))];
}

fn index(choice: u64) -> usize {
    usize::try_from(choice).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_keeps_the_world_whole(
        lifts in prop_oneof![Just(0), Just(1_500)],
        steps in proptest::collection::vec(step(), 1..120),
    ) {
        let gateway = TestGateway::with(|settings| settings.phone_lifts_after_ms = lifts);
        let mut watch = Watch { gateway, open: Vec::new() };
        for agent in ["1001", "1002"] {
            watch.gateway.sign_in(agent);
        }
        for step in &steps {
            watch.run(step);
            watch.check();
        }
    }

    /// Tries the same on whatever gateway the reference allows.
    #[test]
    fn any_sequence_under_any_settings(
        choices in any::<u64>(),
        steps in proptest::collection::vec(step(), 1..120),
    ) {
        let mut watch = Watch { gateway: TestGateway::with(|settings| choose(choices, settings)), open: Vec::new() };
        for agent in ["1001", "1002"] {
            watch.gateway.sign_in(agent);
        }
        for step in &steps {
            watch.run(step);
            watch.check();
        }
    }

    #[test]
    fn any_bytes_are_answered(
        method in "[A-Z]{1,6}", path in "(/?[a-z0-9%{}]{0,9}){0,5}(\\?.{0,12})?", body in ".{0,40}", guid in ".{0,9}",
    ) {
        let mut gateway = TestGateway::new();
        let connection = gateway.send(&method, &path, Some(&guid), &body);
        prop_assert!(gateway.answer(connection).is_some());
    }
}
