//! Notes (便签) from agent to agent (CEC 6.1.1.4).

use offhook_protocol::{AgentId, GatewayEvent, NoteText, agent_control::SendNote, event_content::Note};
use serde_json::{Value, json};

use super::{World, answers::ApiResult, truth::NoteTruth};
use crate::settings::NoteContent;

/// Number of an agent's notes that are kept for the truth.
const KEPT: usize = 100;

impl World {
    /// Sends a note. Whoever is not signed in gets nothing, and the sender does not hear of it.
    pub(super) fn send_note(&mut self, agent: &AgentId, asked: &SendNote) -> ApiResult {
        for receiver in &asked.agents {
            self.bring_note(agent, &AgentId::new(receiver.to_string()), &asked.text);
        }
        Ok(Value::Null)
    }

    pub(super) fn bring_note(&mut self, from: &AgentId, to: &AgentId, text: &NoteText) {
        let at = self.now;
        let Some(receiver) = self.agents.get_mut(to).filter(|it| it.session.is_some()) else { return };
        if receiver.notes.len() == KEPT {
            receiver.notes.pop_front();
        }
        receiver.notes.push_back(NoteTruth { at, from: from.clone(), text: text.clone() });
        let plain = GatewayEvent::Note(Note::default());
        let event = match self.settings().note_content {
            NoteContent::Null => plain,
            NoteContent::Object => GatewayEvent::Other {
                name: plain.name().to_owned(),
                content: json!({ "sender": from.as_str(), "context": text.expose() }).into(),
            },
        };
        self.emit(to, event);
        self.note_reaches_colleague(to, from);
    }
}
