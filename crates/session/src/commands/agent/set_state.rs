//! Becoming ready, busy, resting or wrapping up (CEC 6.1.1.9–6.1.1.15).

use offhook_protocol::{AgentState, Reply, Request, agent_control, codes::RetCode, wire::Wire};
use serde::{Deserialize, Serialize};

use crate::{
    api::{
        outcome::{Outcome, Settled},
        refusal::Refusal,
        snapshot::{NextState, NextView},
    },
    commands::{
        context::{Context, when},
        lifecycle::{
            AgentCommand, Exchange, FollowUp, Issued, Lane, Lifecycle, Lost, Policy, Prepared, Progress,
            Refused,
        },
    },
    model::Model,
};

/// Code of a state that can't be left, as the agent is not in it (CEC table 6-449).
const NOTHING_NOTED: &str = "100-009";

/// The state that the agent asks for. During a call, busy and rest are noted, and come when it is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct SetState {
    /// State that the agent asks for.
    pub state: NextState,
    /// Reason of the state: 200 to 250 for busy, 0 to 255 for rest.
    #[serde(default)]
    pub reason: Option<i64>,
    /// Length of a rest in seconds: 1 to 86399.
    #[serde(default)]
    pub seconds: Option<i64>,
}

impl SetState {
    /// True if noting the state for the end of the call is all that happens now: no event tells of that.
    fn is_for_later(&self, progress: &Progress) -> bool {
        progress.was_in_call
            && match self.state {
                NextState::Ready | NextState::Busy | NextState::Rest => true,
                NextState::WrapUp => false,
            }
    }

    /// Notes the state for the end of the call, or that none is noted any more.
    fn note(&self, model: &mut Model) {
        let comes_as = match self.state {
            NextState::Busy => AgentState::Busy,
            NextState::Rest => AgentState::Rest,
            NextState::Ready | NextState::WrapUp => return model.agent.next = None,
        };
        // Its event may have overtaken the reply.
        if model.is_in_call() && model.agent.state != comes_as {
            model.agent.next =
                Some(NextView { state: self.state, reason: self.reason, seconds: self.seconds });
        }
    }

    fn reason_fits(&self, reason: Option<i64>) -> bool {
        // A reason that was read instead of heard is not known: the state alone has to do.
        self.reason.is_none_or(|asked| reason.is_none_or(|it| it == asked))
    }
}

impl Lifecycle for SetState {
    const POLICY: Policy = Policy::of(Lane::Agent);

    fn begin(&self, model: &mut Model, prepared: &Prepared) {
        if let Request::Rest(it) = &prepared.request {
            model.agent.requested_rest = u64::try_from(it.seconds).ok();
        }
    }

    fn accepted(&self, _: Reply, exchange: Exchange<'_>) -> FollowUp {
        if self.is_for_later(exchange.progress) {
            self.note(exchange.model);
        } else {
            exchange.model.agent.awaits_state = true;
        }
        FollowUp::Await
    }

    fn refused(&self, code: &RetCode, exchange: Exchange<'_>) -> Refused {
        // Nothing is noted any more: a request whose reply was lost has withdrawn it.
        let is_withdrawn = self.state == NextState::Ready
            && exchange.progress.was_in_call
            && exchange.model.is_in_call()
            && code.as_str() == NOTHING_NOTED;
        if is_withdrawn {
            self.note(exchange.model);
            return Refused::HappenedAlready;
        }
        Refused::Fail
    }

    fn may_repeat(&self, progress: &Progress, _: &Model) -> bool {
        self.is_for_later(progress)
    }

    /// The state from which the agent leaves decides on the operation, and may have changed.
    fn repeated(&self, context: &Context<'_>) -> Option<Request> {
        self.prepare(context).ok().map(|it| it.request)
    }

    fn lost(&self, _: Exchange<'_>) -> Lost {
        Lost::Await
    }

