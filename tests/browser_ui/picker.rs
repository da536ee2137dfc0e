//! Tests of the picker of whom to call, to consult, or to transfer a call to.

use std::rc::Rc;

use offhook::ui::{AccessCode, Language};
use offhook_session::{
    AgentState, Availability, CallState, Command, CommandError, Consult, ConsultMode, Direction,
    DirectoryAgent, DirectoryIvr, DirectoryQueue, Outcome, PickUp, Query, QueryResult, Refusal, RunQuery,
    Snapshot, TakeQueued, Target, TargetKind, Transfer, TransferMode, WaitingCall,
};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::scheduler::flush;

use super::snapshots::{call, no, signed_in, talking};
use super::stage::{Stage, props};

fn colleague(id: &str, name: &str, state: AgentState) -> DirectoryAgent {
    DirectoryAgent { id: id.into(), name: name.into(), state, ..DirectoryAgent::default() }
}

fn told(result: QueryResult) -> Result<Outcome, CommandError> {
    Ok(Outcome { call_id: None, result: Some(result) })
}

/// Opens a picker by its button, and answers what the picker asks.
async fn open(snapshot: Snapshot, button: &str) -> Stage {
    let stage = Stage::show(snapshot).await;
    stage.click(button).await;
    let ask = |query| Command::Query(RunQuery { query });
    let mut questions = [Query::Queues, Query::Agents, Query::Ivrs];
    if button == "Colleagues and queues" {
        questions.swap(0, 1);
    }
    assert_eq!(stage.commands(), questions.map(ask), "what is shown first is asked first");
    for question in questions {
        stage.settle(told(answer(question))).await;
    }
    stage.asked.borrow_mut().clear();
    stage
}

/// Returns what the gateway answers to a query here.
fn answer(question: Query) -> QueryResult {
    let colleagues =
        vec![colleague("1002", "Zoe", AgentState::Busy), colleague("1003", "Li Wei", AgentState::Ready)];
    let queue = DirectoryQueue {
        id: 25,
        name: "Sales".into(),
        waiting: Some(3),
        longest_seconds: None,
        free_agents: Some(2),
    };
    let flow = DirectoryIvr { id: 7, name: "Opinion".into(), access_code: "9555".into() };
    match question {
        Query::Queues => QueryResult::Queues(vec![queue]),
        Query::Agents => QueryResult::Agents(colleagues),
        _ => QueryResult::Ivrs(vec![flow]),
    }
}

fn transfer(kind: TargetKind, address: &str, mode: TransferMode) -> Command {
    let to = Target { kind, address: address.into() };
    Command::Transfer(Transfer { call: "1".into(), to, mode, data: None })
}

/// Returns a snapshot without a call, in which calls can be picked up and taken out of queues.
fn idle() -> Snapshot {
    let mut snapshot = signed_in(AgentState::Ready, vec![]);
    let can = &mut snapshot.agent.can;
    (can.query, can.pick_up, can.take_queued) = (Availability::YES, Availability::YES, Availability::YES);
    snapshot
}

#[wasm_bindgen_test]
async fn a_call_is_transferred_by_keyboard_alone() {
    let stage = open(talking(), "Transfer").await;
    assert_eq!(stage.focused(), "Name or number");
    let active = |stage: &Stage| stage.one("[aria-selected=true]").text_content().unwrap();
    assert!(active(&stage).starts_with("Sales3 waiting · 2 free"), "{}", active(&stage));
    stage.key("ArrowDown").await;
    assert!(active(&stage).starts_with("Li Wei"), "ready ones first: {}", active(&stage));
    let input = stage.one("[role=combobox]");
    let named = input.get_attribute("aria-activedescendant").unwrap();
    assert_eq!(stage.one("[aria-selected=true]").id(), named);
    stage.key("Enter").await;
    assert_eq!(stage.focused(), "Stay until answered");
    stage.key("ArrowDown").await;
    assert_eq!(stage.focused(), "Now, without waiting");
    stage.button("Now, without waiting").click();
    flush().await;
    assert_eq!(stage.commands(), [transfer(TargetKind::Agent, "1003", TransferMode::Release)]);
    assert!(stage.maybe("[role=dialog]").is_none());
    assert_eq!(stage.focused(), "Transfer");
}

