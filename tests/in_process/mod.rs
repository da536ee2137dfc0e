//! Page without a browser: the host on a platform that reaches the simulator's router directly, under tokio's
//! paused time.

#![allow(dead_code, reason = "each test file uses its part")]

use std::{
    cell::{Cell, RefCell},
    future::Future,
    rc::Rc,
    time::Duration,
};

use axum::{Router, body::Body, http};
use http_body_util::BodyExt;
use offhook::{
    host::{Host, Settled},
    platform::{CancelOnDrop, Deliver, Platform},
};
use offhook_protocol::{CallData, GatewayError, HttpRequest, HttpResponse, Number};
use offhook_session::{CallId, Command, Millis, SignIn, Snapshot};
use offhook_simulator::{
    Scenario, Settings, Simulator,
    control::{Control, NewCall, Target},
    router,
};
use tokio::{sync::oneshot, task::JoinHandle, time::Instant};
use tower::ServiceExt;

const START: u64 = 1_700_000_000_000;

/// Runs a test under paused time on one thread.
pub(crate) fn run<F: Future<Output = ()>>(test: impl FnOnce(Bench) -> F) {
    run_in(|_| {}, test);
}

/// Runs a test with a gateway of other settings.
pub(crate) fn run_in<F: Future<Output = ()>>(set: impl FnOnce(&mut Settings), test: impl FnOnce(Bench) -> F) {
    let mut scenario = Scenario::default();
    set(&mut scenario.settings);
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().unwrap();
    let local = tokio::task::LocalSet::new();
    runtime.block_on(local.run_until(async {
        let simulator = Simulator::new(scenario, START);
        test(Bench::new(simulator, Instant::now())).await;
    }));
}

/// Page under test, and the simulator behind it.
pub(crate) struct Bench {
    pub(crate) host: Host,
    pub(crate) simulator: Simulator,
    start: Instant,
    spoiled: Rc<RefCell<Option<(u16, String)>>>,
    polls: Rc<Cell<usize>>,
}

impl Bench {
    fn new(simulator: Simulator, start: Instant) -> Self {
        Self::of(simulator, start, Host::in_page)
    }

    fn of(simulator: Simulator, start: Instant, host: impl FnOnce(InProcess) -> Host) -> Self {
        let spoiled = Rc::<RefCell<Option<(u16, String)>>>::default();
        let polls = Rc::<Cell<usize>>::default();
        let (app, counted) = (router(simulator.clone()), polls.clone());
        let platform = InProcess { start, app, spoiled: spoiled.clone(), polls: counted };
        Self { host: host(platform), simulator, start, spoiled, polls }
    }

    /// Creates another page against the same gateway.
    pub(crate) fn another_page(&self) -> Self {
        Self::new(self.simulator.clone(), self.start)
    }

    /// Creates another page, which loads the words of result codes through `load`.
    pub(crate) fn another_page_with_words(&self, load: impl Fn(Box<dyn FnOnce(bool)>) + 'static) -> Self {
        Self::of(self.simulator.clone(), self.start, |platform| Host::with_words(platform, load))
    }

    pub(crate) fn snapshot(&self) -> Rc<Snapshot> {
        self.host.snapshot()
    }

    /// Issues a command; what is returned resolves when the command settles.
    pub(crate) fn begin(&self, command: Command) -> oneshot::Receiver<Settled> {
        let (tell, told) = oneshot::channel();
        self.host.command(command, move |it| {
            // Whoever asked may have stopped waiting.
            let _ = tell.send(it);
        });
        told
    }

    pub(crate) async fn command(&self, command: Command) -> Settled {
        self.begin(command).await.expect("every command settles")
    }

