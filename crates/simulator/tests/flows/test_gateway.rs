//! A gateway with agents on it, under virtual time: requests go in as a client writes them, events come out as
//! it reads them.

use std::collections::HashMap;

use offhook_protocol::{
    AgentId, CallId, GatewayEvent, Guid, HttpResponse, Reply, Request,
    call_control::{Answer, InnerHelp},
    event_poll::PollEvents,
    http::GatewayError,
    sign_in::{ForceLogin, Login},
};
use offhook_simulator::{
    Control, Input, Output, Scenario, Settings, SimRequest, SimResponse, Truth, World,
    control::{NewCall, Target},
    world::{AgentTruth, CallStage, CallTruth},
};

pub(crate) const START: u64 = 1_790_000_000_000;
pub(crate) const ANN: &str = "1001";
pub(crate) const BOB: &str = "1002";
pub(crate) const CUSTOMER: &str = "13800000001";

pub(crate) struct TestGateway {
    pub(crate) world: World,
    pub(crate) now: u64,
    pub(crate) connection: u64,
    pub(crate) guids: HashMap<String, Guid>,
    pub(crate) answers: HashMap<u64, SimResponse>,
    pub(crate) dropped: Vec<u64>,
}

impl TestGateway {
    pub(crate) fn new() -> Self {
        Self::with(|_| {})
    }

    pub(crate) fn with(change: impl FnOnce(&mut Settings)) -> Self {
        let mut scenario = Scenario::default();
        change(&mut scenario.settings);
        Self::of(scenario)
    }

    pub(crate) fn of(scenario: Scenario) -> Self {
        Self {
            world: World::new(scenario, START),
            now: START,
            connection: 0,
            guids: HashMap::new(),
            answers: HashMap::new(),
            dropped: Vec::new(),
        }
    }

    pub(crate) fn feed(&mut self, input: Input) {
        let outputs = self.world.handle(self.now, input);
        self.take(outputs);
    }

    fn take(&mut self, outputs: Vec<Output>) {
        for output in outputs {
            match output {
                Output::Answer { connection, response } => drop(self.answers.insert(connection, response)),
                Output::Drop { connection } => self.dropped.push(connection),
            }
        }
    }

    /// Sends a request; its answer, if any, lies in `answers`.
    pub(crate) fn send(&mut self, method: &str, path: &str, guid: Option<&str>, body: &str) -> u64 {
        self.connection += 1;
        let request = SimRequest {
            method: method.to_owned(),
            path: path.to_owned(),
            guid: guid.map(str::to_owned),
            body: body.to_owned(),
            ..SimRequest::default()
        };
        self.feed(Input::Http { connection: self.connection, request });
        self.connection
    }

    pub(crate) fn answer(&mut self, connection: u64) -> Option<SimResponse> {
        self.answers.remove(&connection)
    }

    /// Sends a request as the agent's client does.
    pub(crate) fn send_as(&mut self, agent: &str, request: &Request) -> u64 {
        let http = request.encode(&AgentId::from(agent), self.guids.get(agent));
        self.connection += 1;
        self.feed(Input::Http { connection: self.connection, request: http.into() });
        self.connection
    }

    pub(crate) fn read(
        &mut self,
        agent: &str,
        request: &Request,
        answer: SimResponse,
    ) -> Result<Reply, GatewayError> {
        let (guid, reply) = request.decode(&HttpResponse::from(answer));
        if let Some(guid) = guid {
            self.guids.insert(agent.to_owned(), guid);
        }
        reply
    }

    /// Sends a request and returns the reply, or the refusal's code.
    pub(crate) fn ask(&mut self, agent: &str, request: impl Into<Request>) -> Result<Reply, String> {
        let request = request.into();
        let connection = self.send_as(agent, &request);
        let answer = self.answer(connection).expect("answered at once");
        self.read(agent, &request, answer).map_err(|error| match error {
            GatewayError::Refused { code, .. } => code.as_str().to_owned(),
            other => format!("{other:?}"),
        })
    }

    pub(crate) fn ok(&mut self, agent: &str, request: impl Into<Request>) {
        self.ask(agent, request).expect("accepted");
    }

    pub(crate) fn code(&mut self, agent: &str, request: impl Into<Request>) -> String {
        self.ask(agent, request).expect_err("refused")
    }

    pub(crate) fn dial(&mut self, agent: &str, number: &str) -> CallId {
        let called = number.into();
        let request = offhook_protocol::call_control::Callout { called, ..Default::default() };
        match self.ask(agent, request) {
            Ok(Reply::Callout(Some(id))) => id,
            other => panic!("dialling {number}: {other:?}"),
        }
    }

