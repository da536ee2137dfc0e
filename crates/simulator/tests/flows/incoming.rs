//! Calls that come in.

use offhook_protocol::{
    AgentState,
    voicecall::{Answer, GetHold, Hold, Release},
};
use offhook_simulator::world::CallStage;

use crate::floor::{ANN, Floor};

#[test]
fn answered_by_hand_held_retrieved_and_released() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    let call = floor.ring();
    assert_eq!(floor.names(ANN), ["Busy", "PhoneAlerting", "PhoneOffhook", "Incoming_CallInfo", "Ringing"]);
    assert_eq!(floor.stage(&call), Some(CallStage::Ringing));
    floor.ok(ANN, Answer::default());
    assert_eq!(floor.names(ANN), ["Talking", "Record"]);
    floor.ok(ANN, Hold {});
    assert_eq!(floor.names(ANN), ["Hold"]);
    assert_eq!(floor.stage(&call), Some(CallStage::Held));
    floor.ok(ANN, GetHold { call: Some(call.clone()) });
    assert_eq!(floor.names(ANN), ["Talking"]);
    floor.ok(ANN, Release {});
    assert_eq!(
        floor.names(ANN),
        ["Call_Release", "Customer_Release", "StopRecordDone", "PhoneRelease", "Ready"]
    );
    assert_eq!(floor.agent(ANN).state, AgentState::Ready);
    assert_eq!(floor.call(&call), None);
}