#[wasm_bindgen_test]
async fn the_enter_of_an_input_method_picks_nobody() {
    let stage = open(talking(), "Transfer").await;
    stage.fill("[role=combobox]", "li").await;
    stage.key_with_code("Enter", 229).await;
    assert_eq!(stage.focused(), "Name or number");
    stage.key("Enter").await;
    assert_eq!(stage.focused(), "Stay until answered");
}

#[wasm_bindgen_test]
async fn escape_closes_and_the_arrow_goes_back() {
    let stage = open(talking(), "Transfer").await;
    stage.fill("[role=combobox]", "zoe").await;
    stage.key("Enter").await;
    stage.key("ArrowLeft").await;
    assert_eq!(stage.focused(), "Name or number");
    assert_eq!(stage.texts(".pick-name"), ["Zoe"], "what was typed is still there");
    stage.key("Escape").await;
    assert!(stage.maybe("[role=dialog]").is_none());
    assert_eq!(stage.focused(), "Transfer");
}

#[wasm_bindgen_test]
async fn who_was_picked_is_shown_as_they_are_now() {
    let mut stage = open(talking(), "Transfer").await;
    stage.pick("Li Wei").await;
    assert_eq!(stage.texts(".pick-detail"), ["Ready · 00:00"]);
    let mut props = props(talking(), &stage.ask);
    Rc::make_mut(&mut props.options).language = Language::ZhCn;
    stage.app.as_mut().unwrap().update(props);
    flush().await;
    assert_eq!(stage.texts(".pick-detail"), ["空闲 · 00:00"]);
}

#[wasm_bindgen_test]
async fn only_ways_that_are_allowed_are_offered() {
    let ways = |stage: &Stage| stage.texts(".way .menu-label");
    let stage = open(talking(), "Transfer").await;
    stage.fill("[role=combobox]", "13900139000").await;
    stage.key("Enter").await;
    let kinds = offhook_session::transfer_modes(
        TargetKind::External,
        Direction::Inbound,
        offhook_session::Media::Audio,
    );
    assert_eq!(ways(&stage).len(), kinds.len());
    assert!(ways(&stage).contains(&"Now, without waiting".to_owned()), "{:?}", ways(&stage));
    drop(stage);

    let mut dialled = talking();
    dialled.calls[0].direction = Direction::Outbound;
    let stage = open(dialled, "Transfer").await;
    stage.fill("[role=combobox]", "13900139000").await;
    stage.key("Enter").await;
    assert!(!ways(&stage).contains(&"Now, without waiting".to_owned()), "{:?}", ways(&stage));
    drop(stage);

    let stage = open(talking(), "Transfer").await;
    stage.pick("Li Wei").await;
    assert_eq!(ways(&stage), ["Stay until answered", "Now, without waiting", "Talk first", "All three"]);
    stage.click("Talk first").await;
    let to = Target { kind: TargetKind::Agent, address: "1003".into() };
    let consult = Command::Consult(Consult { call: "1".into(), to, mode: ConsultMode::Private, data: None });
    assert_eq!(stage.commands(), [consult]);
}

#[wasm_bindgen_test]
async fn those_who_are_asked_are_colleagues_and_queues() {
    let stage = open(talking(), "Consult").await;
    assert_eq!(stage.texts(".menu-head"), ["Queues", "Colleagues"]);
    stage.pick("Sales").await;
    stage.click("All three").await;
    let to = Target { kind: TargetKind::Queue, address: "25".into() };
    let consult =
        Command::Consult(Consult { call: "1".into(), to, mode: ConsultMode::ThreeParty, data: None });
    assert_eq!(stage.commands(), [consult]);
}