    fn outcome(&self, issued: Issued<'_>) -> Option<Settled> {
        let (agent, progress) = (&issued.model.agent, issued.progress);
        let entered = |state| agent.state == state && agent.entered > progress.entered_before;
        let is_done = progress.is_accepted && self.is_for_later(progress)
            || match self.state {
                // Accepted, and a call is there already: the agent was ready, if only for a moment.
                NextState::Ready => {
                    entered(AgentState::Ready) || progress.is_accepted && entered(AgentState::OnCall)
                }
                NextState::Busy => entered(AgentState::Busy) && self.reason_fits(agent.reason),
                NextState::Rest => entered(AgentState::Rest),
                NextState::WrapUp => entered(AgentState::WrapUp),
            };
        is_done.then(|| Ok(Outcome::default()))
    }

    fn clear(&self, model: &mut Model) {
        model.agent.requested_rest = None;
        model.agent.awaits_state = false;
    }
}

impl AgentCommand for SetState {
    type Variant = NextState;

    fn variant(&self) -> NextState {
        self.state
    }

    fn availability(state: NextState, context: &Context<'_>) -> Result<(), Refusal> {
        let (model, agent) = (context.model, context.model.agent.state);
        if model.is_in_call() {
            return match state {
                // They are noted, and come when the call is over (state-machine 3.2: pre_busy, pre_rest).
                NextState::Busy | NextState::Rest => Ok(()),
                NextState::Ready => when(model.agent.next.is_some(), Refusal::OnCall),
                NextState::WrapUp => Err(Refusal::OnCall),
            };
        }
        match state {
            NextState::Ready => when(agent != AgentState::Ready, Refusal::AlreadySo),
            NextState::Busy => when(agent != AgentState::Rest, Refusal::LeaveRestFirst),
            // From wrap-up the gateway takes it (CEC 6.1.1.12), and no call can slip in on the way; from busy it does not.
            NextState::Rest => when(agent != AgentState::Busy, Refusal::BecomeReadyFirst),
            NextState::WrapUp => {
                when(agent != AgentState::WrapUp, Refusal::AlreadySo)?;
                when(agent != AgentState::Rest, Refusal::LeaveRestFirst)
            }
        }
    }

    fn prepare(&self, context: &Context<'_>) -> Result<Prepared, Refusal> {
        let now = context.model.agent.state;
        Ok(match self.state {
            // In a call it withdraws what was noted, whatever state the agent has dialled from.
            NextState::Ready if context.model.is_in_call() => agent_control::SayFree {}.into(),
            NextState::Ready => match now {
                AgentState::Rest => agent_control::CancelRest {}.into(),
                AgentState::WrapUp => agent_control::CancelWork {}.into(),
                AgentState::Busy => agent_control::CancelBusy {}.into(),
                AgentState::Ready | AgentState::OnCall | AgentState::SignedOut => {
                    agent_control::SayFree {}.into()
                }
            },
            NextState::Busy => {
                let is_again = now == AgentState::Busy;
                match self.reason {
                    // Busy on top of busy is a change of the reason; without one there is nothing to change (CEC 6.1.1.10).
                    None if is_again => return Err(Refusal::AlreadySo),
                    None | Some(200..=250) => {}
                    Some(_) => return Err(Refusal::InvalidReason),
                }
                agent_control::SayBusy { reason: self.reason, prolong: is_again.then_some(true) }.into()
            }
            NextState::Rest => {
                let seconds =
                    self.seconds.filter(|it| (1..=86_399).contains(it)).ok_or(Refusal::InvalidSeconds)?;
                let cause = self.reason.unwrap_or(0);
                when((0..=255).contains(&cause), Refusal::InvalidReason)?;
                let prolong = (now == AgentState::Rest).then_some(true);
                agent_control::Rest { seconds, cause, prolong }.into()
            }
            NextState::WrapUp => agent_control::Work {}.into(),
        })
    }
}
