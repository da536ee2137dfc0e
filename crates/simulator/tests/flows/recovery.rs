//! A page that was loaded anew, and sessions kept alive by heartbeat.

use offhook_protocol::{
    AgentState, GatewayEvent, Reply,
    agent_control::{AgentStatus, HandShake, Rest, SyncAgentInfo, SyncedState, UpdateGuid},
    call_control::{BeginMute, ConfJoin, Hold},
    event_content::Recovery,
    event_poll::PollEvents,
};
use offhook_simulator::Control;

use crate::floor::{ANN, BOB, CUSTOMER, Floor, login};

fn sync(floor: &mut Floor) -> SyncedState {
    floor.wait(2);
    match floor.ask(ANN, SyncAgentInfo {}) {
        Ok(Reply::SyncAgentInfo(it)) => it.agent,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_new_guid_comes_in_the_body_and_the_old_one_lives_on() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    let old = floor.guids[ANN].clone();
    let Ok(Reply::UpdateGuid(new)) = floor.ask(ANN, UpdateGuid {}) else { panic!("a guid") };
    assert_ne!(new.guid.reveal(), old.reveal());
    floor.ok(ANN, AgentStatus {});
    floor.guids.insert(ANN.to_owned(), new.guid);
    floor.ok(ANN, AgentStatus {});
    // Polls bring newer ones; the first is no longer let in.
    for _ in 0..12 {
        floor.wait(10);
        floor.events(ANN);
    }
    floor.guids.insert(ANN.to_owned(), old);
    assert_eq!(floor.code(ANN, AgentStatus {}), "000-003");
}

#[test]
fn syncing_tells_the_state_and_empties_the_queue() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    assert_eq!(sync(&mut floor).state, 1);
    let call = floor.ring();
    let ringing = sync(&mut floor);
    assert_eq!((ringing.state, ringing.last_state, &ringing.call), (8, 1, &call));
    assert_eq!((ringing.caller.reveal(), ringing.data.reveal()), (CUSTOMER, "order=7"));
    assert!(floor.names(ANN).is_empty(), "what was not fetched is gone");
    assert_eq!(floor.agent(ANN).state, AgentState::OnCall);
    floor.ok(ANN, offhook_protocol::call_control::Answer::default());
    floor.ok(ANN, Rest { seconds: 60, cause: 0, prolong: None });
    let talking = sync(&mut floor);
    assert_eq!((talking.state, talking.is_rest_noted, talking.is_busy_noted), (9, true, false));
    assert!(talking.talk_began_at.is_some() && talking.is_first_talk && talking.hold_began_at.is_none());
    assert!(talking.recording.starts_with("v1a1001t"), "{}", talking.recording);
    floor.ok(ANN, BeginMute {});
    assert_eq!(sync(&mut floor).state, 12);
    floor.ok(ANN, Hold {});
    let held = sync(&mut floor);
    assert_eq!((held.state, &held.held_call, held.call.is_empty()), (11, &call, true));
    let began = i64::try_from(floor.now).unwrap() - 2_000;
    assert_eq!((held.hold_began_at, held.is_first_talk), (Some(began), false));
}

#[test]
fn syncing_during_consultation_and_three_party_call() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    floor.sign_in(BOB);
    let customers = floor.talk(ANN);
    let asked = floor.consult(ANN, BOB, 2);
    assert_eq!((sync(&mut floor).state, sync(&mut floor).command), (6, 16));
    floor.ok(BOB, offhook_protocol::call_control::Answer::default());
    let consulting = sync(&mut floor);
    assert_eq!((consulting.state, consulting.talking_feature), (13, 51));
    assert_eq!(
        (&consulting.call, &consulting.held_call, &consulting.main_call),
        (&asked, &customers, &customers)
    );
    assert_eq!(consulting.partner.reveal(), BOB);
    floor.ok(ANN, ConfJoin { call: customers, data: None });
    assert_eq!(sync(&mut floor).state, 10);
}

#[test]
fn a_heartbeat_keeps_the_session_and_renews_the_guid() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    let first = floor.guids[ANN].clone();
    for _ in 0..8 {
        floor.wait(30);
        let connection = floor.send_as(ANN, &HandShake {}.into());
        let answer = floor.answer(connection).unwrap();
        assert_eq!(answer.body, r#"{"message":"success","retcode":"0"}"#);
        floor.read(ANN, &HandShake {}.into(), answer).unwrap();
    }
    assert_eq!(floor.agent(ANN).state, AgentState::Ready, "after four minutes without a poll");
    assert_ne!(floor.guids[ANN].reveal(), first.reveal());
    floor.wait(120);
    assert_eq!(floor.code(ANN, HandShake {}), "100-006");
}

#[test]
fn a_gateway_that_was_away_has_its_sessions_and_calls_and_lost_its_events() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    floor.sign_in_with(BOB, |login| login.status = 3);
    let call = floor.talk(ANN);
    floor.ok(ANN, BeginMute {});
    floor.ok(ANN, Hold {});
    let open = floor.send_as(BOB, &PollEvents::default().into());
    floor.act(Control::parse("POST", "/simulator/recover", r#"{"seconds":150}"#).unwrap());
    assert_eq!(floor.dropped, [open], "the connection breaks");
    for _ in 0..2 {
        assert_eq!(floor.code(ANN, PollEvents::default()), "105-002");
        assert_eq!(floor.code("1003", login("1003")), "105-002");
        floor.wait(74);
    }
    floor.customer_hangs_up(&call);
    floor.wait(2);
    assert_eq!(floor.events(ANN), [GatewayEvent::Recovered(Recovery { status: Some(4) })], "no release");
    assert_eq!(floor.events(BOB), [GatewayEvent::Recovered(Recovery { status: Some(3) })]);
    assert_eq!(floor.agent(ANN).state, AgentState::Ready, "two and a half minutes without a poll");
}

#[test]
fn away_for_two_seconds_when_nothing_is_said() {
    assert_eq!(Control::parse("POST", "/simulator/recover", ""), Ok(Control::Recover(2)));
    let complaint = Control::parse("POST", "/simulator/recover", r#"{"ms":1}"#).unwrap_err();
    assert!(complaint.sentence.contains(r#"Send {"seconds": 2}"#), "{}", complaint.sentence);
}
