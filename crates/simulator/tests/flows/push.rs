//! Events that would be pushed.

use offhook_protocol::{AgentId, agent_control::SayBusy, event_push::PushedEvents};
use serde_json::json;

use crate::floor::{ANN, Floor};

#[test]
fn what_waits_is_one_push_oldest_first() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    let ann = AgentId::from(ANN);
    assert_eq!(floor.world.take_push(&ann), None);
    floor.ok(ANN, SayBusy { reason: Some(201), prolong: None });
    floor.ok(ANN, offhook_protocol::agent_control::SayFree {});
    let push = floor.world.take_push(&ann).unwrap();
    let body = push.write();
    assert_eq!(
        body,
        json!({ "workNo": "1001", "eventList": [
            { "eventType": "AgentState_SetNotReady_Success", "workNo": "1001", "content": { "reason": "201" } },
            { "eventType": "AgentState_CancelNotReady_Success", "workNo": "1001", "content": null },
        ] })
    );
    assert_eq!(PushedEvents::read(&body.to_string()), Ok(push));
    assert!(floor.names(ANN).is_empty(), "what is pushed is not polled");
    assert_eq!(floor.world.take_push(&"7".into()), None);
}
