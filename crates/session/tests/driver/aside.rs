//! What is asked for beside calls and states: settings, notes, questions, calls by name.

use offhook_protocol::{
    Reply, Request,
    call_info::DayFigures,
    floor::{QueueStat, VdnSkill},
};
use offhook_session::{Availability, Command, Query, SignOut, Snapshot};
use serde_json::json;

use super::PASSWORD;

/// A password that keeps the rules.
const NEW: &str = "pass-w0rd-Two";

fn questions() -> [Query; 6] {
    [
        Query::Queues,
        Query::Agents,
        Query::Ivrs,
        Query::Statistics,
        Query::WaitingCalls { queue: 1 },
        Query::WaitingCalls { queue: 2 },
    ]
}

/// Calls by name: pure queries in turn and out of turn, what changes the view, and what holds a password.
fn named(which: u8) -> Command {
    let (name, params) = match which % 5 {
        0 => ("queryCustomState", json!({})),
        1 => ("queryCallNumsOnAgent", json!({})),
        2 => ("sayBusy", json!({ "reason": 210 })),
        3 => ("resetSkill", json!({ "autoflag": false, "skillid": "0;1" })),
        _ => ("modifyAccountPwdEx", json!({ "oldPassword": PASSWORD, "newPassword": NEW })),
    };
    let params = params.as_object().cloned().unwrap_or_default();
    Command::Request { name: name.into(), params: params.into() }
}

/// What a snapshot judges, each with commands whose values are valid.
pub(crate) fn verdicts(view: &Snapshot) -> Vec<(Availability, Command)> {
    let can = &view.agent.can;
    let mut all = vec![
        (can.settings, Command::SetAutoAnswer { on: true }),
        (can.settings, Command::SetAutoReady { on: false }),
        (can.settings, Command::SetQueues { queues: Some(vec![0]) }),
        (can.settings, Command::ChangePassword { old: PASSWORD.into(), new: NEW.into() }),
        (can.query, Command::SendNote { to: vec!["1002".into()], text: "hello".into() }),
    ];
    all.extend(questions().map(|query| (can.query, Command::Query { query })));
    all.extend((0..5).map(|which| (can.query, named(which))));
    all
}

/// By force an agent may sign out whatever else is: all that counts is to be signed in, as for asking.
pub(crate) fn forced_verdict(view: &Snapshot, command: &Command) -> Option<Availability> {
    let is_forced = matches!(command, Command::SignOut(it) if *it != SignOut::default());
    is_forced.then_some(view.agent.can.query)
}

/// Any such command: values may be nonsense.
pub(crate) fn any_command(kind: u8, value: u8, text: &str) -> Command {
    match kind % 8 {
        0 => Command::SetAutoAnswer { on: value & 1 == 0 },
        1 => Command::SetQueues { queues: (value & 1 == 0).then(|| vec![i64::from(value % 3), -1]) },
        2 => Command::ChangePassword { old: text.into(), new: NEW.into() },
        3 => Command::SendNote { to: vec![text.into()], text: text.into() },
        4 => Command::Request { name: text.into(), params: offhook_session::Params::default() },
        5 => Command::Query { query: questions()[usize::from(value % 6)] },
        6 => Command::SignOut(SignOut { force: Some(true), reason: Some(i64::from(value)) }),
        _ => named(value),
    }
}

/// The answers that say more than nothing.
pub(crate) fn reply(request: &Request, says: u8) -> Option<Reply> {
    let id = |at: u8| i64::from(at);
    match request {
        Request::VdnSkills(_) => Some(Reply::VdnSkills(
            (0..says % 4).map(|at| VdnSkill { id: id(at), media: 5, ..VdnSkill::default() }).collect(),
        )),
        Request::QueueStats(_) => Some(Reply::QueueStats(
            (0..says % 3).map(|at| QueueStat { id: id(at), waiting: 1, ..QueueStat::default() }).collect(),
        )),
        Request::Statistics(_) => {
            Some(Reply::Statistics(DayFigures { answered: id(says), ..DayFigures::default() }))
        }
        Request::Named(_) => Some(Reply::Named(json!({ "phonetoken": PASSWORD }).into())),
        _ => None,
    }
}
