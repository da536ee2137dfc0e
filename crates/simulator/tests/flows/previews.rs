//! Calls of a campaign that an agent looks at before they are made.

use offhook_protocol::{
    AgentState, CallId, GatewayEvent, Reply,
    agent_control::{Logout, SayBusy},
    call_control::{Callout, PreviewCallout, Release},
    event_content::Preview,
};
use offhook_simulator::{
    Control, Settings,
    control::{NewPreview, PreviewEvent, Target},
    world::CallStage,
};

use crate::test_gateway::{ANN, BOB, CUSTOMER, TestGateway};

const OTHER: &str = "13800000005";
const BUSY: &str = "13800000002";
const WRONG: &str = "13800000007";
const DIALS: [&str; 3] = ["PhoneAlerting", "PhoneOffhook", "Customer_Alerting"];

fn preview(numbers: &[&str]) -> NewPreview {
    NewPreview {
        to: Target::Agent(ANN.into()),
        numbers: numbers.iter().map(|number| (*number).into()).collect(),
        data: Some("lead=4".into()),
        event: if numbers.len() > 1 { PreviewEvent::Choice } else { PreviewEvent::Offered },
        auto_call_seconds: None,
        withdrawn_after_seconds: None,
    }
}

/// Shows Ann a preview; returns the gateway and the number of the control block.
fn shown(new: NewPreview, change: impl FnOnce(&mut Settings)) -> (TestGateway, i64) {
    let mut gateway = TestGateway::with(change);
    gateway.sign_in(ANN);
    let answer = gateway.act(Control::Preview(new));
    assert_eq!(answer["agent"], ANN);
    (gateway, answer["controlId"].as_i64().unwrap())
}

fn dial(gateway: &mut TestGateway, control: i64, number: &str) -> CallId {
    match gateway.ask(ANN, PreviewCallout { called: number.into(), control }) {
        Ok(Reply::PreviewCallout(Some(id))) => id,
        other => panic!("dialling a preview: {other:?}"),
    }
}

#[test]
fn the_agent_is_occupied_chooses_and_talks() {
    let (mut gateway, control) = shown(preview(&[CUSTOMER, OTHER]), |_| {});
    let events = gateway.events(ANN);
    let [GatewayEvent::Occupied(_), GatewayEvent::PreviewChoice(shown)] = events.as_slice() else {
        panic!("{events:?}")
    };
    assert_eq!((shown.control, shown.numbers.len()), (control, 2));
    assert_eq!(shown.data.as_ref().map(|data| data.expose()), Some("lead=4"));
    let ann = gateway.agent(ANN);
    assert_eq!((ann.state, ann.calls.len()), (AgentState::OnCall, 0));
    let truth = ann.preview.unwrap();
    assert_eq!((truth.control, truth.numbers), (control, vec![CUSTOMER.to_owned(), OTHER.to_owned()]));

    let call = dial(&mut gateway, control, OTHER);
    assert_eq!(gateway.names(ANN), DIALS);
    assert_eq!(gateway.agent(ANN).preview, None);
    gateway.wait(4);
    let events = gateway.events(ANN);
    let GatewayEvent::Talking(parties) = &events[0] else { panic!("{events:?}") };
    assert_eq!((&parties.call, parties.feature), (&call, Some(44)));
    let truth = gateway.call(&call).unwrap();
    assert_eq!((truth.state, truth.feature, truth.data.as_deref()), (CallStage::Talking, 44, Some("lead=4")));
    gateway.ok(ANN, Release {});
    assert_eq!(gateway.names(ANN).last().map(String::as_str), Some("Ready"));
}

#[test]
fn each_event_offers_it() {
    for (event, check) in [
        (PreviewEvent::Announced, "AgentEvent_Preview"),
        (PreviewEvent::Offered, "AgentEvent_Preview_CallOut"),
        (PreviewEvent::Choice, "AgentEvent_Preview_CallOut_Ex"),
    ] {
        let (mut gateway, control) = shown(NewPreview { event, ..preview(&[CUSTOMER]) }, |_| {});
        let events = gateway.events(ANN);
        assert_eq!(events[1].name(), check);
        let (GatewayEvent::PreviewAnnounced(it)
        | GatewayEvent::PreviewOffered(it)
        | GatewayEvent::PreviewChoice(it)) = &events[1]
        else {
            panic!("{events:?}")
        };
        let data = (event != PreviewEvent::Announced).then(|| "lead=4".into());
        assert_eq!(it, &Preview { control, numbers: vec![CUSTOMER.into()], data });
        dial(&mut gateway, control, CUSTOMER);
    }
}

#[test]
fn what_cannot_be_dialled() {
    let (mut gateway, control) = shown(preview(&[CUSTOMER, WRONG]), |_| {});
    let code = |gateway: &mut TestGateway, called: &str, control| {
        gateway.code(ANN, PreviewCallout { called: called.into(), control })
    };
    assert_eq!(code(&mut gateway, OTHER, control), "200-036", "not of this preview");
    assert_eq!(code(&mut gateway, CUSTOMER, control + 1), "200-036", "another control block");
    assert_eq!(code(&mut gateway, WRONG, control), "200-001");
    let callout = Callout { called: OTHER.into(), ..Callout::default() };
    assert_eq!(gateway.code(ANN, callout), "100-007", "reserved");
    assert_eq!(gateway.code(ANN, Logout {}), "100-007");
    assert!(gateway.agent(ANN).preview.is_some());
    dial(&mut gateway, control, CUSTOMER);
    assert_eq!(code(&mut gateway, CUSTOMER, control), "200-036", "it is over");
}

