//! Events that would be pushed.

use offhook_protocol::{AgentId, agent_control::SayBusy, event_push::PushedEvents};
use serde_json::json;

use crate::test_gateway::{ANN, TestGateway};

#[test]
fn what_waits_is_one_push_oldest_first() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let ann = AgentId::from(ANN);
    assert_eq!(gateway.world.take_push(&ann), None);
    gateway.ok(ANN, SayBusy { reason: Some(201), prolong: None });
    gateway.ok(ANN, offhook_protocol::agent_control::SayFree {});
    let push = gateway.world.take_push(&ann).unwrap();
    let body = push.write();
    assert_eq!(
        body,
        json!({ "workNo": "1001", "eventList": [
            { "eventType": "AgentState_SetNotReady_Success", "workNo": "1001", "content": { "reason": "201" } },
            { "eventType": "AgentState_CancelNotReady_Success", "workNo": "1001", "content": null },
        ] })
    );
    assert_eq!(PushedEvents::read(&body.to_string()), Ok(push));
    assert!(gateway.names(ANN).is_empty(), "what is pushed is not polled");
    assert_eq!(gateway.world.take_push(&"7".into()), None);
}
