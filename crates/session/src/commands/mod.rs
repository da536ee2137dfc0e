//! Commands of a person or a script; a click and a script's call are the same value. A command is a file below `agent`, `call`,
//! `transfer` and so on, which holds all that concerns it; the rows of the [table](crate::api) tie the files together.

use offhook_protocol::{CallId, Reply, Request, codes::RetCode, wire::Wire};
use serde::{Deserialize, Serialize};

pub mod agent;
pub mod call;
pub mod transfer;
pub mod query;
pub mod raw;
mod context;
mod lifecycle;
mod number;
mod pending;

use crate::{
    api::{
        command_table,
        error::CommandError,
        outcome::Settled,
        query::Query,
        refusal::Refusal,
        snapshot::{AgentCan, CallCan, CallState, CommandKind, NextState},
        time::Millis,
    },
    facts::Fact,
    model::{Call, Model},
};
use context::{Context, when};
use lifecycle::{AgentCommand, CallCommand, Issued, Lifecycle, Policy, Progress};

pub(crate) use lifecycle::{COMMAND_LIMIT, Exchange, FollowUp, Lost, Prepared, Refused};
pub(crate) use pending::{Pending, PendingCommands};

macro_rules! commands {
    (
        agent { $($agent:ident($agent_type:path) {
            $($(#[$agent_doc:meta])* [$($agent_value:tt)*] => $agent_kind:ident $agent_key:ident,)*
        })* }
        call { $($call:ident($call_type:path) {
            $($(#[$call_doc:meta])* [()] => $call_kind:ident $call_key:ident,)*
        })* }
    ) => {
        /// Commands of a person or a script. Each settles exactly once, on the fact, not on the acceptance of its request.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Wire)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
        #[serde(tag = "type", rename_all = "camelCase")]
        #[wire(tag = "type")]
        pub enum Command {
            $($($(#[$agent_doc])*)* $agent($agent_type),)*
            $($($(#[$call_doc])*)* $call($call_type),)*
        }

        $(impl From<$agent_type> for Command {
            fn from(it: $agent_type) -> Self {
                Self::$agent(it)
            }
        })*
        $(impl From<$call_type> for Command {
            fn from(it: $call_type) -> Self {
                Self::$call(it)
            }
        })*

        impl Command {
            /// Returns the kind of the command.
            pub fn kind(&self) -> CommandKind {
                match self {
                    $(Self::$agent(it) => match it.variant() {
                        $($($agent_value)* => CommandKind::$agent_kind,)*
                    },)*
                    $($(Self::$call(_) => CommandKind::$call_kind,)*)*
                }
            }

            /// Returns the id of the command's call; `None` for a command of the agent.
            pub fn call(&self) -> Option<&CallId> {
                match self {
                    $(Self::$agent(_) => None,)*
                    $(Self::$call(it) => Some(it.call()),)*
                }
            }

            pub(crate) fn policy(&self) -> &'static Policy {
                match self {
                    $(Self::$agent(_) => &<$agent_type as Lifecycle>::POLICY,)*
                    $(Self::$call(_) => &<$call_type as Lifecycle>::POLICY,)*
                }
            }

            /// Checks if this very command is possible now, and makes its request.
            pub(crate) fn prepare(&self, context: &Context<'_>) -> Result<Prepared, Refusal> {
                match self {
                    $(Self::$agent(it) => prepare_for_agent(it, context),)*
                    $(Self::$call(it) => prepare_for_call(it, context),)*
                }
            }

            fn query(&self) -> Option<Query> {
                match self {
                    $(Self::$agent(it) => it.query(),)*
                    $(Self::$call(it) => it.query(),)*
                }
            }

            pub(crate) fn begin(&self, model: &mut Model, prepared: &Prepared) {
                match self {
                    $(Self::$agent(it) => it.begin(model, prepared),)*
                    $(Self::$call(it) => it.begin(model, prepared),)*
                }
            }

            pub(crate) fn accepted(&self, reply: Reply, exchange: Exchange<'_>) -> FollowUp {
                match self {
                    $(Self::$agent(it) => it.accepted(reply, exchange),)*
                    $(Self::$call(it) => it.accepted(reply, exchange),)*
                }
            }

            pub(crate) fn refused(&self, code: &RetCode, exchange: Exchange<'_>) -> Refused {
                match self {
                    $(Self::$agent(it) => it.refused(code, exchange),)*
                    $(Self::$call(it) => it.refused(code, exchange),)*
                }
            }

            pub(crate) fn may_repeat(&self, progress: &Progress, model: &Model) -> bool {
                match self {
                    $(Self::$agent(it) => it.may_repeat(progress, model),)*
                    $(Self::$call(it) => it.may_repeat(progress, model),)*
                }
            }

            pub(crate) fn repeated(&self, context: &Context<'_>) -> Option<Request> {
                match self {
                    $(Self::$agent(it) => it.repeated(context),)*
                    $(Self::$call(it) => it.repeated(context),)*
                }
            }

            pub(crate) fn lost(&self, exchange: Exchange<'_>) -> Lost {
                match self {
                    $(Self::$agent(it) => it.lost(exchange),)*
                    $(Self::$call(it) => it.lost(exchange),)*
                }
            }

            fn observe(&self, fact: &Fact, progress: &mut Progress) {
                match self {
                    $(Self::$agent(it) => it.observe(fact, progress),)*
                    $(Self::$call(it) => it.observe(fact, progress),)*
                }
            }

            fn outcome(&self, issued: Issued<'_>) -> Option<Settled> {
                match self {
                    $(Self::$agent(it) => it.outcome(issued),)*
                    $(Self::$call(it) => it.outcome(issued),)*
                }
            }

            pub(crate) fn failed(&self, error: &CommandError, model: &mut Model, now: Millis) -> bool {
                match self {
                    $(Self::$agent(it) => it.failed(error, model, now),)*
                    $(Self::$call(it) => it.failed(error, model, now),)*
                }
            }

            fn clear(&self, model: &mut Model) {
                match self {
                    $(Self::$agent(it) => it.clear(model),)*
                    $(Self::$call(it) => it.clear(model),)*
                }
            }

            pub(crate) fn at_session_end(&self) -> Settled {
                match self {
                    $(Self::$agent(it) => it.at_session_end(),)*
                    $(Self::$call(it) => it.at_session_end(),)*
                }
            }
        }

        /// Returns what the agent can ask for now, and the reasons why not.
        pub(crate) fn agent_can(context: &Context<'_>) -> AgentCan {
            AgentCan {
                $($($agent_key: agent_availability::<$agent_type>($($agent_value)*, context).into(),)*)*
            }
        }

        /// Returns what can be asked for this call now, and the reasons why not.
        pub(crate) fn call_can(call: &Call, context: &Context<'_>) -> CallCan {
            CallCan {
                $($($call_key: call_availability::<$call_type>(call, context).into(),)*)*
            }
        }
    };
}
command_table! { commands }

fn agent_availability<C: AgentCommand>(variant: C::Variant, context: &Context<'_>) -> Result<(), Refusal> {
    if C::POLICY.needs_session {
        context.signed_in()?;
        context.lane_is_free(C::POLICY.lane)?;
    }
    C::availability(variant, context)
}

fn call_availability<C: CallCommand>(call: &Call, context: &Context<'_>) -> Result<(), Refusal> {
    context.signed_in()?;
    // The release that should follow may be missing for good (CEC 6.5.1.11): what remains can be dropped.
    when(call.state != CallState::RemoteGone || C::POLICY.overrides, Refusal::CallEnding)?;
    context.call_is_free(call, &C::POLICY)?;
    C::availability(call, context)
}

fn prepare_for_agent<C: AgentCommand>(command: &C, context: &Context<'_>) -> Result<Prepared, Refusal> {
    if command.is_forced() {
        context.signed_in()?;
    } else {
        agent_availability::<C>(command.variant(), context)?;
    }
    command.prepare(context)
}

fn prepare_for_call<C: CallCommand>(command: &C, context: &Context<'_>) -> Result<Prepared, Refusal> {
    context.signed_in()?;
    let call = context.model.calls.get(command.call()).ok_or(Refusal::NoSuchCall)?;
    call_availability::<C>(call, context)?;
    command.prepare(call, context)
}
