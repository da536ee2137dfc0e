//! Results of queries, from the gateway's replies.

use offhook_protocol::{AgentId, AgentState, CtiStatus, MediaType, Reply, call_info, directory};

use crate::{
    api::{
        query::{DirectoryAgent, DirectoryIvr, DirectoryQueue, Query, QueryResult, Statistics, WaitingCall},
        time::Millis,
    },
    model::Model,
};

/// Returns what a reply says to a query; `None` if it is the reply to something else.
pub(super) fn result(query: Query, reply: Reply, model: &Model, now: Millis) -> Option<QueryResult> {
    match (query, reply) {
        (Query::Queues, Reply::VdnSkills(all)) => Some(QueryResult::Queues(queues(all))),
        (Query::Agents, Reply::OnlineAgents(queues)) => {
            Some(QueryResult::Agents(agents(queues, model.agent.id.as_ref())))
        }
        (Query::Ivrs, Reply::IvrFlows(flows)) => {
            let view = |it: directory::IvrFlow| DirectoryIvr {
                id: it.id,
                name: it.name,
                access_code: it.access.into(),
            };
            Some(QueryResult::Ivrs(flows.into_iter().map(view).collect()))
        }
        (Query::Statistics, Reply::Statistics(it)) => Some(QueryResult::Statistics(statistics(&it))),
        (Query::WaitingCalls { .. }, Reply::WaitingCalls(calls)) => {
            // How long it has waited is said nowhere for certain (CEC 6.1.3.11); when it came is, by the gateway's clock.
            let since = |at: i64| i64::try_from(model.gateway_clock.since(at, now)? / 1_000).ok();
            let view = |it: call_info::CallInfo| WaitingCall {
                id: it.call,
                number: it.caller,
                seconds: it.began_at.filter(|at| *at > 0).and_then(since),
            };
            Some(QueryResult::WaitingCalls(calls.into_iter().map(view).collect()))
        }
        (Query::Queues | Query::Agents | Query::Ivrs | Query::Statistics | Query::WaitingCalls { .. }, _) => {
            None
        }
    }
}

/// Returns the result of a query that the gateway refuses because there is none of what was asked for.
pub(super) fn none_there(query: Query) -> Option<QueryResult> {
    match query {
        Query::Queues => Some(QueryResult::Queues(Vec::new())),
        Query::Agents => Some(QueryResult::Agents(Vec::new())),
        Query::Ivrs => Some(QueryResult::Ivrs(Vec::new())),
        Query::Statistics | Query::WaitingCalls { .. } => None,
    }
}

/// Takes over what waits in the queues.
pub(super) fn complete(queues: &mut [DirectoryQueue], stats: &[directory::QueueStat]) {
    for stat in stats {
        if let Some(queue) = queues.iter_mut().find(|it| it.id == stat.id) {
            queue.waiting = Some(stat.waiting);
            queue.longest_seconds = Some(stat.longest_wait);
            queue.free_agents = Some(stat.available);
        }
    }
}

const fn statistics(it: &call_info::DayFigures) -> Statistics {
    Statistics {
        talk_seconds: it.talk_time,
        answered: it.answered,
        not_answered: it.missed,
        dialled: it.dialled,
        internal: it.internal,
        consultations: it.consulted,
        transfers: it.transferred,
        transfers_outside: it.transferred_out,
        transfers_to_ivr: it.transferred_to_ivr,
        redirected: it.redirected,
        hung_up: it.ended_by_agent,
        holds: it.held,
        busy: it.busy_count,
        busy_seconds: it.busy_time,
        rests: it.rest_count,
        rest_seconds: it.rest_time,
        rests_overrun: it.overrun_count,
        overrun_seconds: it.overrun_time,
    }
}

/// Returns the queues that calls can be transferred to.
fn queues(queues: Vec<directory::VdnSkill>) -> Vec<DirectoryQueue> {
    let takes_calls = |it: &directory::VdnSkill| MediaType::from_gateway(it.media).takes_telephone_calls();
    let view =
        |it: directory::VdnSkill| DirectoryQueue { id: it.id, name: it.name, ..DirectoryQueue::default() };
    queues.into_iter().filter(takes_calls).map(view).collect()
}

/// Returns each agent once, by work number, without the one who asks: the gateway tells of an agent once for each queue.
fn agents(queues: Vec<directory::QueueAgents>, own: Option<&AgentId>) -> Vec<DirectoryAgent> {
    let mut all: Vec<DirectoryAgent> = Vec::new();
    for queue in queues {
        for agent in queue.agents.into_iter().filter(|it| Some(&it.agent) != own) {
            // An agent in a state that is unknown can't be given calls.
            let state = AgentState::from_gateway(agent.status).unwrap_or(AgentState::Busy);
            let number = agent.agent.as_str();
            let order = |it: &str| it.len().cmp(&number.len()).then_with(|| it.cmp(number));
            match all.binary_search_by(|it| order(it.id.as_str())) {
                Ok(at) if all[at].queues.contains(&queue.skill) => {}
                Ok(at) => all[at].queues.push(queue.skill),
                Err(_) if state == AgentState::SignedOut => {}
                Err(at) => all.insert(
                    at,
                    DirectoryAgent {
                        id: agent.agent,
                        name: agent.name,
                        state,
                        ringing: CtiStatus::from_gateway(agent.cti_status) == CtiStatus::Answering,
                        seconds: agent.in_state_for,
                        phone: agent.phone,
                        queues: vec![queue.skill],
                    },
                ),
            }
        }
    }
    all
}