    /// Returns a customer's call that the agent has answered; its events are forgotten.
    pub(crate) fn talk(&mut self, agent: &str) -> CallId {
        let call = self.call_in(CUSTOMER, Target::Agent(agent.into()));
        self.ok(agent, Answer::default());
        self.events(agent);
        call
    }

    /// Asks an agent (2) or a queue (1) for help.
    pub(crate) fn consult(&mut self, agent: &str, address: &str, device: i64) -> CallId {
        let request = InnerHelp { address: address.into(), device, mode: 1, ..InnerHelp::default() };
        match self.ask(agent, request) {
            Ok(Reply::InnerHelp(Some(id))) => id,
            other => panic!("consulting {address}: {other:?}"),
        }
    }

    /// Returns every event there is for the agent, polled one by one.
    pub(crate) fn events(&mut self, agent: &str) -> Vec<GatewayEvent> {
        let mut events = Vec::new();
        let poll = Request::from(PollEvents::default());
        loop {
            let connection = self.send_as(agent, &poll);
            let Some(answer) = self.answer(connection) else {
                self.feed(Input::Closed { connection });
                return events;
            };
            match self.read(agent, &poll, answer).expect("a poll") {
                Reply::PollEvents(batch) => events.extend(batch.0.into_iter().map(|item| item.event)),
                other => panic!("not a poll: {other:?}"),
            }
        }
    }

    /// Returns the names of all events since the last look, without the common beginning of each.
    pub(crate) fn names(&mut self, agent: &str) -> Vec<String> {
        let short = |name: &str| name.split_once('_').map_or(name, |(_, short)| short).to_owned();
        self.events(agent).iter().map(|event| short(event.name())).collect()
    }

    pub(crate) fn wait_ms(&mut self, ms: u64) {
        self.now += ms;
        self.feed(Input::Tick);
    }

    pub(crate) fn wait(&mut self, seconds: u64) {
        self.wait_ms(seconds * 1000);
    }

    pub(crate) fn sign_in(&mut self, agent: &str) {
        self.sign_in_with(agent, |_| {});
    }

    /// Signs an agent in: ready, answering by hand, ready after calls; forgets the events of it.
    pub(crate) fn sign_in_with(&mut self, agent: &str, change: impl FnOnce(&mut Login)) {
        let mut login = login(agent);
        change(&mut login);
        self.ok(agent, login);
        self.events(agent);
    }

    pub(crate) fn act(&mut self, control: Control) -> serde_json::Value {
        let (result, outputs) = self.world.act(self.now, control);
        self.take(outputs);
        result.expect("possible")
    }

    pub(crate) fn call_in(&mut self, from: &str, to: Target) -> CallId {
        let answer = self.act(Control::Call(NewCall::incoming(from.into(), to, Some("order=7".into()))));
        CallId::from(answer["callId"].as_str().expect("an id"))
    }

    pub(crate) fn ring(&mut self) -> CallId {
        self.call_in(CUSTOMER, Target::Skill(25))
    }

    pub(crate) fn customer_hangs_up(&mut self, call: &CallId) {
        self.act(Control::HangUp(call.clone()));
    }

    pub(crate) fn truth(&self) -> Truth {
        self.world.truth()
    }

    pub(crate) fn agent(&self, agent: &str) -> AgentTruth {
        self.truth().agent(agent).expect("configured").clone()
    }

    pub(crate) fn call(&self, id: &CallId) -> Option<CallTruth> {
        self.truth().call(id).map(|(_, call)| call.clone())
    }

    pub(crate) fn stage(&self, id: &CallId) -> Option<CallStage> {
        self.call(id).map(|call| call.state)
    }
}

pub(crate) fn login(agent: &str) -> Login {
    Login {
        password: format!("offhook-{agent}").into(),
        phone: phone(agent).as_str().into(),
        auto_answer: false,
        auto_ready: true,
        release_phone: true,
        agent_type: 4,
        status: 4,
        ..Login::default()
    }
}

/// Returns the agent's telephone in the scenario: two agents can't sign in with the same.
pub(crate) fn phone(agent: &str) -> String {
    format!("40{:03}", agent.trim_start_matches("10").parse::<u32>().expect("a work number"))
}

pub(crate) fn force_login(agent: &str) -> ForceLogin {
    login(agent).into()
}