#[wasm_bindgen_test]
async fn access_codes_come_from_the_page() {
    let mut stage = open(talking(), "Transfer").await;
    let mut props = props(talking(), &stage.ask);
    Rc::make_mut(&mut props.options).access_codes =
        vec![AccessCode { code: "95000".into(), label: "Front desk".into() }];
    stage.app.as_mut().unwrap().update(props);
    flush().await;
    stage.pick("Front desk").await;
    stage.click("Now, without waiting").await;
    assert_eq!(stage.commands(), [transfer(TargetKind::AccessCode, "95000", TransferMode::Release)]);
}

#[wasm_bindgen_test]
async fn what_could_not_be_read_is_said_and_read_again() {
    let stage = Stage::show(talking()).await;
    stage.click("Transfer").await;
    assert_eq!(stage.one(".picker-says").text_content().as_deref(), Some("Looking who is there"));
    for _ in 0..3 {
        stage.settle(Err(CommandError::Unreachable)).await;
    }
    let says = stage.one(".picker-says").text_content().unwrap();
    assert!(says.contains("The gateway did not answer."), "{says}");
    assert!(stage.maybe("[role=alert]").is_none(), "it is said where it belongs");
    stage.click("Refresh").await;
    assert_eq!(stage.commands().len(), 6);
    assert_eq!(stage.button("Refresh").get_attribute("aria-busy").as_deref(), Some("true"));
    stage.click("Refresh").await;
    assert_eq!(stage.commands().len(), 6, "not while it is under way");
}

#[wasm_bindgen_test]
async fn while_it_is_read_no_line_moves_under_the_hand() {
    let mut stage = Stage::show(talking()).await;
    let mut with_code = props(talking(), &stage.ask);
    Rc::make_mut(&mut with_code.options).access_codes =
        vec![AccessCode { code: "95000".into(), label: "Front desk".into() }];
    stage.app.as_mut().unwrap().update(with_code);
    flush().await;
    stage.click("Transfer").await;
    let says = |stage: &Stage| stage.one(".picker-says").text_content().unwrap();
    let first =
        |stage: &Stage| stage.maybe("[aria-selected=true] .pick-name").map(|it| it.text_content().unwrap());
    let mut lines = Vec::new();
    assert_eq!(stage.texts(".pick-name"), lines, "what belongs further down waits for the rest");
    assert_eq!((says(&stage).as_str(), first(&stage)), ("Looking who is there", None));
    stage.fill("[role=combobox]", "front").await;
    assert_eq!(stage.texts(".pick-name"), ["Front desk"], "but is found");
    stage.fill("[role=combobox]", "").await;
    for (question, names) in [
        (Query::Queues, &["Sales"][..]),
        (Query::Agents, &["Li Wei", "Zoe"]),
        (Query::Ivrs, &["Opinion", "Front desk"]),
    ] {
        assert_eq!(says(&stage), "Looking who is there");
        stage.settle(told(answer(question))).await;
        lines.extend(names.iter().map(|it| (*it).to_owned()));
        assert_eq!(stage.texts(".pick-name"), lines);
        assert_eq!(first(&stage).as_deref(), Some("Sales"));
    }
    assert_eq!(says(&stage), "5 entries");
}

#[wasm_bindgen_test]
async fn what_fails_to_be_read_holds_nothing_back() {
    let stage = Stage::show(talking()).await;
    stage.click("Consult").await;
    stage.settle(Err(CommandError::Unreachable)).await;
    stage.settle(told(answer(Query::Agents))).await;
    assert_eq!(stage.texts(".pick-name"), ["Li Wei", "Zoe"]);
}

#[wasm_bindgen_test]
async fn opening_again_at_once_asks_nothing() {
    let stage = open(talking(), "Transfer").await;
    stage.key("Escape").await;
    stage.click("Transfer").await;
    assert_eq!(stage.texts(".pick-name"), ["Sales", "Li Wei", "Zoe", "Opinion"]);
    stage.key("Escape").await;
    stage.click("Consult").await;
    assert_eq!(stage.commands(), [], "both know the same");
}

