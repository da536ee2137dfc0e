//! Questions: what each is asked with, and what its answers come to. The gateway limits how often it may be asked
//! (CEC 6.5.6): a question waits its turn, and equal ones that wait share one answer.
//!
//! ```text
//!   issued ──► waits its turn ──► asked ──► answered          (queues: once for the names, then for what waits)
//!                   ▲               │ lost, or more to ask
//!                   └───────────────┘
//! ```

use offhook_protocol::{
    AgentId, AgentState, CtiStatus, GatewayError, MediaType, Reply, Request, call_info, codes::RetCode, floor,
};

use crate::{
    command::{Command, Query, QueryResult},
    error::CommandError,
    pending::{COMMAND_LIMIT, Pending, request_for},
    question::{DirectoryAgent, DirectoryIvr, DirectoryQueue, Statistics, WaitingCall},
    reading::READING,
    requests::{Purpose, REQUEST_LIMIT},
    session::{Session, SessionEnd},
    snapshot::{Health, Phase},
    time::Millis,
};

/// What waits is asked for so many queues at once (CEC 5.2.9).
const QUEUES_AT_ONCE: usize = 100;
/// How often a question is asked whose answer is lost.
const ATTEMPTS: u8 = 3;

/// The request that a question begins with.
pub(crate) fn first_request(question: Query) -> Request {
    match question {
        Query::Queues => floor::VdnSkills {}.into(),
        Query::Agents => floor::OnlineAgents {}.into(),
        Query::Ivrs => floor::IvrFlows {}.into(),
        Query::Statistics => call_info::Statistics {}.into(),
        Query::WaitingCalls { queue } => call_info::WaitingCalls { skill: queue }.into(),
    }
}

impl Pending {
    pub(crate) const fn question(&self) -> Option<Query> {
        match self.command {
            Command::Query { query } => Some(query),
            _ => None,
        }
    }

    /// The queues whose names are known, but not yet what waits in them.
    fn next_queues(&self) -> &[DirectoryQueue] {
        match &self.answer {
            Some(QueryResult::Queues(queues)) => {
                let rest = &queues[self.queues_asked.min(queues.len())..];
                &rest[..rest.len().min(QUEUES_AT_ONCE)]
            }
            _ => &[],
        }
    }
}

impl Session {
    /// When something that waits its turn may be asked.
    pub(crate) fn turn_due(&self) -> Option<Millis> {
        self.next_in_turn()?;
        let free = self.requests.queries_from(1);
        // What is shown is in doubt: the reading that puts it right is not kept waiting.
        match self.reading_wanted() {
            Some(from) if self.requests.queries_from(READING + 1) > from => self.reading_due(),
            _ => Some(free),
        }
    }

    fn next_in_turn(&self) -> Option<usize> {
        let pending = &self.model.pending;
        let is_asked = |question: Query| {
            pending.iter().any(|it| it.request.is_some() && it.question() == Some(question))
        };
        if self.model.agent.phase != Phase::SignedIn {
            return None;
        }
        pending.iter().position(|it| it.waits_turn && !it.question().is_some_and(is_asked))
    }

    /// Sends what has waited longest.
    pub(crate) fn take_turn(&mut self, now: Millis) {
        let Some(at) = self.next_in_turn() else { return };
        let pending = &self.model.pending[at];
        let (id, queues) = (pending.id, pending.next_queues());
        let request = if queues.is_empty() {
            request_for(&pending.command, &self.model)
        } else {
            floor::QueueStats { skills: queues.iter().map(|it| it.id).collect() }.into()
        };
        self.requests.note_query(now);
        let request = self.send(request, Purpose::Command(id), now + REQUEST_LIMIT);
        let pending = &mut self.model.pending[at];
        pending.waits_turn = false;
        pending.request = Some(request);
        pending.attempts += 1;
        // The time that it has waited is not the gateway's.
        pending.deadline = now + COMMAND_LIMIT;
    }

    /// What a question is answered with.
    pub(crate) fn on_answer(
        &mut self,
        at: usize,
        question: Query,
        result: Result<Reply, GatewayError>,
        now: Millis,
    ) {
        let is_live = self.poll.health().0 == Health::Live;
        let own = self.model.agent.id.clone().unwrap_or_default();
        let pending = &mut self.model.pending[at];
        let error = match result {
            Ok(Reply::QueueStats(stats)) if pending.answer.is_some() => {
                return self.on_stats(at, &stats, now);
            }
            Ok(Reply::VdnSkills(queues)) if question == Query::Queues => {
                pending.answer = Some(QueryResult::Queues(queue_views(queues)));
                pending.attempts = 0;
                return self.ask_on(at, now);
            }
            Ok(reply) => match answer(question, reply, &own, now) {
                Some(answer) => return self.answered(at, answer, now),
                None => CommandError::NotAGateway { status: None },
            },
            Err(error) if error.is_unknown_outcome() && pending.attempts < ATTEMPTS && is_live => {
                pending.waits_turn = true;
                return;
            }
            Err(GatewayError::Refused { code, .. }) if code.as_str() == RetCode::NOT_SIGNED_IN => {
                self.fail(at, CommandError::Refused { retcode: code }, now);
                return self.end_session(SessionEnd::ByPlatform, now);
            }
            Err(error) => match (pending.answer.take(), error) {
                // The names are known; how many wait can't be told.
                (Some(names), _) => return self.answered(at, names, now),
                (None, GatewayError::Refused { code, .. }) if NONE_THERE.contains(&code.as_str()) => {
                    match none_there(question) {
                        Some(answer) => return self.answered(at, answer, now),
                        None => CommandError::Refused { retcode: code },
                    }
                }
                (None, error) => (&error).into(),
            },
        };
        self.fail(at, error, now);
    }

