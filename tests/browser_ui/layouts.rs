//! Tests of the layouts: nothing lies on anything else, at any width; what a small bar hides is a click away.

use std::rc::Rc;

use offhook::ui::Layout;
use offhook_session::snapshot::{NextView, QueueRef};
use offhook_session::{AgentState, CallState, Millis, NextState, Snapshot};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};
use yew::scheduler::flush;

use super::desk::{turn, until};
use super::settings::Kept;
use super::snapshots::{call, ended, noted, signed_in};
use super::stage::{Stage, document, props};

/// Names the files of `src/ui/styles`, in the order in which its sheets import them and the package adopts
/// those.
macro_rules! styles {
    ($($name:literal)*) => {
        const FILES: &[&str] = &[$($name),*];
        const STYLES: &str = concat!($(include_str!(concat!("../../src/ui/styles/", $name, ".css"))),*);
    };
}

styles! {
    "tokens" "bar" "state" "calls" "controls" "two_calls" "fields" "popover" "toasts" "narrow" "desk" "status"
    "picker" "desk_pages"
    "panel" "mini"
}

#[wasm_bindgen_test]
fn these_are_the_styles_that_the_package_has() {
    let sheets = concat!(
        include_str!("../../src/ui/styles/first.css"),
        include_str!("../../src/ui/styles/panels.css"),
        include_str!("../../src/ui/styles/layouts.css")
    );
    let imported: Vec<_> = sheets
        .lines()
        .filter_map(|line| line.strip_prefix("@import \"./")?.strip_suffix(".css\";"))
        .collect();
    assert_eq!(imported, FILES);
}

const LAYOUTS: [Layout; 3] = [Layout::Bar, Layout::Panel, Layout::Mini];

async fn styled(snapshot: Snapshot, layout: Layout, width: u32) -> Stage {
    let mut stage = Stage::show(snapshot.clone()).await;
    let style = document().create_element("style").unwrap();
    style.set_text_content(Some(STYLES));
    stage.shadow.append_child(&style).unwrap();
    stage.host.set_attribute("style", &format!("width: {width}px")).unwrap();
    show(&mut stage, snapshot, layout).await;
    stage
}

async fn show(stage: &mut Stage, snapshot: Snapshot, layout: Layout) {
    let mut props = props(since_an_hour(snapshot), &stage.ask);
    Rc::make_mut(&mut props.options).layout = layout;
    stage.app.as_mut().unwrap().update(props);
    flush().await;
}

/// Makes everything in the snapshot have begun more than an hour ago.
fn since_an_hour(mut snapshot: Snapshot) -> Snapshot {
    let then = Millis(js_sys::Date::now() as u64 - 4_000_000);
    snapshot.agent.since = then;
    for call in &mut snapshot.calls {
        (call.since, call.began_at) = (then, then);
        call.talking_since = call.talking_since.map(|_| then);
    }
    snapshot
}

/// Returns the elements that can be seen, each with its box: left, top, right, bottom, in pixels.
fn seen(stage: &Stage, selector: &str) -> Vec<(HtmlElement, [f64; 4])> {
    let all = stage.shadow.query_selector_all(selector).unwrap();
    let boxed = (0..all.length()).map(|at| {
        let it: HtmlElement = all.item(at).unwrap().unchecked_into();
        let rect = it.get_bounding_client_rect();
        // What a line cuts off is not seen.
        let line = it
            .closest(".card-below, .calls")
            .unwrap()
            .map_or(rect.clone(), |it| it.get_bounding_client_rect());
        let (left, right) = (rect.left().max(line.left()), rect.right().min(line.right()));
        (it, [left, rect.top(), right, rect.bottom()])
    });
    let window = web_sys::window().unwrap();
    // What is clipped to nothing is for the ear: where it stands does not matter.
    let is_seen = |it: &HtmlElement| {
        let mut at = Some(it.clone().unchecked_into::<Element>());
        while let Some(element) = at {
            let style = window.get_computed_style(&element).unwrap().unwrap();
            if style.get_property_value("clip-path").unwrap() != "none" {
                return false;
            }
            at = element.parent_element();
        }
        true
    };
    boxed
        .filter(|(it, [left, top, right, bottom])| {
            let is_there = right - left > 2.0 && bottom - top > 2.0;
            is_there && it.closest(".tip").unwrap().is_none() && is_seen(it)
        })
        .collect()
}

fn nothing_overlaps(stage: &Stage, what: &str) {
    let bar = seen(stage, ".bar")[0].1;
    let parts =
        seen(stage, "button, input, .card-number, .card-mark, .timer, .pill-word, .badge, .cause, .count");
    assert!(parts.len() > 2, "{what}");
    let is_open = stage.maybe("[data-more]").is_some();
    for (at, (part, box_of)) in parts.iter().enumerate() {
        let name = |it: &HtmlElement| format!("{}.{}", it.tag_name(), it.class_name());
        assert!(
            box_of[0] >= bar[0] - 0.5 && box_of[2] <= bar[2] + 0.5,
            "{what}: {} sticks out: {box_of:?} of {bar:?}",
            name(part)
        );
        // What is open hangs below.
        let is_within = box_of[1] >= bar[1] - 0.5 && box_of[3] <= bar[3] + 0.5;
        assert!(is_within || is_open, "{what}: {} is below the bar: {box_of:?} of {bar:?}", name(part));
        for (other, other_box) in &parts[at + 1..] {
            if part.contains(Some(other)) || other.contains(Some(part)) || other.class_name() == "count" {
                continue;
            }
            let wide = box_of[2].min(other_box[2]) - box_of[0].max(other_box[0]);
            let high = box_of[3].min(other_box[3]) - box_of[1].max(other_box[1]);
            assert!(
                wide <= 1.0 || high <= 1.0,
                "{what}: {} on {}: {box_of:?} {other_box:?}",
                name(part),
                name(other)
            );
        }
    }
}

