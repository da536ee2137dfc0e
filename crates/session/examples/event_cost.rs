//! Measures the time that one event costs the core: decoding the poll's answer, applying it, building the
//! view and its news.
//!
//! `cargo run --release -p offhook-session --example event_cost [events]` prints one line of JSON.
//! `cargo xtask bench` runs it.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "it measures, and tells what it measured"
)]

use std::{
    env,
    io::{self, Write},
    rc::Rc,
    time::Instant,
};

use offhook_protocol::{
    GatewayEvent, HttpResponse, Request,
    event_content::{CallRef, NoContent, Parties, PhoneAlerting},
};
use offhook_session::{CallId, Command, CommandId, Effect, Input, Millis, RequestId, Session, SignIn};

/// Returns the events of a customer's call, from the first to the last.
fn call(id: &str) -> Vec<GatewayEvent> {
    let id = || CallRef(CallId::new(id));
    let parties = || Parties {
        call: id().0,
        caller: "13800000001".into(),
        called: "10086".into(),
        feature: Some(0),
        ..Parties::default()
    };
    vec![
        GatewayEvent::OnCall(NoContent),
        GatewayEvent::PhoneRinging(PhoneAlerting::default()),
        GatewayEvent::Ringing(parties()),
        GatewayEvent::Talking(parties()),
        GatewayEvent::Held(id()),
        GatewayEvent::Talking(parties()),
        GatewayEvent::CallReleased(id()),
        GatewayEvent::Ready(NoContent),
    ]
}

fn main() -> io::Result<()> {
    let wanted: u64 = env::args().nth(1).and_then(|it| it.parse().ok()).unwrap_or(200_000);
    let mut desk = Desk { session: Session::new(7), now: 1_700_000_000_000, open: Vec::new() };
    desk.sign_in();
    let (mut events, mut spent, mut calls) = (0u64, 0u128, 0u64);
    while events < wanted {
        calls += 1;
        let id = format!("{}-{calls}", 1_700_000_000 + calls);
        for event in call(&id) {
            spent += desk.event(&event);
            events += 1;
        }
    }
    let of_session = desk.session.snapshot();
    assert!(of_session.calls.is_empty() && of_session.last_call.is_some(), "the calls were played");
    let said = format!("{{\"events\":{events},\"nsPerEvent\":{}}}\n", spent / u128::from(events));
    io::stdout().write_all(said.as_bytes())
}

struct Desk {
    session: Session,
    now: u64,
    open: Vec<(RequestId, Rc<Request>)>,
}

impl Desk {
    fn sign_in(&mut self) {
        let how =
            SignIn { agent: "1001".into(), password: "p".into(), phone: "40001".into(), ..SignIn::default() };
        self.input(Input::Command(CommandId(1), Command::SignIn(how)));
        self.answer(r#"{"message":"","retcode":"0","result":{"workno":"1001"}}"#);
        for event in [GatewayEvent::InService(NoContent), GatewayEvent::Ready(NoContent)] {
            self.event(&event);
        }
    }

    /// Answers the poll with the event; returns the nanoseconds from the answer's text to the end of the
    /// work.
    fn event(&mut self, event: &GatewayEvent) -> u128 {
        let (name, content) = (event.name(), event.content());
        let body = format!(
            r#"{{"message":"","retcode":"0","event":{{"eventType":"{name}","workNo":"1001","content":{content}}}}}"#
        );
        // What else is asked for is answered, so that nothing piles up.
        while let Some(at) = self.open.iter().position(|(_, it)| !matches!(**it, Request::PollEvents(_))) {
            let (id, request) = self.open.remove(at);
            self.reply(id, &request, r#"{"message":"","retcode":"0","result":{}}"#);
        }
        self.now += 250;
        self.input(Input::Timeout);
        let at = self.open.iter().position(|(_, it)| matches!(**it, Request::PollEvents(_)));
        let (id, request) = self.open.remove(at.expect("a poll is under way"));
        let start = Instant::now();
        self.reply(id, &request, &body);
        start.elapsed().as_nanos()
    }

    fn answer(&mut self, body: &str) {
        let (id, request) = self.open.remove(0);
        self.reply(id, &request, body);
    }

    fn reply(&mut self, id: RequestId, request: &Request, body: &str) {
        let response = HttpResponse { status: 200, guid: None, body: body.to_owned(), hides_headers: false };
        let (guid, result) = request.decode(&response);
        self.input(Input::Reply { id, guid, result });
    }

    fn input(&mut self, input: Input) {
        for effect in self.session.handle(Millis(self.now), input) {
            match effect {
                Effect::Send { id, request, .. } => self.open.push((id, request)),
                Effect::Abort(id) => self.open.retain(|(open, _)| *open != id),
                Effect::Settle(..) | Effect::Notify(_) => {}
            }
        }
    }
}
