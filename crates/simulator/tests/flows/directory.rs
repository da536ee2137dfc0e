//! Queues and colleagues, as agents look them up.

use offhook_protocol::{
    AgentState, Reply, Request,
    agent_control::{AgentSkillsOf, SayBusy},
    call_control::Callout,
    directory::{
        AgentByNumber, AgentsBySkill, IvrFlows, OnlineAgents, QueueLength, QueueLengthOf,
        QueueLengthSignedIn, QueueStats, VdnSkills,
    },
};
use offhook_simulator::control::Target;

use crate::test_gateway::{ANN, BOB, START, TestGateway};

#[test]
fn how_many_wait() {
    let mut gateway = TestGateway::new();
    gateway.sign_in_with(ANN, |login| login.status = 3);
    gateway.call_in("1", Target::Skill(25));
    gateway.call_in("2", Target::Skill(25));
    gateway.call_in("3", Target::Skill(26));
    gateway.call_in("4", Target::Skill(27));
    assert_eq!(gateway.ask(ANN, QueueLength {}), Ok(Reply::QueueLength(3)), "25 and 26");
    assert_eq!(gateway.ask(ANN, QueueLengthSignedIn {}), Ok(Reply::QueueLengthSignedIn(3)));
    assert_eq!(gateway.ask(ANN, QueueLengthOf { skill: 25 }), Ok(Reply::QueueLengthOf(2)));
    assert_eq!(gateway.ask(ANN, QueueLengthOf { skill: 27 }), Ok(Reply::QueueLengthOf(1)));
    assert_eq!(
        gateway.ask(ANN, QueueLengthOf { skill: 99 }),
        Ok(Reply::QueueLengthOf(0)),
        "CEC 5.2.8 has no code"
    );
}

#[test]
fn the_tenants_queues_and_flows() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let Ok(Reply::VdnSkills(queues)) = gateway.ask(ANN, VdnSkills {}) else { panic!("queues") };
    let queues: Vec<_> = queues.iter().map(|queue| (queue.id, queue.media)).collect();
    assert_eq!(queues, [(25, 5), (26, 5), (27, 5), (28, 19), (31, 1)]);
    let Ok(Reply::IvrFlows(flows)) = gateway.ask(ANN, IvrFlows {}) else { panic!("flows") };
    assert_eq!(flows.iter().map(|flow| flow.access.as_str()).collect::<Vec<_>>(), ["6001", "6002", "6003"]);
    let asked = AgentSkillsOf { agent: "1004".into() };
    let Ok(Reply::AgentSkillsOf(skills)) = gateway.ask(ANN, asked) else { panic!("skills") };
    assert_eq!(skills.iter().map(|skill| skill.id).collect::<Vec<_>>(), [27]);
    assert_eq!(gateway.code(ANN, AgentSkillsOf { agent: "7".into() }), "100-007");
}

#[test]
fn how_busy_queues_are() {
    let mut gateway = TestGateway::new();
    gateway.sign_in_with(ANN, |login| login.status = 3);
    gateway.sign_in(BOB);
    gateway.dial(BOB, "13800000003");
    gateway.call_in("1", Target::Skill(25));
    gateway.wait(9);
    gateway.call_in("2", Target::Skill(25));
    let stats = QueueStats { skills: vec![26, 25, 99] };
    let Ok(Reply::QueueStats(stats)) = gateway.ask(ANN, stats) else { panic!("figures") };
    let stats: Vec<_> =
        stats.iter().map(|it| (it.id, it.waiting, it.longest_wait, it.signed_in, it.available)).collect();
    assert_eq!(stats, [(26, 0, 0, 1, 0), (25, 2, 9, 2, 0)]);
    assert_eq!(gateway.code(ANN, QueueStats { skills: vec![] }), "000-002");
    assert_eq!(gateway.code(ANN, QueueStats { skills: vec![25; 101] }), "000-002");
}

#[test]
fn who_is_there_and_what_they_do() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.sign_in(BOB);
    gateway.wait(3);
    gateway.ok(BOB, SayBusy { reason: Some(201), prolong: None });
    gateway.wait(4);
    let Ok(Reply::OnlineAgents(queues)) = gateway.ask(ANN, OnlineAgents {}) else { panic!("agents") };
    let who = |skill: i64| {
        let queue = queues.iter().find(|queue| queue.skill == skill);
        queue.map(|queue| queue.agents.iter().map(|it| it.agent.as_str()).collect::<Vec<_>>())
    };
    assert_eq!((who(25), who(26), who(27)), (Some(vec![ANN, BOB]), Some(vec![ANN]), None));
    let bob = queues[0].agents[1].clone();
    assert_eq!((bob.status, bob.cti_status, bob.reason, bob.in_state_for), (3, 7, 201, 4));
    assert_eq!(bob.signed_in_at, i64::try_from(START).unwrap());
    assert_eq!(gateway.ask(ANN, AgentsBySkill { skill: 26 }).map(drop), Ok(()));
    assert_eq!(gateway.code(ANN, AgentsBySkill { skill: 99 }), "300-002");
}

#[test]
fn one_colleague_signed_in_or_not() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let look = |gateway: &mut TestGateway, agent: &str| match gateway
        .ask(ANN, AgentByNumber { agent: agent.into() })
    {
        Ok(Reply::AgentByNumber(info)) => info,
        other => panic!("{other:?}"),
    };
    let bob = look(&mut gateway, BOB);
    assert_eq!(AgentState::from_gateway(bob.status), Some(AgentState::SignedOut));
    assert_eq!((bob.name.as_str(), bob.group_name.as_str()), ("Zhao Min 赵敏", "Sales 销售组"));
    gateway.sign_in(BOB);
    gateway.ok(BOB, Callout { called: "13800000003".into(), ..Callout::default() });
    let bob = look(&mut gateway, BOB);
    assert_eq!((bob.status, bob.cti_status), (7, 3));
    assert_eq!(bob.skills.iter().map(|skill| skill.id).collect::<Vec<_>>(), [25]);
    assert_eq!(gateway.code(ANN, AgentByNumber { agent: "7".into() }), "100-007");
}

#[test]
fn states_travel_as_strings() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let connection = gateway.send_as(ANN, &Request::from(OnlineAgents {}));
    let body = gateway.answer(connection).unwrap().body;
    assert!(body.contains(r#""status":"4""#) && body.contains(r#""ctiStatus":"1""#), "{body}");
}
