//! Calls with sound and picture.

use offhook_protocol::{
    GatewayEvent,
    call_control::{
        AdjustVideoMode, Answer, Callout, ConfJoin, ConfTransmitNum, Hold, MediaSwitch, Transfer,
    },
};
use offhook_simulator::{Settings, settings::MediaSwitchEnd, world::CallStage};

use crate::test_gateway::{ANN, BOB, CUSTOMER, TestGateway};

const PICTURE: MediaSwitch = MediaSwitch { media: 3 };
const SOUND: MediaSwitch = MediaSwitch { media: 1 };

/// Returns a gateway on which Ann, who has a video phone, talks with a customer, and the call.
fn talking(change: impl FnOnce(&mut Settings)) -> (TestGateway, offhook_protocol::CallId) {
    let mut gateway = TestGateway::with(change);
    gateway.sign_in_with(ANN, |login| login.agent_type = 11);
    let call = gateway.talk(ANN);
    (gateway, call)
}

#[test]
fn switched_to_picture_and_back_with_a_recording_of_each() {
    let (mut gateway, call) = talking(|_| {});
    for (asked, video, media) in [(PICTURE, true, "2"), (SOUND, false, "1")] {
        gateway.ok(ANN, asked);
        let events = gateway.events(ANN);
        let [
            GatewayEvent::MediaSwitched(it),
            GatewayEvent::RecordingStopped(ended),
            GatewayEvent::RecordingStarted(begun),
        ] = events.as_slice()
        else {
            panic!("{events:?}")
        };
        assert_eq!((&it.call, it.result, it.media), (&call, 0, asked.media));
        assert_eq!(begun.media, media);
        assert_ne!(ended.media, media);
        assert_ne!(ended.task.to_string(), begun.task);
        assert_eq!(gateway.call(&call).unwrap().video, video);
    }
    let (mut gateway, _) = talking(|it| it.recording = false);
    gateway.ok(ANN, PICTURE);
    assert_eq!(gateway.names(ANN), ["MediaSwitth"]);
}

#[test]
fn switching_can_fail_be_refused_or_cost_the_call() {
    let (mut gateway, call) = talking(|it| it.media_switch = MediaSwitchEnd::Fails);
    gateway.ok(ANN, PICTURE);
    let events = gateway.events(ANN);
    let [GatewayEvent::MediaSwitched(it)] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!((it.result, it.media), (1, 1));
    assert!(!gateway.call(&call).unwrap().video);
    let (mut gateway, _) = talking(|it| it.media_switch = MediaSwitchEnd::Refused);
    assert_eq!(gateway.code(ANN, PICTURE), "200-030");
    let (mut gateway, call) = talking(|it| it.media_switch = MediaSwitchEnd::LosesCall);
    gateway.ok(ANN, PICTURE);
    assert_eq!(
        gateway.names(ANN),
        ["MediaSwitth", "Customer_Release", "Call_Release", "StopRecordDone", "PhoneRelease", "Ready"]
    );
    assert_eq!(gateway.call(&call), None);
}

#[test]
fn what_cannot_be_switched() {
    let mut gateway = TestGateway::new();
    gateway.sign_in_with(ANN, |login| login.agent_type = 11);
    gateway.sign_in(BOB);
    assert_eq!(gateway.code(ANN, PICTURE), "200-027");
    gateway.talk(ANN);
    assert_eq!(gateway.code(ANN, MediaSwitch { media: 2 }), "200-028");
    assert_eq!(gateway.code(ANN, SOUND), "200-028", "it has no picture");
    gateway.consult(ANN, BOB, 2);
    gateway.ok(BOB, Answer::default());
    assert_eq!(gateway.code(ANN, PICTURE), "200-029");
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.talk(ANN);
    assert_eq!(gateway.code(ANN, PICTURE), "200-030", "no video phone");
}

#[test]
fn a_call_is_placed_with_picture() {
    let mut gateway = TestGateway::with(|it| it.media_ability_event = true);
    gateway.sign_in_with(ANN, |login| login.agent_type = 11);
    gateway.ok(ANN, Callout { called: CUSTOMER.into(), media: Some(1), ..Callout::default() });
    assert_eq!(
        gateway.names(ANN),
        ["PhoneAlerting", "PhoneOffhook", "Busy", "UserMediaAbility", "Customer_Alerting"]
    );
    gateway.wait(2);
    let events = gateway.events(ANN);
    let GatewayEvent::Talking(parties) = &events[0] else { panic!("{events:?}") };
    assert_eq!(parties.media, Some(2));
    let GatewayEvent::RecordingStarted(begun) = &events[1] else { panic!("{events:?}") };
    assert_eq!(begun.media, "2");
    let release = Transfer { device: 5, address: "10086".into(), mode: 1, ..Transfer::default() };
    assert_eq!(gateway.code(ANN, release), "000-002");
}

#[test]
fn three_pictures_are_laid_out() {
    let layout = |mode| AdjustVideoMode { mode };
    for fails in [false, true] {
        let (mut gateway, held) = talking(|it| it.video_layout_fails = fails);
        assert_eq!(gateway.code(ANN, layout(4)), "200-031");
        assert_eq!(gateway.code(ANN, layout(1)), "200-033", "no picture");
        gateway.ok(ANN, PICTURE);
        assert_eq!(gateway.code(ANN, layout(1)), "200-034", "two only");
        gateway.ok(ANN, Hold {});
        let call = gateway.dial(ANN, "10086");
        gateway.wait(2);
        gateway.ok(ANN, ConfJoin { call: held, data: None });
        assert_eq!(gateway.stage(&call), Some(CallStage::Conference));
        if fails {
            assert_eq!(gateway.code(ANN, layout(2)), "200-035");
        } else {
            gateway.events(ANN);
            gateway.ok(ANN, layout(2));
            assert_eq!(gateway.call(&call).unwrap().video_layout, 2);
            assert!(gateway.names(ANN).is_empty());
        }
    }
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    assert_eq!(gateway.code(ANN, layout(0)), "200-032");
}

#[test]
fn digits_pass_to_an_automatic_third_party() {
    let (mut gateway, held) = talking(|_| {});
    assert_eq!(gateway.code(ANN, ConfTransmitNum {}), "10001");
    gateway.ok(ANN, Hold {});
    let call = gateway.dial(ANN, "10086");
    gateway.wait(2);
    gateway.ok(ANN, ConfJoin { call: held, data: None });
    gateway.events(ANN);
    gateway.ok(ANN, ConfTransmitNum {});
    assert!(gateway.call(&call).unwrap().digits_pass);
    assert!(gateway.names(ANN).is_empty());
}
