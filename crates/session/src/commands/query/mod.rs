//! Queries, which read when somebody asks. The gateway limits how many (CEC 6.5.6): a query is queued, and equal ones that
//! are queued share one reply.
//!
//! ```text
//!   issued ──► queued ──► in flight ──► result          (queues: once for the names, then for what waits)
//!                ▲            │ reply lost, or more to ask
//!                └────────────┘
//! ```

mod results;

use offhook_protocol::{Reply, Request, SetupFault, call_info, codes::RetCode, directory, wire::Wire};
use serde::{Deserialize, Serialize};

use crate::{
    api::{
        outcome::{Outcome, Settled},
        query::{DirectoryQueue, Query, QueryResult},
        refusal::Refusal,
    },
    commands::{
        context::Context,
        lifecycle::{
            AgentCommand, Exchange, FollowUp, Issued, Lane, Lifecycle, Lost, Policy, Prepared, Progress,
            QUEUED_LIMIT, Refused,
        },
    },
    model::Model,
};

/// Number of queues whose waiting calls are asked for at once (CEC 5.2.9).
const QUEUES_AT_ONCE: usize = 100;
/// Refusals that mean: there is none.
const NONE_THERE: [&str; 2] = [RetCode::NO_IVRS, RetCode::NO_QUEUES];

/// Reads what is not in the snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct RunQuery {
    /// Kind of the query.
    pub query: Query,
}

impl Lifecycle for RunQuery {
    const POLICY: Policy = Policy { limit: QUEUED_LIMIT, ..Policy::of(Lane::Query) };

    fn query(&self) -> Option<Query> {
        Some(self.query)
    }

    fn accepted(&self, reply: Reply, exchange: Exchange<'_>) -> FollowUp {
        let (model, progress) = (exchange.model, exchange.progress);
        match (&mut progress.result, reply) {
            (Some(QueryResult::Queues(queues)), Reply::QueueStats(stats)) => {
                results::complete(queues, &stats);
                progress.completed += QUEUES_AT_ONCE;
            }
            (_, reply) => match results::result(self.query, reply, model, exchange.now) {
                Some(result) => progress.result = Some(result),
                None => return FollowUp::Fail(SetupFault::NotAGateway.into()),
            },
        }
        progress.attempts = 0;
        let next = next_queues(progress);
        if next.is_empty() {
            return FollowUp::Await;
        }
        FollowUp::Ask(directory::QueueStats { skills: next.iter().map(|it| it.id).collect() }.into())
    }

    fn refused(&self, code: &RetCode, exchange: Exchange<'_>) -> Refused {
        if code.as_str() == RetCode::NOT_SIGNED_IN {
            return Refused::Fail;
        }
        // The names are known; how many wait can't be told.
        if exchange.progress.result.is_some() {
            return Refused::Done;
        }
        exchange.progress.result =
            results::none_there(self.query).filter(|_| NONE_THERE.contains(&code.as_str()));
        if exchange.progress.result.is_some() { Refused::Done } else { Refused::Fail }
    }

    fn may_repeat(&self, _: &Progress, _: &Model) -> bool {
        true
    }

    fn lost(&self, exchange: Exchange<'_>) -> Lost {
        if exchange.progress.result.is_some() { Lost::Done } else { Lost::Fail }
    }

    fn outcome(&self, issued: Issued<'_>) -> Option<Settled> {
        issued.progress.is_accepted.then(|| Ok(Outcome::default()))
    }
}

impl AgentCommand for RunQuery {
    type Variant = ();

    fn variant(&self) -> Self::Variant {}

    fn availability((): (), _: &Context<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn prepare(&self, _: &Context<'_>) -> Result<Prepared, Refusal> {
        let request: Request = match self.query {
            Query::Queues => directory::VdnSkills {}.into(),
            Query::Agents => directory::OnlineAgents {}.into(),
            Query::Ivrs => directory::IvrFlows {}.into(),
            Query::Statistics => call_info::Statistics {}.into(),
            Query::WaitingCalls { queue } => call_info::WaitingCalls { skill: queue }.into(),
        };
        Ok(request.into())
    }
}

/// Returns the queues whose names are known, but not yet what waits in them: as many as can be asked for at once.
fn next_queues(progress: &Progress) -> &[DirectoryQueue] {
    match &progress.result {
        Some(QueryResult::Queues(queues)) => {
            let rest = &queues[progress.completed.min(queues.len())..];
            &rest[..rest.len().min(QUEUES_AT_ONCE)]
        }
        Some(
            QueryResult::Agents(_)
            | QueryResult::Ivrs(_)
            | QueryResult::Statistics(_)
            | QueryResult::WaitingCalls(_)
            | QueryResult::Raw(_),
        )
        | None => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_is_asked_for_a_hundred_queues_at_once() {
        let mut progress = Progress::default();
        assert_eq!(next_queues(&progress).len(), 0, "the names first");
        let queue = |id| DirectoryQueue { id, ..DirectoryQueue::default() };
        progress.result = Some(QueryResult::Queues((0..201).map(queue).collect()));
        let mut blocks = Vec::new();
        while let (Some(first), Some(last)) = (next_queues(&progress).first(), next_queues(&progress).last())
        {
            blocks.push((first.id, last.id));
            progress.completed += QUEUES_AT_ONCE;
        }
        assert_eq!(blocks, [(0, 99), (100, 199), (200, 200)]);
    }
}
