//! A page that was loaded anew, and sessions kept alive by heartbeat.

use offhook_protocol::{
    AgentState, GatewayEvent, Reply,
    agent_control::{AgentStatus, HandShake, Rest, SyncAgentInfo, SyncedState, UpdateGuid},
    call_control::{BeginMute, ConfJoin, Hold},
    event_content::Recovery,
    event_poll::PollEvents,
};
use offhook_simulator::Control;

use crate::test_gateway::{ANN, BOB, CUSTOMER, TestGateway, login};

fn sync(gateway: &mut TestGateway) -> SyncedState {
    gateway.wait(2);
    match gateway.ask(ANN, SyncAgentInfo {}) {
        Ok(Reply::SyncAgentInfo(it)) => it.agent,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_new_guid_comes_in_the_body_and_the_old_one_lives_on() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let old = gateway.guids[ANN].clone();
    let Ok(Reply::UpdateGuid(new)) = gateway.ask(ANN, UpdateGuid {}) else { panic!("a guid") };
    assert_ne!(new.guid.expose(), old.expose());
    gateway.ok(ANN, AgentStatus {});
    gateway.guids.insert(ANN.to_owned(), new.guid);
    gateway.ok(ANN, AgentStatus {});
    // Polls bring newer ones; the first is no longer let in.
    for _ in 0..12 {
        gateway.wait(10);
        gateway.events(ANN);
    }
    gateway.guids.insert(ANN.to_owned(), old);
    assert_eq!(gateway.code(ANN, AgentStatus {}), "000-003");
}

#[test]
fn syncing_tells_the_state_and_empties_the_queue() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    assert_eq!(sync(&mut gateway).state, 1);
    let call = gateway.ring();
    let ringing = sync(&mut gateway);
    assert_eq!((ringing.state, ringing.last_state, &ringing.call), (8, 1, &call));
    assert_eq!((ringing.caller.expose(), ringing.data.expose()), (CUSTOMER, "order=7"));
    assert!(gateway.names(ANN).is_empty(), "what was not fetched is gone");
    assert_eq!(gateway.agent(ANN).state, AgentState::OnCall);
    gateway.ok(ANN, offhook_protocol::call_control::Answer::default());
    gateway.ok(ANN, Rest { seconds: 60, cause: 0, prolong: None });
    let talking = sync(&mut gateway);
    assert_eq!((talking.state, talking.is_rest_noted, talking.is_busy_noted), (9, true, false));
    assert!(talking.talk_began_at.is_some() && talking.is_first_talk && talking.hold_began_at.is_none());
    assert!(talking.recording.starts_with("v1a1001t"), "{}", talking.recording);
    gateway.ok(ANN, BeginMute {});
    assert_eq!(sync(&mut gateway).state, 12);
    gateway.ok(ANN, Hold {});
    let held = sync(&mut gateway);
    assert_eq!((held.state, &held.held_call, held.call.is_empty()), (11, &call, true));
    let began = i64::try_from(gateway.now).unwrap() - 2_000;
    assert_eq!((held.hold_began_at, held.is_first_talk), (Some(began), false));
}

#[test]
fn syncing_during_consultation_and_three_party_call() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.sign_in(BOB);
    let customers = gateway.talk(ANN);
    let asked = gateway.consult(ANN, BOB, 2);
    assert_eq!((sync(&mut gateway).state, sync(&mut gateway).command), (6, 16));
    gateway.ok(BOB, offhook_protocol::call_control::Answer::default());
    let consulting = sync(&mut gateway);
    assert_eq!((consulting.state, consulting.talking_feature), (13, 51));
    assert_eq!(
        (&consulting.call, &consulting.held_call, &consulting.main_call),
        (&asked, &customers, &customers)
    );
    assert_eq!(consulting.partner.expose(), BOB);
    gateway.ok(ANN, ConfJoin { call: customers, data: None });
    assert_eq!(sync(&mut gateway).state, 10);
}

#[test]
fn a_heartbeat_keeps_the_session_and_renews_the_guid() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let first = gateway.guids[ANN].clone();
    for _ in 0..8 {
        gateway.wait(30);
        let connection = gateway.send_as(ANN, &HandShake {}.into());
        let answer = gateway.answer(connection).unwrap();
        assert_eq!(answer.body, r#"{"message":"success","retcode":"0"}"#);
        gateway.read(ANN, &HandShake {}.into(), answer).unwrap();
    }
    assert_eq!(gateway.agent(ANN).state, AgentState::Ready, "after four minutes without a poll");
    assert_ne!(gateway.guids[ANN].expose(), first.expose());
    gateway.wait(120);
    assert_eq!(gateway.code(ANN, HandShake {}), "100-006");
}

#[test]
fn a_gateway_that_was_away_has_its_sessions_and_calls_and_lost_its_events() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.sign_in_with(BOB, |login| login.status = 3);
    let call = gateway.talk(ANN);
    gateway.ok(ANN, BeginMute {});
    gateway.ok(ANN, Hold {});
    let open = gateway.send_as(BOB, &PollEvents::default().into());
    gateway.act(Control::parse("POST", "/simulator/recover", r#"{"seconds":150}"#).unwrap());
    assert_eq!(gateway.dropped, [open], "the connection breaks");
    for _ in 0..2 {
        assert_eq!(gateway.code(ANN, PollEvents::default()), "105-002");
        assert_eq!(gateway.code("1003", login("1003")), "105-002");
        gateway.wait(74);
    }
    gateway.customer_hangs_up(&call);
    gateway.wait(2);
    assert_eq!(gateway.events(ANN), [GatewayEvent::Recovered(Recovery { status: Some(4) })], "no release");
    assert_eq!(gateway.events(BOB), [GatewayEvent::Recovered(Recovery { status: Some(3) })]);
    assert_eq!(gateway.agent(ANN).state, AgentState::Ready, "two and a half minutes without a poll");
}

#[test]
fn away_for_two_seconds_when_nothing_is_said() {
    assert_eq!(Control::parse("POST", "/simulator/recover", ""), Ok(Control::Recover(2)));
    let complaint = Control::parse("POST", "/simulator/recover", r#"{"ms":1}"#).unwrap_err();
    assert!(complaint.sentence.contains(r#"Send {"seconds": 2}"#), "{}", complaint.sentence);
}
