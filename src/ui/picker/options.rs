//! The second page of the picker: in which ways the one who was picked can be reached. Only those that are allowed, in
//! words that say what becomes of the customer.

use offhook_session::{
    AgentView, Availability, CallId, Command, Consult, ConsultMode, Dial, Direction, Media, PickUp, Refusal,
    TakeQueued, TargetKind, Transfer, TransferMode, WaitingCall, transfer_modes,
};

use crate::ui::{
    app::calls::number, app::context::Ui, kit::timer::duration, picker::purpose::Purpose, picker::rows::Row,
};

/// One way to reach whoever was picked.
pub(in crate::ui) struct ReachOption {
    pub(in crate::ui) label: String,
    pub(in crate::ui) hint: String,
    /// Why it is not possible now.
    pub(in crate::ui) why: Option<&'static str>,
    pub(in crate::ui) command: Command,
}

/// The call that is to be transferred, or consulted about.
#[derive(Clone, PartialEq)]
pub(in crate::ui) struct TransferableCall {
    pub(in crate::ui) id: CallId,
    pub(in crate::ui) direction: Direction,
    pub(in crate::ui) media: Media,
    pub(in crate::ui) transfer: Availability,
    pub(in crate::ui) consult: Availability,
}

/// The ways to reach this one.
pub(in crate::ui) fn reach_options(
    ui: &Ui,
    purpose: Purpose,
    agent: &AgentView,
    call: Option<&TransferableCall>,
    row: &Row,
) -> Vec<ReachOption> {
    match (purpose, call) {
        (Purpose::Call, _) => calling(ui, agent, row),
        (Purpose::Transfer, Some(call)) => transferring(ui, call, row),
        (Purpose::Consult, Some(call)) => consulting(ui, call, row).into(),
        (Purpose::Transfer | Purpose::Consult, None) => Vec::new(),
    }
}

/// The command that needs no second page: a plain number to call.
pub(in crate::ui) fn at_once(purpose: Purpose, row: &Row) -> Option<Command> {
    (purpose == Purpose::Call && row.target.kind == TargetKind::External).then(|| dial(row, None))
}

fn dial(row: &Row, internal: Option<bool>) -> Command {
    Command::Dial(Dial { number: row.target.address.clone(), internal, ..Dial::default() })
}

fn why(ui: &Ui, verdict: Availability) -> Option<&'static str> {
    verdict.why.map(|why: Refusal| (ui.text().refusal)(why))
}

fn calling(ui: &Ui, agent: &AgentView, row: &Row) -> Vec<ReachOption> {
    let (text, words) = (ui.text(), ui.language.picker());
    match row.target.kind {
        TargetKind::Agent => {
            let call = ReachOption {
                label: text.call.to_owned(),
                hint: String::new(),
                why: why(ui, agent.can.dial),
                command: dial(row, Some(true)),
            };
            let pick_up = ReachOption {
                label: words.pick_up.to_owned(),
                hint: words.pick_up_hint.to_owned(),
                why: why(ui, agent.can.pick_up),
                command: Command::PickUp(PickUp { agent: row.target.address.expose().into() }),
            };
            vec![call, pick_up]
        }
        TargetKind::Queue => {
            let Some((skill, waiting)) = &ui.directory.waiting else { return Vec::new() };
            // What was told of another queue says nothing of this one.
            if skill.to_string() != row.target.address.expose() {
                return Vec::new();
            }
            let take = |it: &WaitingCall| {
                let number = number(text, it.number.expose());
                let seconds = it.seconds.and_then(|it| u64::try_from(it).ok());
                ReachOption {
                    label: (words.take)(&number),
                    hint: seconds.map(|it| (words.has_waited)(&duration(it))).unwrap_or_default(),
                    why: why(ui, agent.can.take_queued),
                    command: Command::TakeQueued(TakeQueued { waiting: it.id.clone(), queue: *skill }),
                }
            };
            waiting.iter().map(take).collect()
        }
        TargetKind::Ivr | TargetKind::AccessCode | TargetKind::External => Vec::new(),
    }
}

fn transferring(ui: &Ui, call: &TransferableCall, row: &Row) -> Vec<ReachOption> {
    let words = ui.language.picker();
    let kind = row.target.kind;
    let transfer = |mode: TransferMode| ReachOption {
        label: (words.transfer_mode)(mode).to_owned(),
        hint: (words.transfer_hint)(mode).to_owned(),
        why: why(ui, call.transfer),
        command: Command::Transfer(Transfer {
            call: call.id.clone(),
            to: row.target.clone(),
            mode,
            data: None,
        }),
    };
    let mut reach_options: Vec<_> =
        transfer_modes(kind, call.direction, call.media).into_iter().map(transfer).collect();
    // A call is transferred to an agent after a word with them by consulting them first.
    if matches!(kind, TargetKind::Agent | TargetKind::Queue) {
        reach_options.extend(consulting(ui, call, row));
    }
    reach_options
}

fn consulting(ui: &Ui, call: &TransferableCall, row: &Row) -> [ReachOption; 2] {
    let words = ui.language.picker();
    [ConsultMode::Private, ConsultMode::ThreeParty].map(|mode| ReachOption {
        label: (words.consult_mode)(mode).to_owned(),
        hint: (words.consult_hint)(mode).to_owned(),
        why: why(ui, call.consult),
        command: Command::Consult(Consult {
            call: call.id.clone(),
            to: row.target.clone(),
            mode,
            data: None,
        }),
    })
}

#[cfg(test)]
mod tests {
    use offhook_session::Number;
    use offhook_session::Target;

    use super::*;

    #[test]
    fn a_number_is_called_without_a_second_question() {
        let row = |kind| Row {
            target: Target { kind, address: Number::new("10086".to_owned()) },
            name: String::new(),
            detail: String::new(),
            state: "",
            is_faint: false,
        };
        assert!(matches!(at_once(Purpose::Call, &row(TargetKind::External)), Some(Command::Dial(_))));
        assert_eq!(at_once(Purpose::Call, &row(TargetKind::Agent)), None);
        assert_eq!(at_once(Purpose::Transfer, &row(TargetKind::External)), None);
    }
}
