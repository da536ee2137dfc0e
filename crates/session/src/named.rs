//! Calls of the gateway by their names: what scripts may ask for that has no command of its own.

use std::fmt;

use offhook_protocol::{GatewayError, Named, NamedError, Reply, Request, codes::RetCode, json};
use serde::{Deserialize, Serialize};

use crate::{
    command::{Command, QueryResult},
    error::CommandError,
    refusal::Refusal,
    session::{Session, SessionEnd},
    time::Millis,
};

/// Parameters as the reference spells them. Never printed: they may hold numbers or a password.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Params(json::Map);

impl Params {
    /// Reads JSON text; `None` when it is no object.
    pub fn read(text: &str) -> Option<Self> {
        if let Ok(json::Value::Object(fields)) = json::from_str(text) { Some(Self(fields)) } else { None }
    }
}

impl<T: Into<json::Map>> From<T> for Params {
    fn from(params: T) -> Self {
        Self(params.into())
    }
}

impl fmt::Debug for Params {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("•••")
    }
}

/// The call of this name, or why it can't be made.
pub(crate) fn named(name: &str, params: &Params) -> Result<Named, Refusal> {
    let named = Named::new(name, params.0.clone()).map_err(|error| match error {
        NamedError::UnknownCall => Refusal::UnknownRequest,
        NamedError::UnknownMember(_) | NamedError::MissingMember(_) | NamedError::NotAValue(_) => {
            Refusal::InvalidRequest
        }
    })?;
    if named.spec().is_of_session() { Err(Refusal::RequestOfSession) } else { Ok(named) }
}

/// The rules have seen to it that there is one.
pub(crate) fn named_request(name: &str, params: &Params) -> Request {
    named(name, params).unwrap_or_else(|why| unreachable!("the rules refuse {}", why.words())).into()
}

impl Session {
    pub(crate) fn on_named(&mut self, at: usize, result: Result<Reply, GatewayError>, now: Millis) {
        let Command::Request { name, params } = &self.model.pending[at].command else { return };
        // The rules have seen to it that there is one.
        let made = named(name, params);
        let changes = made.as_ref().is_ok_and(|it| it.spec().changes_call_or_state());
        let request = made.ok().and_then(|it| it.setting());
        let (error, is_lost) = match result {
            Ok(Reply::Named(value)) => {
                let pending = &mut self.model.pending[at];
                pending.answer = Some(QueryResult::Raw(json::to_string(&value)));
                pending.accepted_at = Some(now);
                if let Some(done) = request {
                    self.take_effect(&done);
                }
                if changes {
                    // What it has changed is for the events to tell; if they don't, reading does.
                    self.repair.doubt(now);
                }
                return;
            }
            Ok(_) => (CommandError::NotAGateway { status: None }, true),
            Err(error) => ((&error).into(), error.is_unknown_outcome()),
        };
        let is_over =
            matches!(&error, CommandError::Refused { retcode } if retcode.as_str() == RetCode::NOT_SIGNED_IN);
        self.fail(at, error, now);
        if is_over {
            self.end_session(SessionEnd::ByPlatform, now);
        } else if is_lost {
            if let Some(lost) = request {
                self.lose_track(&lost);
            }
            if changes {
                self.repair.doubt(now);
            }
        }
    }
}