#[test]
fn a_number_that_fails() {
    let (mut gateway, control) = shown(preview(&[BUSY]), |_| {});
    gateway.events(ANN);
    dial(&mut gateway, control, BUSY);
    gateway.wait(1);
    assert_eq!(
        gateway.names(ANN),
        ["PhoneAlerting", "PhoneOffhook", "Call_Out_Fail", "DETECT_EVENT", "PhoneRelease", "Ready"]
    );
}

#[test]
fn the_platform_dials_by_itself_when_time_is_up() {
    let (mut gateway, control) =
        shown(NewPreview { auto_call_seconds: Some(10), ..preview(&[WRONG, CUSTOMER, OTHER]) }, |_| {});
    gateway.events(ANN);
    gateway.wait_ms(9_999);
    assert!(gateway.names(ANN).is_empty());
    gateway.wait_ms(1);
    assert_eq!(gateway.names(ANN), DIALS);
    let ann = gateway.agent(ANN);
    assert_eq!((ann.calls[0].number.as_str(), ann.preview), (CUSTOMER, None));
    assert_eq!(
        gateway.code(ANN, PreviewCallout { called: CUSTOMER.into(), control }),
        "200-036",
        "too late to choose"
    );

    // Chosen in time: it is not dialled twice.
    let (mut gateway, control) =
        shown(NewPreview { auto_call_seconds: Some(10), ..preview(&[CUSTOMER]) }, |_| {});
    dial(&mut gateway, control, CUSTOMER);
    gateway.wait(3);
    gateway.ok(ANN, Release {});
    gateway.events(ANN);
    gateway.wait(10);
    assert!(gateway.names(ANN).is_empty());
}

#[test]
fn withdrawn_by_the_campaign_or_by_time() {
    for (ready, names) in [(true, vec!["Release_Preview", "Ready"]), (false, vec!["Release_Preview"])] {
        let (mut gateway, _) = shown(preview(&[CUSTOMER]), |it| it.ready_after_preview = ready);
        gateway.events(ANN);
        gateway.act(Control::Withdraw(ANN.into()));
        assert_eq!(gateway.names(ANN), names);
        let ann = gateway.agent(ANN);
        assert_eq!((ann.state, ann.preview), (AgentState::Ready, None));
    }
    let (mut gateway, _) =
        shown(NewPreview { withdrawn_after_seconds: Some(30), ..preview(&[CUSTOMER]) }, |_| {});
    gateway.ok(ANN, SayBusy::default());
    gateway.events(ANN);
    gateway.wait(30);
    assert_eq!(gateway.names(ANN), ["Release_Preview", "SetNotReady_Success"], "asked for meanwhile");
}

#[test]
fn a_campaign_of_a_queue_takes_the_longest_idle_and_no_calls_come_meanwhile() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(BOB);
    gateway.wait(1);
    gateway.sign_in(ANN);
    gateway.act(Control::Preview(NewPreview { to: Target::Skill(25), ..preview(&[CUSTOMER]) }));
    assert!(gateway.agent(BOB).preview.is_some());
    let call = gateway.ring();
    assert_eq!(gateway.agent(ANN).calls[0].id, call);
    let again = Control::Preview(NewPreview { to: Target::Skill(25), ..preview(&[OTHER]) });
    let (refused, _) = gateway.world.act(gateway.now, again);
    let error = refused.expect_err("nobody is ready");
    assert!(error.status == 409 && error.sentence.contains("queue 25"), "{error:?}");
    let (refused, _) = gateway.world.act(gateway.now, Control::Withdraw(ANN.into()));
    assert_eq!(refused.expect_err("looks at none").status, 404);
}

#[test]
fn previews_are_read_or_refused_with_a_sentence() {
    let parse = |body: &str| Control::parse("POST", "/simulator/previews", body);
    let Ok(Control::Preview(read)) =
        parse(r#"{"skill":25,"numbers":["1","2"],"data":"x","autoCallSeconds":5}"#)
    else {
        panic!("refused")
    };
    assert_eq!((read.event, read.auto_call_seconds), (PreviewEvent::Choice, Some(5)));
    let long = ["13800000001"; 3].map(|it| format!("\"{it}\"")).join(",");
    for (body, hint) in [
        ("{}", "numbers"),
        (r#"{"numbers":["1"]}"#, "either an agent or a skill"),
        (r#"{"agent":"1001","numbers":[]}"#, "is empty"),
        (r#"{"agent":"1001","numbers":["x"]}"#, "in digits"),
        (&format!(r#"{{"agent":"1001","numbers":[{long}],"event":"offered"}}"#), "too many digits"),
    ] {
        let error = parse(body).unwrap_err();
        assert!(error.status == 400 && error.sentence.contains(hint), "{error:?}");
    }
    assert_eq!(
        Control::parse("POST", "/simulator/previews/1001/withdraw", ""),
        Ok(Control::Withdraw(ANN.into()))
    );
}
