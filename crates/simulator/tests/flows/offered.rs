//! Calls of campaigns and with a picture that the platform offers to an agent (CEC 6.5.1.2.1, 6.5.1.2.19; table 6-455).

use offhook_protocol::{
    CallFeature, CallId, GatewayEvent,
    call_control::Answer,
    event_content::{IncomingInfo, Parties},
};
use offhook_simulator::{
    Control,
    control::{NewCall, Target},
};

use crate::test_gateway::{ANN, CUSTOMER, TestGateway};

/// Offers a call to Ann and returns what is told of it before she answers.
fn offer(gateway: &mut TestGateway, call: NewCall) -> (CallId, Parties, IncomingInfo) {
    let answer = gateway.act(Control::Call(call));
    let id = CallId::from(answer["callId"].as_str().expect("an id"));
    let (mut ringing, mut info) = (None, None);
    for event in gateway.events(ANN) {
        match event {
            GatewayEvent::Ringing(it) => ringing = Some(it),
            GatewayEvent::IncomingCall(it) => info = Some(it),
            _ => {}
        }
    }
    (id, ringing.expect("it rings"), info.expect("it is announced"))
}

#[test]
fn calls_that_the_platform_has_placed_name_the_customer_as_the_one_who_is_called() {
    for number in [40, 41, 43, 44, 45] {
        let mut gateway = TestGateway::new();
        gateway.sign_in(ANN);
        let feature = CallFeature::from_gateway(number);
        let call = NewCall { feature, ..NewCall::incoming(CUSTOMER.into(), Target::Skill(25), None) };
        let (id, ringing, info) = offer(&mut gateway, call);
        assert_eq!((ringing.feature, ringing.called.expose()), (Some(number), CUSTOMER));
        assert_eq!((info.called.expose(), &info.call), (CUSTOMER, &id));
        gateway.ok(ANN, Answer::default());
        assert_eq!(gateway.agent(ANN).calls[0].number, CUSTOMER, "{number}");
    }
}

#[test]
fn a_customer_with_a_picture_is_seen_by_agents_who_have_a_screen() {
    for (agent_type, has_picture) in [(11, true), (4, false)] {
        let mut gateway = TestGateway::new();
        gateway.sign_in_with(ANN, |login| login.agent_type = agent_type);
        let call =
            NewCall { video: true, ..NewCall::incoming(CUSTOMER.into(), Target::Agent(ANN.into()), None) };
        let (_, ringing, info) = offer(&mut gateway, call);
        let told = if has_picture { (Some(2), 19) } else { (Some(1), 5) };
        assert_eq!((ringing.media, info.media), told, "agent type {agent_type}");
        gateway.ok(ANN, Answer::default());
        assert_eq!(gateway.agent(ANN).calls[0].video, has_picture);
    }
}

#[test]
fn a_chat_queue_takes_no_telephone_calls() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let call = Control::Call(NewCall::incoming(CUSTOMER.into(), Target::Skill(31), None));
    let (refused, _) = gateway.world.act(gateway.now, call);
    assert!(refused.is_err_and(|error| format!("{error:?}").contains("takes no telephone calls")));
}

#[test]
fn the_body_of_a_new_call_is_checked() {
    let read = |more: &str| {
        let body = format!(r#"{{"from":"13800000001","to":{{"skill":"25"}}{more}}}"#);
        Control::parse("POST", "/simulator/calls", &body)
    };
    let Ok(Control::Call(call)) = read(r#","feature":43,"video":true"#) else { panic!("a call") };
    assert_eq!((call.feature, call.video), (CallFeature::PredictiveOutbound, true));
    assert!(read(r#","feature":6"#).is_err(), "between two agents");
    assert!(read(r#","feature":"many"#).is_err());
    assert!(read(r#","video":1"#).is_err());
}