    /// Waits for a fact, two virtual minutes at most; panics after that.
    pub(crate) async fn until(&self, holds: impl Fn(&Snapshot) -> bool) {
        for _ in 0..2_400 {
            if holds(&self.snapshot()) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("it did not happen: {:#?}", self.snapshot());
    }

    pub(crate) async fn pass(&self, seconds: u64) {
        tokio::time::sleep(Duration::from_secs(seconds)).await;
    }

    /// Has a customer call this agent; returns when the call rings here.
    pub(crate) async fn ring(&self, agent: &str, data: &str) -> CallId {
        self.ring_at(Target::Agent(agent.into()), data).await
    }

    /// Has a customer call this queue; returns when the call rings here.
    pub(crate) async fn ring_in_queue(&self, queue: i64, data: &str) -> CallId {
        self.ring_at(Target::Skill(queue), data).await
    }

    async fn ring_at(&self, to: Target, data: &str) -> CallId {
        let id = self.call(to, data);
        self.until(|it| it.call(&id).is_some()).await;
        id
    }

    pub(crate) fn call(&self, to: Target, data: &str) -> CallId {
        let data = (!data.is_empty()).then(|| CallData::new(data));
        let call = NewCall::incoming(Number::new("13800000001"), to, data);
        let answer = self.simulator.act(Control::Call(call)).unwrap();
        CallId::new(answer["callId"].as_str().unwrap())
    }

    pub(crate) fn customer_hangs_up(&self, call: &CallId) {
        self.simulator.act(Control::HangUp(call.clone())).unwrap();
    }

    /// Number of polls that were answered.
    pub(crate) fn polls(&self) -> usize {
        self.polls.get()
    }

    /// Spoils the next poll: the gateway carries it out, but its answer is replaced by this one.
    pub(crate) fn spoil_next_poll(&self, status: u16, body: &str) {
        self.spoiled.replace(Some((status, body.to_owned())));
    }
}

struct InProcess {
    start: Instant,
    app: Router,
    spoiled: Rc<RefCell<Option<(u16, String)>>>,
    polls: Rc<Cell<usize>>,
}

/// Task that ends when this is dropped.
struct Task(JoinHandle<()>);

impl Drop for Task {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl Platform for InProcess {
    fn now(&self) -> Millis {
        Millis(START + u64::try_from(self.start.elapsed().as_millis()).unwrap())
    }

    fn alarm(&self, at: Millis, wake: Box<dyn FnOnce()>) -> CancelOnDrop {
        let at = self.start + Duration::from_millis(at.since(Millis(START)));
        CancelOnDrop::new(Task(tokio::task::spawn_local(async move {
            tokio::time::sleep_until(at).await;
            wake();
        })))
    }

    fn send(&self, request: HttpRequest, deliver: Deliver) -> CancelOnDrop {
        let is_poll = request.template.starts_with("/agentevent/");
        let spoiled = is_poll.then(|| self.spoiled.borrow_mut().take()).flatten();
        let (app, polls) = (self.app.clone(), self.polls.clone());
        CancelOnDrop::new(Task(tokio::task::spawn_local(async move {
            let answer = exchange(app, request).await;
            polls.set(polls.get() + usize::from(is_poll));
            let answer = match (answer, spoiled) {
                (Ok(_), Some((status, body))) => {
                    Ok(HttpResponse { status, guid: None, body, hides_headers: false })
                }
                (answer, _) => answer,
            };
            deliver(answer);
        })))
    }

    fn seed(&self) -> u64 {
        7
    }
}

async fn exchange(app: Router, request: HttpRequest) -> Result<HttpResponse, GatewayError> {
    let unreachable = |it: &dyn std::fmt::Display| GatewayError::Unreachable(it.to_string());
    let mut builder = http::Request::builder()
        .method(request.method.as_str())
        .uri(format!("/agentgateway/resource{}", request.path));
    if let Some(guid) = &request.guid {
        builder = builder.header("Guid", guid.expose());
    }
    let body = request.body.map_or_else(Body::empty, Body::from);
    let response = app.oneshot(builder.body(body).unwrap()).await.map_err(|it| unreachable(&it))?;
    let status = response.status().as_u16();
    let guid = response.headers().get("set-guid").and_then(|it| it.to_str().ok()).map(str::to_owned);
    let body = response.into_body().collect().await.map_err(|it| unreachable(&it))?.to_bytes();
    Ok(HttpResponse { status, guid, body: String::from_utf8_lossy(&body).into_owned(), hides_headers: false })
}

/// The sign-in of this agent, who is ready again after each call.
pub(crate) fn sign_in(agent: &str) -> Command {
    Command::SignIn(SignIn {
        agent: agent.into(),
        password: format!("offhook-{agent}").into(),
        phone: format!("40{}", &agent[1..]).as_str().into(),
        auto_ready: Some(true),
        ..SignIn::default()
    })
}
