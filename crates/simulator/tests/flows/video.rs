//! Calls with sound and picture.

use offhook_protocol::{
    GatewayEvent,
    call_control::{
        AdjustVideoMode, Answer, Callout, ConfJoin, ConfTransmitNum, Hold, MediaSwitch, Transfer,
    },
};
use offhook_simulator::{Settings, settings::MediaSwitchEnd, world::CallStage};

use crate::floor::{ANN, BOB, CUSTOMER, Floor};

const PICTURE: MediaSwitch = MediaSwitch { media: 3 };
const SOUND: MediaSwitch = MediaSwitch { media: 1 };

/// Returns a floor on which Ann, who has a video phone, talks with a customer, and the call.
fn talking(change: impl FnOnce(&mut Settings)) -> (Floor, offhook_protocol::CallId) {
    let mut floor = Floor::with(change);
    floor.sign_in_with(ANN, |login| login.agent_type = 11);
    let call = floor.talk(ANN);
    (floor, call)
}

#[test]
fn switched_to_picture_and_back_with_a_recording_of_each() {
    let (mut floor, call) = talking(|_| {});
    for (asked, video, media) in [(PICTURE, true, "2"), (SOUND, false, "1")] {
        floor.ok(ANN, asked);
        let events = floor.events(ANN);
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
        assert_eq!(floor.call(&call).unwrap().video, video);
    }
    let (mut floor, _) = talking(|it| it.recording = false);
    floor.ok(ANN, PICTURE);
    assert_eq!(floor.names(ANN), ["MediaSwitth"]);
}

#[test]
fn switching_can_fail_be_refused_or_cost_the_call() {
    let (mut floor, call) = talking(|it| it.media_switch = MediaSwitchEnd::Fails);
    floor.ok(ANN, PICTURE);
    let events = floor.events(ANN);
    let [GatewayEvent::MediaSwitched(it)] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!((it.result, it.media), (1, 1));
    assert!(!floor.call(&call).unwrap().video);
    let (mut floor, _) = talking(|it| it.media_switch = MediaSwitchEnd::Refused);
    assert_eq!(floor.code(ANN, PICTURE), "200-030");
    let (mut floor, call) = talking(|it| it.media_switch = MediaSwitchEnd::LosesCall);
    floor.ok(ANN, PICTURE);
    assert_eq!(
        floor.names(ANN),
        ["MediaSwitth", "Customer_Release", "Call_Release", "StopRecordDone", "PhoneRelease", "Ready"]
    );
    assert_eq!(floor.call(&call), None);
}

#[test]
fn what_cannot_be_switched() {
    let mut floor = Floor::new();
    floor.sign_in_with(ANN, |login| login.agent_type = 11);
    floor.sign_in(BOB);
    assert_eq!(floor.code(ANN, PICTURE), "200-027");
    floor.talk(ANN);
    assert_eq!(floor.code(ANN, MediaSwitch { media: 2 }), "200-028");
    assert_eq!(floor.code(ANN, SOUND), "200-028", "it has no picture");
    floor.consult(ANN, BOB, 2);
    floor.ok(BOB, Answer::default());
    assert_eq!(floor.code(ANN, PICTURE), "200-029");
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    floor.talk(ANN);
    assert_eq!(floor.code(ANN, PICTURE), "200-030", "no video phone");
}

#[test]
fn a_call_is_placed_with_picture() {
    let mut floor = Floor::with(|it| it.media_ability_event = true);
    floor.sign_in_with(ANN, |login| login.agent_type = 11);
    floor.ok(ANN, Callout { called: CUSTOMER.into(), media: Some(1), ..Callout::default() });
    assert_eq!(
        floor.names(ANN),
        ["PhoneAlerting", "PhoneOffhook", "Busy", "UserMediaAbility", "Customer_Alerting"]
    );
    floor.wait(2);
    let events = floor.events(ANN);
    let GatewayEvent::Talking(parties) = &events[0] else { panic!("{events:?}") };
    assert_eq!(parties.media, Some(2));
    let GatewayEvent::RecordingStarted(begun) = &events[1] else { panic!("{events:?}") };
    assert_eq!(begun.media, "2");
    let release = Transfer { device: 5, address: "10086".into(), mode: 1, ..Transfer::default() };
    assert_eq!(floor.code(ANN, release), "000-002");
}

#[test]
fn three_pictures_are_laid_out() {
    let layout = |mode| AdjustVideoMode { mode };
    for fails in [false, true] {
        let (mut floor, held) = talking(|it| it.video_layout_fails = fails);
        assert_eq!(floor.code(ANN, layout(4)), "200-031");
        assert_eq!(floor.code(ANN, layout(1)), "200-033", "no picture");
        floor.ok(ANN, PICTURE);
        assert_eq!(floor.code(ANN, layout(1)), "200-034", "two only");
        floor.ok(ANN, Hold {});
        let call = floor.dial(ANN, "10086");
        floor.wait(2);
        floor.ok(ANN, ConfJoin { call: held, data: None });
        assert_eq!(floor.stage(&call), Some(CallStage::Conference));
        if fails {
            assert_eq!(floor.code(ANN, layout(2)), "200-035");
        } else {
            floor.events(ANN);
            floor.ok(ANN, layout(2));
            assert_eq!(floor.call(&call).unwrap().video_layout, 2);
            assert!(floor.names(ANN).is_empty());
        }
    }
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    assert_eq!(floor.code(ANN, layout(0)), "200-032");
}

#[test]
fn digits_pass_to_an_automatic_third_party() {
    let (mut floor, held) = talking(|_| {});
    assert_eq!(floor.code(ANN, ConfTransmitNum {}), "10001");
    floor.ok(ANN, Hold {});
    let call = floor.dial(ANN, "10086");
    floor.wait(2);
    floor.ok(ANN, ConfJoin { call: held, data: None });
    floor.events(ANN);
    floor.ok(ANN, ConfTransmitNum {});
    assert!(floor.call(&call).unwrap().digits_pass);
    assert!(floor.names(ANN).is_empty());
}