fn resting() -> Snapshot {
    let mut snapshot = signed_in(AgentState::Rest, vec![]);
    snapshot.agent.rest_ends_at = Some(Millis(js_sys::Date::now() as u64 - 4_000_000));
    snapshot
}

fn two_calls() -> Snapshot {
    signed_in(AgentState::OnCall, vec![call("1", CallState::Held), call("2", CallState::Talking)])
}

fn three_calls() -> Snapshot {
    let mut first = call("1", CallState::Talking);
    (first.muted, first.recording) = (true, true);
    first.queue = Some(QueueRef { id: 25, name: "A queue with rather a long name".into() });
    first.data = Some("order=7;name=somebody with a long name".into());
    signed_in(AgentState::OnCall, vec![first, call("2", CallState::Held), call("3", CallState::Ringing)])
}

fn wrapping_up() -> Snapshot {
    let mut snapshot = signed_in(AgentState::WrapUp, vec![]);
    snapshot.last_call = Some(Rc::new(ended()));
    snapshot.recent = Rc::new(vec![ended()]);
    snapshot
}

#[wasm_bindgen_test]
async fn nothing_lies_on_anything_else() {
    let _kept = Kept::nothing();
    let next = NextView { state: NextState::Rest, reason: Some(1), seconds: Some(300) };
    let all = [
        ("signed out", Snapshot::default()),
        ("ready", signed_in(AgentState::Ready, vec![])),
        ("resting", resting()),
        ("ringing", signed_in(AgentState::OnCall, vec![call("1", CallState::Ringing)])),
        ("noted", noted(Some(next))),
        ("two calls", two_calls()),
        ("three calls", three_calls()),
        ("wrap-up", wrapping_up()),
    ];
    for layout in LAYOUTS {
        for width in [320, 420, 560, 700, 800, 900, 1_100, 1_280] {
            let mut stage = styled(Snapshot::default(), layout, width).await;
            for (name, snapshot) in &all {
                show(&mut stage, snapshot.clone(), layout).await;
                nothing_overlaps(&stage, &format!("{layout:?} of {width}, {name}"));
            }
        }
    }
}

#[wasm_bindgen_test]
async fn an_overrun_rest_is_said_in_every_layout() {
    let _kept = Kept::nothing();
    for layout in LAYOUTS {
        let mut stage = styled(resting(), layout, 320).await;
        let (timer, _) = seen(&stage, ".pill .timer.over").remove(0);
        assert!(timer.text_content().unwrap().ends_with(" over"), "{layout:?}");
        let mut snapshot = resting();
        snapshot.agent.rest_ends_at = Some(Millis(js_sys::Date::now() as u64 + 90_000));
        show(&mut stage, snapshot, layout).await;
        let (timer, _) = seen(&stage, ".pill .timer:not(.over)").remove(0);
        assert!(timer.text_content().unwrap().ends_with(" left"), "{layout:?}");
    }
}

#[wasm_bindgen_test]
async fn a_panel_is_a_column() {
    let stage = styled(three_calls(), Layout::Panel, 900).await;
    let [left, _, right, _] = seen(&stage, ".bar")[0].1;
    assert!(right - left <= 420.0);
    let calls = seen(&stage, ".calls > li");
    assert_eq!(calls.len(), 3);
    assert!(calls.iter().all(|(_, it)| (it[0] - calls[0].1[0]).abs() < 1.0), "one below the other");
}

#[wasm_bindgen_test]
async fn a_small_bar_shows_the_rest_behind_a_button() {
    let _kept = Kept::nothing();
    let names = |stage: &Stage| {
        seen(stage, "button, input")
            .into_iter()
            .filter_map(|(it, _)| it.get_attribute("aria-label"))
            .collect::<Vec<_>>()
    };
    let mut stage = styled(three_calls(), Layout::Mini, 320).await;
    let closed = names(&stage);
    for name in ["Answer", "Unmute", "Hang up", "More"] {
        assert!(closed.iter().any(|it| it == name), "{name}: {closed:?}");
    }
    assert!(!closed.iter().any(|it| it == "Keypad" || it == "Desk"), "{closed:?}");
    let height = |stage: &Stage| stage.one(".bar").get_bounding_client_rect().height();
    let before = height(&stage);
    assert!(before <= 48.0, "{before}");
    let more = stage.button("More");
    more.focus().unwrap();
    more.click();
    flush().await;
    let open = names(&stage);
    for name in ["Keypad", "Reject", "Hold", "Desk", "New call"] {
        assert!(open.iter().any(|it| it == name), "{name}: {open:?}");
    }
    assert!((height(&stage) - before).abs() < 0.5, "the page does not move");
    nothing_overlaps(&stage, "mini, open");
    stage.key("Escape").await;
    assert!(!names(&stage).iter().any(|it| it == "Keypad"));
    assert_eq!(stage.focused(), "More");
    stage.click("More").await;
    stage.button("More").blur().unwrap();
    until("it to close", || !names(&stage).iter().any(|it| it == "Keypad")).await;

    show(&mut stage, Snapshot::default(), Layout::Mini).await;
    assert!(seen(&stage, ".fields").is_empty());
    stage.click("Sign in …").await;
    turn().await;
    until("the form", || stage.focused() == "agent").await;
    nothing_overlaps(&stage, "mini, signing in");
}
