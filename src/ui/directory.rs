//! Whom one can reach: queues, colleagues and automatic flows, as they were told last. Everything in the bar shares it.

use std::rc::Rc;

use offhook_session::{
    Answer, ColleagueView, Command, CommandError, FlowView, Millis, Question, QueueView, WaitingView,
};
use yew::Reducible;

use super::{context::Ui, timer::now};
use crate::host::Settled;

/// The gateway's flow control leaves room for other questions when this is not asked more often (CEC 6.5.6).
const PACE_MS: u64 = 10_000;

/// For those who look for a queue first.
pub(super) const QUEUES_FIRST: [Question; 3] = [Question::Queues, Question::Colleagues, Question::Flows];
/// For those who look for somebody first.
pub(super) const COLLEAGUES_FIRST: [Question; 3] = [Question::Colleagues, Question::Queues, Question::Flows];

/// Everybody and everything that is known.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Directory {
    pub(super) queues: Vec<QueueView>,
    pub(super) colleagues: Vec<ColleagueView>,
    pub(super) flows: Vec<FlowView>,
    /// The calls that wait in one queue, once they were told.
    pub(super) waiting: Option<(i64, Vec<WaitingView>)>,
    /// Which questions were answered at least once, be it with a failure.
    pub(super) told: Vec<Question>,
    /// Why something could not be read the last time.
    pub(super) failure: Option<CommandError>,
    /// How many questions are unanswered.
    pub(super) unanswered: u8,
    /// When it was asked for last.
    pub(super) asked_at: Millis,
}

/// What can happen to it.
pub(super) enum DirectoryAction {
    /// So many questions were asked.
    Asked(Millis, u8),
    /// One of them was answered.
    Told(Question, Settled),
}

impl Reducible for Directory {
    type Action = DirectoryAction;
    fn reduce(self: Rc<Self>, action: DirectoryAction) -> Rc<Self> {
        let mut it = (*self).clone();
        match action {
            DirectoryAction::Asked(at, questions) => {
                it.asked_at = at;
                it.unanswered += questions;
                it.failure = None;
            }
            DirectoryAction::Told(question, settled) => {
                it.unanswered = it.unanswered.saturating_sub(1);
                if !it.is_told(question) {
                    it.told.push(question);
                }
                match settled {
                    Ok(outcome) => it.take(question, outcome.answer),
                    Err(error) => it.failure = Some(error),
                }
            }
        }
        it.into()
    }
}

impl Directory {
    /// An answer that is not to this question is one of nothing.
    fn take(&mut self, question: Question, answer: Option<Answer>) {
        match (question, answer) {
            (Question::Queues, Some(Answer::Queues(list))) => self.queues = list,
            (Question::Queues, _) => self.queues.clear(),
            (Question::Colleagues, Some(Answer::Colleagues(list))) => self.colleagues = list,
            (Question::Colleagues, _) => self.colleagues.clear(),
            (Question::Flows, Some(Answer::Flows(list))) => self.flows = list,
            (Question::Flows, _) => self.flows.clear(),
            (Question::Waiting { skill }, Some(Answer::Waiting(list))) => self.waiting = Some((skill, list)),
            (Question::Waiting { skill }, _) => self.waiting = Some((skill, Vec::new())),
            (Question::Figures, _) => {}
        }
    }

    /// There is nothing to wait for any more, only something newer.
    pub(super) fn is_told(&self, question: Question) -> bool {
        self.told.contains(&question)
    }

    /// A colleague's name, where there is one.
    pub(super) fn name_of(&self, work_number: &str) -> Option<&str> {
        let colleague = self.colleagues.iter().find(|it| it.id.reveal() == work_number)?;
        Some(colleague.name.as_str()).filter(|name| !name.is_empty())
    }

    /// How long to wait before asking again; none while there is no answer yet.
    pub(super) fn wait_ms(&self, now: Millis) -> Option<u32> {
        let left = PACE_MS.saturating_sub(now.since(self.asked_at));
        // At most ten thousand.
        (self.unanswered == 0).then_some(left as u32)
    }
}

/// Asks for everything. The answers come one after the other, a second apart (CEC 6.5.6): what is looked at first is asked
/// first.
pub(super) fn read(ui: &Ui, questions: [Question; 3]) {
    ask(ui, &questions);
}

/// Asks for the calls that wait in a queue.
pub(super) fn read_waiting(ui: &Ui, skill: i64) {
    ask(ui, &[Question::Waiting { skill }]);
}

fn ask(ui: &Ui, questions: &[Question]) {
    ui.directory.setter().dispatch(DirectoryAction::Asked(now(), questions.len() as u8));
    for question in questions.iter().copied() {
        let directory = ui.directory.setter();
        ui.ask_quietly(Command::Ask { question }, move |settled| {
            directory.dispatch(DirectoryAction::Told(question, settled));
        });
    }
}

#[cfg(test)]
mod tests {
    use offhook_session::Outcome;

    use super::*;

    fn told(it: Rc<Directory>, question: Question, answer: Option<Answer>) -> Rc<Directory> {
        it.reduce(DirectoryAction::Told(question, Ok(Outcome { call_id: None, answer })))
    }

    #[test]
    fn it_is_not_asked_for_more_often_than_every_ten_seconds() {
        let it = Rc::new(Directory::default());
        assert_eq!(it.wait_ms(Millis(1_000_000)), Some(0), "never asked");
        let it = it.reduce(DirectoryAction::Asked(Millis(1_000_000), 2));
        assert_eq!(it.wait_ms(Millis(1_020_000)), None, "there is no answer yet");
        let it = told(it, Question::Flows, None);
        assert_eq!(it.wait_ms(Millis(1_020_000)), None, "nor to the other one");
        let it = it.reduce(DirectoryAction::Told(Question::Queues, Err(CommandError::Unreachable)));
        assert_eq!(it.wait_ms(Millis(1_004_000)), Some(6_000));
        assert_eq!(it.wait_ms(Millis(1_020_000)), Some(0));
        assert!(it.failure.is_some());
    }

    #[test]
    fn what_was_told_once_or_failed_once_is_not_waited_for_any_more() {
        let it = told(Rc::default(), Question::Queues, None);
        let it = it.reduce(DirectoryAction::Told(Question::Colleagues, Err(CommandError::Unreachable)));
        assert_eq!(QUEUES_FIRST.map(|question| it.is_told(question)), [true, true, false]);
        let it = it.reduce(DirectoryAction::Asked(Millis(1_000_000), 3));
        assert_eq!(QUEUES_FIRST.map(|question| it.is_told(question)), [true, true, false], "asked again");
    }

    #[test]
    fn what_failed_to_be_read_stays_as_it_was() {
        let li = ColleagueView { id: "1002".into(), name: "Li Wei".into(), ..ColleagueView::default() };
        let it = told(Rc::default(), Question::Colleagues, Some(Answer::Colleagues(vec![li])));
        let it = it.reduce(DirectoryAction::Told(Question::Colleagues, Err(CommandError::Unreachable)));
        assert_eq!((it.name_of("1002"), it.name_of("1003")), (Some("Li Wei"), None));
        // An empty list may look like the answer to another question.
        let it = told(it, Question::Colleagues, Some(Answer::Queues(Vec::new())));
        assert_eq!(it.name_of("1002"), None);
    }
}
