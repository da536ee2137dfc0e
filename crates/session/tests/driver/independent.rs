//! Values and replies for what is independent of calls and states: queries and raw requests.

use offhook_protocol::{
    Reply, Request,
    call_info::DayFigures,
    directory::{QueueStat, VdnSkill},
};
use offhook_session::{Command, Query, RawRequest};
use serde_json::json;

use super::PASSWORD;

/// New password that keeps the rules.
pub(super) const NEW: &str = "pass-w0rd-Two";

pub(super) fn queries() -> [Query; 6] {
    [
        Query::Queues,
        Query::Agents,
        Query::Ivrs,
        Query::Statistics,
        Query::WaitingCalls { queue: 1 },
        Query::WaitingCalls { queue: 2 },
    ]
}

/// Returns a raw request: a query in turn or out of turn, a change of the view, or one that holds a password.
pub(super) fn raw(which: u8) -> Command {
    let (name, params) = match which % 5 {
        0 => ("queryCustomState", json!({})),
        1 => ("queryCallNumsOnAgent", json!({})),
        2 => ("sayBusy", json!({ "reason": 210 })),
        3 => ("resetSkill", json!({ "autoflag": false, "skillid": "0;1" })),
        _ => ("modifyAccountPwdEx", json!({ "oldPassword": PASSWORD, "newPassword": NEW })),
    };
    let params = params.as_object().cloned().unwrap_or_default();
    Command::Request(RawRequest { name: name.into(), params: params.into() })
}

/// Returns the answer to a request whose answer says more than nothing; `None` for other requests.
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
        Request::Raw(_) => Some(Reply::Raw(json!({ "phonetoken": PASSWORD }).into())),
        _ => None,
    }
}
