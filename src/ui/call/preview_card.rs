//! A call of a campaign that is offered: what is known of the customer, and which numbers there are to call.

use offhook_session::{
    AgentView, Command, DialPreview,
    snapshot::{CommandKind, PreviewView},
};
use yew::{Html, html};

use crate::ui::{
    app::context::Ui,
    call::call_data::one_line,
    kit::control::{Control, Tone, control},
    kit::icons::{Icon, icon},
};

/// More numbers than these no campaign has found useful.
const TIPS: [&str; 8] =
    ["preview-1", "preview-2", "preview-3", "preview-4", "preview-5", "preview-6", "preview-7", "preview-8"];

/// Renders the offer.
pub(in crate::ui) fn preview_card(ui: &Ui, agent: &AgentView, preview: &PreviewView) -> Html {
    let (text, words) = (ui.text(), &ui.text().transfer);
    let data = preview.data.as_ref().map(|data| one_line(data.expose())).filter(|data| !data.is_empty());
    let numbers = preview.numbers.iter().zip(TIPS).map(|(number, id)| {
        let call = Control {
            id,
            label: text.call,
            full: Some((words.call_number)(number.expose()).into()),
            tone: Tone::Worded,
            why: agent.can.dial_preview.why.map(text.refusal),
            is_pending: agent.pending == Some(CommandKind::DialPreview),
            ..Control::default()
        };
        html! {
            <li class="preview-number" key={number.expose()}>
                <bdi class="card-number">{ number.expose() }</bdi>
                { control(&call, Icon::Phone, ui.asks(Command::DialPreview(DialPreview { number: number.clone() }))) }
            </li>
        }
    });
    html! {
        <div class="preview" part="preview" role="group" aria-label={words.preview}>
            <div class="card" data-state="ringing">
                <span class="card-mark">{ icon(Icon::Outbound) }</span>
                <div class="card-words">
                    <p class="card-top">
                        <span class="card-state">{ words.preview }</span>
                        { ui.timer(preview.since, None) }
                    </p>
                    <p class="card-below">
                        if let Some(data) = data { <bdi class="card-data" title={data.clone()}>{ data }</bdi> }
                    </p>
                </div>
            </div>
            <ul class="preview-numbers">{ for numbers }</ul>
        </div>
    }
}