#[wasm_bindgen_test]
async fn what_can_not_be_asked_is_not_asked_and_numbers_still_work() {
    let mut snapshot = talking();
    snapshot.agent.can.query = no(Refusal::SigningOut);
    let stage = Stage::show(snapshot).await;
    stage.click("Transfer").await;
    assert_eq!(stage.commands(), []);
    assert!(stage.one(".picker-says").text_content().unwrap().contains("Signing out is under way"));
    stage.fill("[role=combobox]", "1003").await;
    stage.pick("1003Colleague").await;
    stage.click("Stay until answered").await;
    assert_eq!(stage.commands(), [transfer(TargetKind::Agent, "1003", TransferMode::OnSuccess)]);
}

#[wasm_bindgen_test]
async fn names_from_outside_are_text() {
    let stage = Stage::show(talking()).await;
    stage.click("Transfer").await;
    stage.settle(told(QueryResult::Queues(Vec::new()))).await;
    stage.settle(told(QueryResult::Agents(vec![colleague("1002", "<b>x</b>", AgentState::Ready)]))).await;
    assert_eq!(stage.texts(".pick-name"), ["<b>x</b>"]);
    assert!(stage.maybe("b").is_none());
}

#[wasm_bindgen_test]
async fn a_colleague_is_called_by_name_from_then_on() {
    let mut stage = open(talking(), "Consult").await;
    stage.update(super::snapshots::consulting()).await;
    let _ = stage.button("Hand over to Zoe");
    assert_eq!(stage.one(".card-number").text_content().as_deref(), Some("Zoe"));
    assert_eq!(stage.one(".card-role").text_content().as_deref(), Some("Colleague 1002"));
}

#[wasm_bindgen_test]
async fn the_call_that_is_gone_takes_its_picker_along() {
    let mut stage = open(talking(), "Transfer").await;
    stage.pick("Li Wei").await;
    stage.update(signed_in(AgentState::OnCall, vec![call("9", CallState::Talking)])).await;
    assert!(stage.maybe("[role=dialog]").is_none());
    assert_eq!(stage.focused(), "Transfer", "the focus is not lost");
    assert_eq!(stage.commands(), []);
}

#[wasm_bindgen_test]
async fn without_a_call_colleagues_are_called_and_their_calls_taken() {
    let stage = open(idle(), "Colleagues and queues").await;
    stage.pick("Zoe").await;
    stage.click("Call").await;
    let [Command::Dial(dial)] = &stage.commands()[..] else { panic!("{:?}", stage.commands()) };
    assert_eq!((dial.number.expose(), dial.internal), ("1002", Some(true)));
    stage.settle(Err(CommandError::NotConfirmed)).await;
    assert!(stage.maybe("[role=dialog]").is_some(), "to try something else");
    stage.click("Take their call").await;
    assert_eq!(stage.commands()[1], Command::PickUp(PickUp { agent: "1002".into() }));
    stage.settle(Ok(Outcome::default())).await;
    assert!(stage.maybe("[role=dialog]").is_none());
}

#[wasm_bindgen_test]
async fn a_waiting_call_is_taken() {
    let stage = open(idle(), "Colleagues and queues").await;
    stage.pick("Sales").await;
    assert_eq!(stage.commands(), [Command::Query(RunQuery { query: Query::WaitingCalls { queue: 25 } })]);
    let waiting = |id: &str| WaitingCall { id: id.into(), number: "13800138009".into(), seconds: Some(65) };
    stage.settle(told(QueryResult::WaitingCalls(vec![waiting("w1")]))).await;
    let take = stage.button("Take 13800138009");
    assert_eq!(stage.description(&take), "Waiting 01:05");
    take.click();
    flush().await;
    assert_eq!(stage.commands()[1], Command::TakeQueued(TakeQueued { waiting: "w1".into(), queue: 25 }));
    drop(stage);

    let stage = open(idle(), "Colleagues and queues").await;
    stage.pick("Sales").await;
    stage.settle(told(QueryResult::WaitingCalls(Vec::new()))).await;
    assert_eq!(stage.one("p.picker-says").text_content().as_deref(), Some("No call waits in this queue"));
}
