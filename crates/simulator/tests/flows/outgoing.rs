//! Calls that agents place.

use offhook_protocol::AgentState;
use offhook_simulator::world::CallStage;

use crate::floor::{ANN, CUSTOMER, Floor};

#[test]
fn answered_after_two_seconds() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    let call = floor.dial(ANN, CUSTOMER);
    assert_eq!(floor.names(ANN), ["PhoneAlerting", "PhoneOffhook", "Busy", "Customer_Alerting"]);
    assert_eq!(floor.stage(&call), Some(CallStage::RemoteRinging));
    floor.wait(2);
    assert_eq!(floor.names(ANN), ["Talking", "Record"]);
    assert_eq!(floor.agent(ANN).state, AgentState::OnCall);
}
