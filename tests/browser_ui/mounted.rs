//! Test of a bar that is mounted on a host.

use offhook::host::Host;
use offhook::platform::{CancelOnDrop, Deliver, Platform};
use offhook::ui::{BarOptions, Language, mount};
use offhook_session::Millis;
use wasm_bindgen_test::wasm_bindgen_test;
use yew::scheduler::flush;

use super::stage::shadow;

struct Nowhere;

impl Platform for Nowhere {
    fn now(&self) -> Millis {
        Millis(0)
    }
    fn alarm(&self, _at: Millis, _wake: Box<dyn FnOnce()>) -> CancelOnDrop {
        CancelOnDrop::new(())
    }
    fn send(&self, _request: offhook_protocol::HttpRequest, _deliver: Deliver) -> CancelOnDrop {
        CancelOnDrop::new(())
    }
    fn seed(&self) -> u64 {
        0
    }
}

#[wasm_bindgen_test]
async fn a_bar_can_be_mounted_changed_and_taken_off() {
    let (host, shadow, root) = shadow();
    let mounted = mount(root.clone(), Host::in_page(Nowhere), BarOptions::default());
    flush().await;
    let text = || shadow.text_content().unwrap_or_default();
    assert!(text().contains("Signed out"), "{}", text());
    mounted.update(BarOptions { language: Language::ZhCn, ..BarOptions::default() });
    flush().await;
    assert!(text().contains("未签入"), "{}", text());
    drop(mounted);
    flush().await;
    assert_eq!(root.child_element_count(), 0);
    host.remove();
}
