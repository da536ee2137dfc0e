//! Tests of what the bar shows.

use offhook::ui::Clock;
use offhook_session::snapshot::Health;
use offhook_session::{AgentState, CallState, Millis, Snapshot};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use super::snapshots::{call, signed_in};
use super::stage::{Stage, document};

#[wasm_bindgen_test]
async fn what_comes_from_outside_is_text() {
    let mut hostile = call("1", CallState::Talking);
    hostile.remote.number = "<img src=x onerror=alert(1)>".into();
    hostile.data = Some("<b>bold</b>".into());
    let stage = Stage::show(signed_in(AgentState::OnCall, vec![hostile])).await;
    assert!(stage.text().contains("<img src=x onerror=alert(1)>"), "{}", stage.text());
    assert!(stage.text().contains("<b>bold</b>"), "{}", stage.text());
    assert!(stage.maybe("img, b").is_none());
}

#[wasm_bindgen_test]
async fn a_strict_content_policy_finds_nothing_to_refuse() {
    let talking =
        signed_in(AgentState::OnCall, vec![call("1", CallState::Talking), call("2", CallState::Ringing)]);
    for snapshot in [Snapshot::default(), signed_in(AgentState::Ready, vec![]), talking] {
        let stage = Stage::show(snapshot).await;
        assert!(stage.maybe("[style], style, script, [onclick]").is_none());
    }
}

#[wasm_bindgen_test]
async fn icons_are_drawn_as_svg_and_not_read_out() {
    let stage = Stage::show(signed_in(AgentState::Ready, vec![])).await;
    let icon: Element = stage.one("svg.icon").into();
    assert_eq!(icon.namespace_uri().as_deref(), Some("http://www.w3.org/2000/svg"));
    assert_eq!(icon.first_element_child().unwrap().namespace_uri(), icon.namespace_uri());
    assert!(stage.maybe("svg:not([aria-hidden=true])").is_none());
}

#[wasm_bindgen_test]
async fn a_lost_connection_is_said_in_words() {
    let mut snapshot = signed_in(AgentState::Ready, vec![]);
    snapshot.health.state = Health::Blind;
    let stage = Stage::show(snapshot).await;
    let pill = stage.one(".pill");
    assert!(pill.text_content().unwrap().contains("Not connected"));
    let name = pill.get_attribute("aria-label").unwrap();
    assert!(name.contains("Ready") && name.contains("Not connected: calls may be missed"), "{name}");
    assert_eq!(pill.get_attribute("data-health").as_deref(), Some("blind"));
}

#[wasm_bindgen_test]
async fn running_times_are_counted_by_the_clock_of_the_host() {
    let mut snapshot = signed_in(AgentState::Ready, vec![]);
    snapshot.agent.since = Millis(1_000);
    let stage = Stage::show_by(Clock::new(|| Millis(66_000)), snapshot).await;
    assert_eq!(stage.texts(".pill .timer"), ["01:05"]);
}

#[wasm_bindgen_test]
async fn controls_keep_their_places() {
    let mut stage = Stage::show(signed_in(AgentState::Ready, vec![])).await;
    let count = |stage: &Stage| stage.shadow.query_selector_all("[part=controls] button").unwrap().length();
    let before = count(&stage);
    for state in [CallState::Ringing, CallState::Talking, CallState::Held] {
        stage.update(signed_in(AgentState::OnCall, vec![call("1", state)])).await;
        assert_eq!(count(&stage), before, "{state:?}");
    }
}

#[wasm_bindgen_test]
async fn a_ring_shows_in_the_title_until_it_is_over() {
    document().set_title("Orders");
    let mut stage = Stage::show(signed_in(AgentState::OnCall, vec![call("1", CallState::Ringing)])).await;
    assert_eq!(document().title(), "☎ 13800138001");
    stage.update(signed_in(AgentState::OnCall, vec![call("1", CallState::Talking)])).await;
    assert_eq!(document().title(), "Orders");
}
