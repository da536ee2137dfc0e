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

use crate::floor::{ANN, BOB, CUSTOMER, Floor};

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

/// Shows Ann a preview; returns the floor and the number of the control block.
fn shown(new: NewPreview, change: impl FnOnce(&mut Settings)) -> (Floor, i64) {
    let mut floor = Floor::with(change);
    floor.sign_in(ANN);
    let answer = floor.act(Control::Preview(new));
    assert_eq!(answer["agent"], ANN);
    (floor, answer["controlId"].as_i64().unwrap())
}

fn dial(floor: &mut Floor, control: i64, number: &str) -> CallId {
    match floor.ask(ANN, PreviewCallout { called: number.into(), control }) {
        Ok(Reply::PreviewCallout(Some(id))) => id,
        other => panic!("dialling a preview: {other:?}"),
    }
}

#[test]
fn the_agent_is_occupied_chooses_and_talks() {
    let (mut floor, control) = shown(preview(&[CUSTOMER, OTHER]), |_| {});
    let events = floor.events(ANN);
    let [GatewayEvent::Occupied(_), GatewayEvent::PreviewChoice(shown)] = events.as_slice() else {
        panic!("{events:?}")
    };
    assert_eq!((shown.control, shown.numbers.len()), (control, 2));
    assert_eq!(shown.data.as_ref().map(|data| data.reveal()), Some("lead=4"));
    let ann = floor.agent(ANN);
    assert_eq!((ann.state, ann.calls.len()), (AgentState::OnCall, 0));
    let truth = ann.preview.unwrap();
    assert_eq!((truth.control, truth.numbers), (control, vec![CUSTOMER.to_owned(), OTHER.to_owned()]));

    let call = dial(&mut floor, control, OTHER);
    assert_eq!(floor.names(ANN), DIALS);
    assert_eq!(floor.agent(ANN).preview, None);
    floor.wait(4);
    let events = floor.events(ANN);
    let GatewayEvent::Talking(parties) = &events[0] else { panic!("{events:?}") };
    assert_eq!((&parties.call, parties.feature), (&call, Some(44)));
    let truth = floor.call(&call).unwrap();
    assert_eq!((truth.state, truth.feature, truth.data.as_deref()), (CallStage::Talking, 44, Some("lead=4")));
    floor.ok(ANN, Release {});
    assert_eq!(floor.names(ANN).last().map(String::as_str), Some("Ready"));
}

#[test]
fn each_event_offers_it() {
    for (event, check) in [
        (PreviewEvent::Announced, "AgentEvent_Preview"),
        (PreviewEvent::Offered, "AgentEvent_Preview_CallOut"),
        (PreviewEvent::Choice, "AgentEvent_Preview_CallOut_Ex"),
    ] {
        let (mut floor, control) = shown(NewPreview { event, ..preview(&[CUSTOMER]) }, |_| {});
        let events = floor.events(ANN);
        assert_eq!(events[1].name(), check);
        let (GatewayEvent::PreviewAnnounced(it)
        | GatewayEvent::PreviewOffered(it)
        | GatewayEvent::PreviewChoice(it)) = &events[1]
        else {
            panic!("{events:?}")
        };
        let data = (event != PreviewEvent::Announced).then(|| "lead=4".into());
        assert_eq!(it, &Preview { control, numbers: vec![CUSTOMER.into()], data });
        dial(&mut floor, control, CUSTOMER);
    }
}

#[test]
fn what_cannot_be_dialled() {
    let (mut floor, control) = shown(preview(&[CUSTOMER, WRONG]), |_| {});
    let code = |floor: &mut Floor, called: &str, control| {
        floor.code(ANN, PreviewCallout { called: called.into(), control })
    };
    assert_eq!(code(&mut floor, OTHER, control), "200-036", "not of this preview");
    assert_eq!(code(&mut floor, CUSTOMER, control + 1), "200-036", "another control block");
    assert_eq!(code(&mut floor, WRONG, control), "200-001");
    let callout = Callout { called: OTHER.into(), ..Callout::default() };
    assert_eq!(floor.code(ANN, callout), "100-007", "reserved");
    assert_eq!(floor.code(ANN, Logout {}), "100-007");
    assert!(floor.agent(ANN).preview.is_some());
    dial(&mut floor, control, CUSTOMER);
    assert_eq!(code(&mut floor, CUSTOMER, control), "200-036", "it is over");
}