    fn on_stats(&mut self, at: usize, stats: &[floor::QueueStat], now: Millis) {
        let pending = &mut self.model.pending[at];
        if let Some(QueryResult::Queues(queues)) = &mut pending.answer {
            for stat in stats {
                if let Some(queue) = queues.iter_mut().find(|it| it.id == stat.id) {
                    queue.waiting = Some(stat.waiting);
                    queue.longest_seconds = Some(stat.longest_wait);
                    queue.free_agents = Some(stat.available);
                }
            }
        }
        pending.queues_asked += QUEUES_AT_ONCE;
        pending.attempts = 0;
        self.ask_on(at, now);
    }

    /// Asks for what is missing, if anything is.
    fn ask_on(&mut self, at: usize, now: Millis) {
        let pending = &mut self.model.pending[at];
        if !pending.next_queues().is_empty() {
            pending.waits_turn = true;
        } else if let Some(answer) = pending.answer.take() {
            self.answered(at, answer, now);
        }
    }

    /// It is answered, and with it whoever waits with the same question.
    fn answered(&mut self, at: usize, answer: QueryResult, now: Millis) {
        let question = self.model.pending[at].question();
        for other in &mut self.model.pending {
            if other.waits_turn && other.question() == question {
                other.answer = Some(answer.clone());
                other.accepted_at = Some(now);
            }
        }
        let pending = &mut self.model.pending[at];
        pending.answer = Some(answer);
        pending.accepted_at = Some(now);
    }
}

/// Refusals that mean: there is none.
const NONE_THERE: &[&str] = &[RetCode::NO_IVRS, RetCode::NO_QUEUES];

fn none_there(question: Query) -> Option<QueryResult> {
    match question {
        Query::Queues => Some(QueryResult::Queues(Vec::new())),
        Query::Agents => Some(QueryResult::Agents(Vec::new())),
        Query::Ivrs => Some(QueryResult::Ivrs(Vec::new())),
        Query::Statistics | Query::WaitingCalls { .. } => None,
    }
}

/// What one answer comes to. `None`: it is the answer to something else.
fn answer(question: Query, reply: Reply, own: &AgentId, now: Millis) -> Option<QueryResult> {
    match (question, reply) {
        (Query::Agents, Reply::OnlineAgents(queues)) => Some(QueryResult::Agents(colleagues(queues, own))),
        (Query::Ivrs, Reply::IvrFlows(flows)) => {
            let view =
                |it: floor::IvrFlow| DirectoryIvr { id: it.id, name: it.name, access_code: it.access.into() };
            Some(QueryResult::Ivrs(flows.into_iter().map(view).collect()))
        }
        (Query::Statistics, Reply::Statistics(it)) => Some(QueryResult::Statistics(Statistics {
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
        })),
        (Query::WaitingCalls { .. }, Reply::WaitingCalls(calls)) => {
            // How long it has waited is said nowhere for certain (CEC 6.1.3.11); when it came is.
            let since = |at: i64| i64::try_from(now.since(Millis(u64::try_from(at).ok()?)) / 1_000).ok();
            let view = |it: call_info::CallInfo| WaitingCall {
                id: it.call,
                number: it.caller,
                seconds: it.began_at.filter(|at| *at > 0).and_then(since),
            };
            Some(QueryResult::WaitingCalls(calls.into_iter().map(view).collect()))
        }
        (_, _) => None,
    }
}

/// The queues that calls can be transferred to.
fn queue_views(queues: Vec<floor::VdnSkill>) -> Vec<DirectoryQueue> {
    let takes_calls = |it: &floor::VdnSkill| MediaType::from_gateway(it.media).takes_telephone_calls();
    let view = |it: floor::VdnSkill| DirectoryQueue { id: it.id, name: it.name, ..DirectoryQueue::default() };
    queues.into_iter().filter(takes_calls).map(view).collect()
}

/// The gateway tells of an agent once for each queue; people want each once, by work number, and not themselves.
fn colleagues(queues: Vec<floor::QueueAgents>, own: &AgentId) -> Vec<DirectoryAgent> {
    let mut all: Vec<DirectoryAgent> = Vec::new();
    for queue in queues {
        for agent in queue.agents.into_iter().filter(|it| it.agent != *own) {
            // Whom the gateway has no word for can't be given calls.
            let state = AgentState::from_gateway(agent.status).unwrap_or(AgentState::Busy);
            let number = agent.agent.reveal();
            let order = |it: &str| it.len().cmp(&number.len()).then_with(|| it.cmp(number));
            match all.binary_search_by(|it| order(it.id.reveal())) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CommandId, session::Model};

    #[test]
    fn what_waits_is_asked_for_a_hundred_queues_at_once() {
        let command = Command::Query { query: Query::Queues };
        let mut pending = Pending::new(CommandId(1), command, &Model::default(), Millis(0));
        assert_eq!(pending.next_queues().len(), 0, "the names first");
        pending.answer = Some(QueryResult::Queues(
            (0..201).map(|id| DirectoryQueue { id, ..DirectoryQueue::default() }).collect(),
        ));
        let mut blocks = Vec::new();
        while let (Some(first), Some(last)) = (pending.next_queues().first(), pending.next_queues().last()) {
            blocks.push((first.id, last.id));
            pending.queues_asked += QUEUES_AT_ONCE;
        }
        assert_eq!(blocks, [(0, 99), (100, 199), (200, 200)]);
    }
}
