//! The queries that fill the directory.

use offhook_session::{Command, Query, RunQuery};

use crate::ui::app::{context::Ui, directory::DirectoryAction};

/// The queries of those who look for a queue first.
pub(in crate::ui) const QUEUES_FIRST: [Query; 3] = [Query::Queues, Query::Agents, Query::Ivrs];
/// The queries of those who look for somebody first.
pub(in crate::ui) const COLLEAGUES_FIRST: [Query; 3] = [Query::Agents, Query::Queues, Query::Ivrs];

/// Asks for everything. The answers come one after the other, a second apart (CEC 6.5.6): what is looked at first is asked
/// first.
pub(in crate::ui) fn read(ui: &Ui, queries: [Query; 3]) {
    ask(ui, &queries);
}

/// Asks for the calls that wait in a queue.
pub(in crate::ui) fn read_waiting(ui: &Ui, queue: i64) {
    ask(ui, &[Query::WaitingCalls { queue }]);
}

fn ask(ui: &Ui, queries: &[Query]) {
    ui.directory.dispatch(DirectoryAction::Asked(ui.clock.now(), queries.len() as u8));
    for query in queries.iter().copied() {
        let directory = ui.directory.dispatcher();
        ui.ask_quietly(Command::Query(RunQuery { query }), move |settled| {
            directory.dispatch(DirectoryAction::Told(query, settled));
        });
    }
}
