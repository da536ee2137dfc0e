//! Tables of states and commands: which command is possible in which state, and why not. They stand in
//! `availability.out`, to be read as a whole; after a wanted change run with `UPDATE_EXPECT=1` and read the
//! difference.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "other tests use the rest")]
mod support;

use std::fmt::Write;

use expect_test::expect_file;
use offhook_session::{
    Availability, CallState, CallView, Snapshot,
    snapshot::{CommandKind, Phase},
};

/// States of the agent, and the way to each, in lines as in `tests/scenarios`.
const AGENT: &[(&str, &str)] = &[
    ("signedOut", ""),
    ("signingIn", r#"+0 do signIn {"agentId":"1001","password":"p","phone":"40001"}"#),
    ("ready", "+0 begin ready"),
    (
        "busy",
        "+0 begin ready\n+0 do setState {\"state\":\"busy\"}\n+10 ok sayBusy\n+200 event AgentState_SetNotReady_Success",
    ),
    (
        "rest",
        "+0 begin ready\n+0 do setState {\"state\":\"rest\",\"seconds\":60}\n+10 ok rest\n+200 event AgentState_SetRest_Success",
    ),
    (
        "wrapUp",
        "+0 begin ready\n+0 do setState {\"state\":\"wrapUp\"}\n+10 ok sayWork\n+200 event AgentState_SetWork_Success",
    ),
    ("reserved", "+0 begin ready\n+200 event AgentState_Busy"),
    ("preview", "+0 begin ready\n+200 event AgentEvent_Preview {\"controlid\":7,\"dialeddigits\":\"95001\"}"),
    ("onCall", "+0 begin talking"),
    ("signingOut", "+0 begin ready\n+0 do signOut"),
    ("changingState", "+0 begin ready\n+0 do setState {\"state\":\"busy\"}"),
    ("changingSettings", "+0 begin ready\n+0 do setAutoReady {\"on\":true}"),
];

/// Way from a call to not being sure of it: something was missed, and the answers that would tell of calls break off.
macro_rules! unreadable {
    () => {
        r#"+900 lost getAgentEvent
+4000 wait
+0 ok getAgentStatus {"agentState":7}
+0 raw queryCallInfo 200 {"retcode":"0",
+0 ok queryCallInfoBeforeAnswer null
+0 raw queryHoldListInfo 200 {"retcode":"0",
+4000 empty
+0 ok getAgentStatus {"agentState":7}
+0 raw queryCallInfo 200 {"retcode":"0",
+0 ok queryCallInfoBeforeAnswer null
+0 raw queryHoldListInfo 200 {"retcode":"0","#
    };
}

/// States of the call c1, and the way to each.
const CALL: &[(&str, &str)] = &[
    ("dialing", "+0 begin ready\n+0 do dial {\"number\":\"95001\"}\n+10 ok callout \"c1\""),
    (
        "remoteRinging",
        "+0 begin ready\n+0 do dial {\"number\":\"95001\"}\n+10 ok callout \"c1\"\n+200 event AgentEvent_Customer_Alerting {\"callid\":\"c1\",\"otherPhone\":\"95001\"}",
    ),
    (
        "ringing",
        "+0 begin ready\n+200 event AgentEvent_Ringing {\"callid\":\"c1\",\"caller\":\"95001\",\"called\":\"10086\",\"feature\":\"0\"}",
    ),
    (
        "answering",
        "+0 begin ready\n+200 event AgentEvent_Auto_Answer {\"callid\":\"c1\",\"caller\":\"95001\",\"called\":\"10086\",\"feature\":\"0\"}",
    ),
    ("talking", "+0 begin talking"),
    ("talking, muted", "+0 begin talking\n+0 do mute {\"call\":\"c1\"}\n+10 ok beginMute"),
    ("talking, on a video phone", "+0 begin talkingOnVideoPhone"),
    ("talking, being held", "+0 begin talking\n+0 do hold {\"call\":\"c1\"}"),
    ("talking, data being written", "+0 begin talking\n+0 do setCallData {\"call\":\"c1\",\"data\":\"x\"}"),
    ("talking, unsure", concat!("+0 begin talking\n", unreadable!())),
    ("talking, hanging up", "+0 begin talking\n+0 do hangUp {\"call\":\"c1\"}"),
    (
        "held",
        "+0 begin talking\n+0 do hold {\"call\":\"c1\"}\n+10 ok hold\n+200 event AgentEvent_Hold \"c1\"",
    ),
    (
        "held, unsure",
        concat!(
            "+0 begin talking\n+0 do hold {\"call\":\"c1\"}\n+10 ok hold\n+200 event AgentEvent_Hold \"c1\"\n",
            unreadable!()
        ),
    ),
    (
        "held, while a consultation talks",
        "+0 begin talking\n+0 do consult {\"call\":\"c1\",\"to\":{\"kind\":\"agent\",\"address\":\"1002\"}}\n+10 ok innerHelp \"c2\"\n+200 event AgentEvent_Hold \"c1\"\n+210 event AgentEvent_Talking {\"callid\":\"c2\",\"caller\":\"1001\",\"called\":\"1002\",\"feature\":\"51\"}",
    ),
    (
        "transferring",
        "+0 begin talking\n+0 do transfer {\"call\":\"c1\",\"to\":{\"kind\":\"external\",\"address\":\"95002\"},\"mode\":\"talk\"}\n+10 ok transfer",
    ),
    (
        "inIvr",
        "+0 begin talking\n+0 do transfer {\"call\":\"c1\",\"to\":{\"kind\":\"ivr\",\"address\":\"6001\"},\"mode\":\"suspend\"}\n+10 ok transfer",
    ),
    (
        "conference",
        "+0 begin talking\n+200 event AgentEvent_Conference {\"callid\":\"c1\",\"partner\":\"95001,1002\"}",
    ),
    (
        "remoteGone",
        "+0 begin talking\n+200 event AgentEvent_Customer_Release {\"callid\":\"c1\",\"number\":\"13800000001\"}",
    ),
];

/// Writes each command with its answers, and below each answer the states that it holds in.
fn table(kinds: &[CommandKind], states: &[(&str, Vec<(CommandKind, Availability)>)]) -> String {
    let mut out = String::new();
    for kind in kinds {
        let name = serde_json::to_value(kind).unwrap();
        writeln!(out, "\n{}", name.as_str().unwrap()).unwrap();
        let mut answers: Vec<(String, Vec<&str>)> = Vec::new();
        for (state, can) in states {
            let (_, it) = can.iter().find(|(it, _)| it == kind).unwrap();
            let answer = it.why.map_or("yes".to_owned(), |why| {
                serde_json::to_value(why).unwrap().as_str().unwrap().to_owned()
            });
            match answers.iter_mut().find(|(it, _)| *it == answer) {
                Some((_, all)) => all.push(state),
                None => answers.push((answer, vec![state])),
            }
        }
        answers.sort_by_key(|(answer, _)| (answer != "yes", answer.clone()));
        for (answer, states) in answers {
            writeln!(out, "    {answer:<20} {}", states.join(" · ")).unwrap();
        }
    }
    out
}

fn call(snapshot: &Snapshot) -> &CallView {
    snapshot.call(&"c1".into()).unwrap()
}

#[test]
fn every_command_in_every_state() {
    let agent: Vec<_> =
        AGENT.iter().map(|(state, way)| (*state, support::reach(way).agent.can.iter().collect())).collect();
    let calls: Vec<_> =
        CALL.iter().map(|(state, way)| (*state, call(&support::reach(way)).can.iter().collect())).collect();
    let text = [
        "# The agent's commands\n",
        &table(CommandKind::OF_AGENT, &agent),
        "\n# Commands of a call\n",
        &table(CommandKind::OF_CALL, &calls),
    ];
    expect_file!["availability.out"].assert_eq(&text.concat());
}

#[test]
fn the_ways_lead_where_they_say() {
    for (state, way) in CALL {
        let name = serde_json::to_value(call(&support::reach(way)).state).unwrap();
        assert_eq!(Some(state.split(',').next().unwrap()), name.as_str(), "{state}");
    }
    for state in CallState::ALL {
        let is_reached = |(_, way): &(&str, &str)| call(&support::reach(way)).state == state;
        assert!(CALL.iter().any(is_reached), "no way leads to {state:?}");
    }
    for phase in [Phase::SignedOut, Phase::SigningIn, Phase::SignedIn, Phase::SigningOut] {
        let is_reached = |(_, way): &(&str, &str)| support::reach(way).agent.phase == phase;
        assert!(AGENT.iter().any(is_reached), "no way leads to {phase:?}");
    }
}