#[test]
fn a_number_that_fails() {
    let (mut floor, control) = shown(preview(&[BUSY]), |_| {});
    floor.events(ANN);
    dial(&mut floor, control, BUSY);
    floor.wait(1);
    assert_eq!(
        floor.names(ANN),
        ["PhoneAlerting", "PhoneOffhook", "Call_Out_Fail", "DETECT_EVENT", "PhoneRelease", "Ready"]
    );
}

#[test]
fn the_platform_dials_by_itself_when_time_is_up() {
    let (mut floor, control) =
        shown(NewPreview { auto_call_seconds: Some(10), ..preview(&[WRONG, CUSTOMER, OTHER]) }, |_| {});
    floor.events(ANN);
    floor.wait_ms(9_999);
    assert!(floor.names(ANN).is_empty());
    floor.wait_ms(1);
    assert_eq!(floor.names(ANN), DIALS);
    let ann = floor.agent(ANN);
    assert_eq!((ann.calls[0].number.as_str(), ann.preview), (CUSTOMER, None));
    assert_eq!(
        floor.code(ANN, PreviewCallout { called: CUSTOMER.into(), control }),
        "200-036",
        "too late to choose"
    );

    // Chosen in time: it is not dialled twice.
    let (mut floor, control) =
        shown(NewPreview { auto_call_seconds: Some(10), ..preview(&[CUSTOMER]) }, |_| {});
    dial(&mut floor, control, CUSTOMER);
    floor.wait(3);
    floor.ok(ANN, Release {});
    floor.events(ANN);
    floor.wait(10);
    assert!(floor.names(ANN).is_empty());
}

#[test]
fn withdrawn_by_the_campaign_or_by_time() {
    for (ready, names) in [(true, vec!["Release_Preview", "Ready"]), (false, vec!["Release_Preview"])] {
        let (mut floor, _) = shown(preview(&[CUSTOMER]), |it| it.ready_after_preview = ready);
        floor.events(ANN);
        floor.act(Control::Withdraw(ANN.into()));
        assert_eq!(floor.names(ANN), names);
        let ann = floor.agent(ANN);
        assert_eq!((ann.state, ann.preview), (AgentState::Ready, None));
    }
    let (mut floor, _) =
        shown(NewPreview { withdrawn_after_seconds: Some(30), ..preview(&[CUSTOMER]) }, |_| {});
    floor.ok(ANN, SayBusy::default());
    floor.events(ANN);
    floor.wait(30);
    assert_eq!(floor.names(ANN), ["Release_Preview", "SetNotReady_Success"], "asked for meanwhile");
}

#[test]
fn a_campaign_of_a_queue_takes_the_longest_idle_and_no_calls_come_meanwhile() {
    let mut floor = Floor::new();
    floor.sign_in(BOB);
    floor.wait(1);
    floor.sign_in(ANN);
    floor.act(Control::Preview(NewPreview { to: Target::Skill(25), ..preview(&[CUSTOMER]) }));
    assert!(floor.agent(BOB).preview.is_some());
    let call = floor.ring();
    assert_eq!(floor.agent(ANN).calls[0].id, call);
    let again = Control::Preview(NewPreview { to: Target::Skill(25), ..preview(&[OTHER]) });
    let (refused, _) = floor.world.act(floor.now, again);
    let error = refused.expect_err("nobody is ready");
    assert!(error.status == 409 && error.sentence.contains("queue 25"), "{error:?}");
    let (refused, _) = floor.world.act(floor.now, Control::Withdraw(ANN.into()));
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
