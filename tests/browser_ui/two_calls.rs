//! Tests of two calls and three people: who is who, and what can be done with them.

use offhook_session::snapshot::{CallKind, CommandKind};
use offhook_session::{
    AgentState, Availability, CallState, CallView, CancelTransfer, Command, CommandError, Connect,
    Disconnect, HangUp, Hold, Join, Media, Outcome, Refusal, Retrieve, Snapshot, SwitchMedia,
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::snapshots::{call, consulting, no, signed_in, talking};
use super::stage::Stage;

/// Returns a snapshot with two customers, one of them held.
fn two_customers() -> Snapshot {
    let mut snapshot =
        signed_in(AgentState::OnCall, vec![call("1", CallState::Held), call("2", CallState::Talking)]);
    snapshot.agent.can.dial = no(Refusal::AnotherCallActive);
    snapshot
}

#[wasm_bindgen_test]
async fn everybody_on_a_call_has_a_role() {
    let mut stage = Stage::show(consulting()).await;
    assert_eq!(stage.one(".card-role").text_content().as_deref(), Some("Colleague"));
    assert_eq!(stage.one(".chip-role").text_content().as_deref(), Some("Customer"));
    assert_eq!(stage.one(".chip-state").text_content().as_deref(), Some("On hold"));
    assert!(stage.maybe(".chip .timer").is_some(), "for how long");
    stage.update(talking()).await;
    assert!(stage.maybe(".card-role").is_none(), "a customer alone needs no word");
}

#[wasm_bindgen_test]
async fn swapping_retrieves_when_the_other_one_is_held() {
    let mut stage = Stage::show(two_customers()).await;
    stage.click("Swap").await;
    assert_eq!(stage.commands(), [Command::Hold(Hold { call: "2".into() })]);
    let both = vec![call("1", CallState::Held), call("2", CallState::Held)];
    stage.update(signed_in(AgentState::OnCall, both)).await;
    stage.settle(Ok(Outcome::default())).await;
    assert_eq!(stage.commands()[1..], [Command::Retrieve(Retrieve { call: "1".into() })]);
}

/// Tests the focus during a swap: until the other call is back, both are held.
#[wasm_bindgen_test]
async fn who_swaps_keeps_the_focus() {
    let mut stage = Stage::show(two_customers()).await;
    stage.button("Swap").focus().unwrap();
    stage.click("Swap").await;
    let mut back = call("1", CallState::Held);
    back.pending = Some(CommandKind::Retrieve);
    stage.update(signed_in(AgentState::OnCall, vec![back, call("2", CallState::Held)])).await;
    assert_eq!(stage.focused(), "Swap");
    assert_eq!(stage.button("Swap").get_attribute("aria-busy").as_deref(), Some("true"));
    stage.button("Connect them");
    let after = vec![call("1", CallState::Talking), call("2", CallState::Held)];
    stage.update(signed_in(AgentState::OnCall, after)).await;
    assert_eq!(stage.focused(), "Swap");
    assert_eq!(stage.button("Swap").get_attribute("aria-busy"), None);
}

#[wasm_bindgen_test]
async fn a_swap_that_can_not_begin_changes_nothing() {
    let stage = Stage::show(two_customers()).await;
    stage.click("Swap").await;
    stage.settle(Err(CommandError::NotConfirmed)).await;
    assert_eq!(stage.commands().len(), 1);
    assert!(stage.maybe("[role=alert]").is_some());
}

#[wasm_bindgen_test]
async fn whoever_of_the_two_waits_it_is_the_customer_who_is_transferred() {
    let mut snapshot = consulting();
    for call in &mut snapshot.calls {
        let is_held = call.state == CallState::Held;
        call.state = if is_held { CallState::Talking } else { CallState::Held };
        call.can.connect = if is_held { no(Refusal::NotHeld) } else { Availability::YES };
    }
    let stage = Stage::show(snapshot).await;
    stage.click("Hand over to 1002").await;
    assert_eq!(stage.commands(), [Command::Connect(Connect { call: "2".into() })]);
}

#[wasm_bindgen_test]
async fn after_a_consultation_the_customer_is_transferred_or_joined() {
    let mut snapshot = consulting();
    snapshot.calls[1].can.hold = no(Refusal::InProgress);
    let stage = Stage::show(snapshot).await;
    assert_eq!(stage.one("[part=two-calls]").get_attribute("aria-label").as_deref(), Some("Two calls"));
    assert_eq!(stage.description(&stage.button("Swap")), "The same is under way; wait for it.");
    stage.click("Swap").await;
    stage.click("All three").await;
    stage.click("Hand over to 1002").await;
    assert_eq!(
        stage.commands(),
        [Command::Join(Join { call: "1".into() }), Command::Connect(Connect { call: "1".into() })]
    );
}

#[wasm_bindgen_test]
async fn what_is_for_two_calls_is_there_before_it_is_possible() {
    let mut snapshot = consulting();
    snapshot.calls[1].state = CallState::RemoteRinging;
    snapshot.calls[0].can.connect = no(Refusal::NothingToJoin);
    let stage = Stage::show(snapshot).await;
    let connect = stage.button("Hand over to 1002");
    assert_eq!(connect.get_attribute("aria-disabled").as_deref(), Some("true"));
    assert_eq!(stage.description(&connect), "Talk with somebody else first, while this call is held.");
}

#[wasm_bindgen_test]
async fn a_single_call_has_nothing_of_it() {
    let mut stage = Stage::show(talking()).await;
    assert!(stage.maybe("[part=two-calls]").is_none());
    stage.update(signed_in(AgentState::OnCall, vec![call("1", CallState::Held)])).await;
    assert!(stage.maybe("[part=two-calls]").is_none(), "nobody to swap with");
}

#[wasm_bindgen_test]
async fn a_transfer_is_completed_or_taken_back() {
    let mut customer = call("1", CallState::Transferring);
    customer.can.cancel_transfer = Availability::YES;
    let mut third = call("2", CallState::Talking);
    third.kind = CallKind::ThirdParty;
    third.remote.number = "95588".into();
    let mut snapshot = signed_in(AgentState::OnCall, vec![customer, third]);
    let stage = Stage::show(snapshot.clone()).await;
    assert_eq!(stage.one(".card-role").text_content().as_deref(), Some("Third party"));
    stage.click("Take back").await;
    stage.click("Hand over to 95588").await;
    assert_eq!(
        stage.commands(),
        [
            Command::CancelTransfer(CancelTransfer { call: "1".into() }),
            Command::HangUp(HangUp { call: "2".into() })
        ]
    );
    drop(stage);

    // While they are still being called, hanging up would not hand anything over.
    snapshot.calls[1].state = CallState::RemoteRinging;
    let stage = Stage::show(snapshot).await;
    assert_eq!(stage.button("Hand over to 95588").get_attribute("aria-disabled").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn of_three_one_can_be_put_out_and_one_can_leave() {
    let mut conference = call("2", CallState::Conference);
    conference.kind = CallKind::Consultation;
    conference.remote.number = "1002".into();
    conference.parties = vec!["1002".into(), "13800138001".into()];
    conference.can.disconnect = Availability::YES;
    let stage = Stage::show(signed_in(AgentState::OnCall, vec![conference])).await;
    assert_eq!(stage.texts(".party-name"), ["1002", "13800138001"]);
    assert_eq!(stage.texts(".party-role"), ["Colleague", "Customer"]);
    stage.click("Put 1002 out of the call").await;
    assert_eq!(stage.description(&stage.button("Leave")), "The others go on without you");
    stage.click("Leave").await;
    assert_eq!(
        stage.commands(),
        [
            Command::Disconnect(Disconnect { call: "2".into(), number: "1002".into() }),
            Command::HangUp(HangUp { call: "2".into() })
        ]
    );
}

#[wasm_bindgen_test]
async fn a_picture_can_be_switched_on_only_where_there_can_be_one() {
    let mut stage = Stage::show(talking()).await;
    assert!(stage.maybe("[part~=video]").is_none());
    let mut snapshot = talking();
    snapshot.calls[0].can.switch_media = Availability::YES;
    stage.update(snapshot.clone()).await;
    stage.click("Switch to video").await;
    snapshot.calls[0].media = Media::Video;
    stage.update(snapshot).await;
    stage.click("Switch to sound only").await;
    let switch = |media| Command::SwitchMedia(SwitchMedia { call: "1".into(), media });
    assert_eq!(stage.commands(), [switch(Media::Video), switch(Media::Audio)]);
}

/// Tests a call that may be held or not: the card says so and offers what the controls do not, and it is read out once.
#[wasm_bindgen_test]
async fn a_call_that_nobody_can_tell_the_state_of_can_be_held_and_retrieved() {
    let mut unsure = call("1", CallState::Talking);
    unsure.unsure = true;
    (unsure.can.hold, unsure.can.retrieve) = (Availability::YES, Availability::YES);
    let shown = |call: &CallView| signed_in(AgentState::OnCall, vec![call.clone()]);
    let mut stage = Stage::show(talking()).await;
    stage.update(shown(&unsure)).await;
    assert_eq!(stage.one(".card-state").text_content().as_deref(), Some("State not known"));
    stage.click("Hold").await;
    stage.click("Retrieve").await;
    let call = offhook_session::CallId::from("1");
    let [hold, retrieve] = [Command::Hold(Hold { call: call.clone() }), Command::Retrieve(Retrieve { call })];
    assert_eq!(stage.commands(), [hold, retrieve]);
    let said = stage.one("[role=log]");
    let count = || said.text_content().unwrap_or_default().matches("State not known").count();
    assert_eq!(count(), 1);
    unsure.data = Some(offhook_protocol::CallData::new("order 7"));
    stage.update(shown(&unsure)).await;
    assert_eq!(count(), 1);
    unsure.state = CallState::Held;
    stage.update(shown(&unsure)).await;
    stage.button("Hold");
    stage.button("Retrieve");
    unsure.unsure = false;
    stage.update(shown(&unsure)).await;
    assert_eq!((count(), stage.one(".card-state").text_content().as_deref()), (0, Some("On hold")));
}
