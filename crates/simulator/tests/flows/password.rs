//! The agent's own password.

use offhook_protocol::{
    AgentState, Reply,
    agent_control::{ChangePassword, Logout},
};
use offhook_simulator::{Scenario, world::CallStage};

use crate::test_gateway::{ANN, TestGateway, login};

fn change(old: &str, new: &str) -> ChangePassword {
    ChangePassword { old: old.into(), new: new.into() }
}

#[test]
fn the_new_one_is_needed_at_the_next_sign_in() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    assert_eq!(gateway.code(ANN, change("offhook-1002", "Tea-Time7")), "100-007", "not the present one");
    gateway.ok(ANN, change("offhook-1001", "Tea-Time7"));
    assert!(gateway.names(ANN).is_empty());
    gateway.ok(ANN, Logout {});
    assert_eq!(gateway.code(ANN, login(ANN)), "100-004");
    gateway.sign_in_with(ANN, |login| login.password = "Tea-Time7".into());
    assert_eq!(gateway.agent(ANN).state, AgentState::Ready);
}

#[test]
fn its_rules() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let long = "Tea-7".repeat(7);
    for bad in ["", "Tea-7xx", &long, "teatime77", "TEATIME-", "Teaaa-Time7", "Tea-1001x", "offhook-1001"] {
        assert_eq!(gateway.code(ANN, change("offhook-1001", bad)), "000-002", "{bad}");
    }
    gateway.ok(ANN, change("offhook-1001", "Tea-100x1"));
}

#[test]
fn the_last_five_may_not_come_again() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let mut present = "offhook-1001".to_owned();
    for number in 1..=5 {
        assert_eq!(gateway.code(ANN, change(&present, &present)), "000-002");
        if number > 1 {
            assert_eq!(gateway.code(ANN, change(&present, "Tea-Time1")), "000-002", "after {number}");
        }
        let new = format!("Tea-Time{number}");
        gateway.ok(ANN, change(&present, &new));
        present = new;
    }
    assert_eq!(gateway.code(ANN, change(&present, "Tea-Time1")), "000-002", "the fifth, counted back");
    gateway.ok(ANN, change(&present, "Tea-Time6"));
    gateway.ok(ANN, change("Tea-Time6", "Tea-Time1"));
}

#[test]
fn until_it_is_changed_no_calls_come_when_it_must_be() {
    let mut scenario = Scenario::default();
    scenario.agents[0].must_change_password = true;
    scenario.agents[0].password_days_left = None;
    let mut gateway = TestGateway::of(scenario);
    let Ok(Reply::Login(told)) = gateway.ask(ANN, login(ANN)) else { panic!("signed in") };
    assert_eq!((told.must_change_password.as_str(), told.password_days_left.as_str()), ("true", ""));
    let call = gateway.ring();
    assert_eq!(gateway.stage(&call), None);
    gateway.ok(ANN, change("offhook-1001", "Tea-Time7"));
    assert_eq!(gateway.stage(&call), Some(CallStage::Ringing));
    let other = TestGateway::new().ask(ANN, login(ANN));
    let Ok(Reply::Login(told)) = other else { panic!("signed in") };
    assert_eq!((told.must_change_password.as_str(), told.password_days_left.as_str()), ("false", "90"));
}
