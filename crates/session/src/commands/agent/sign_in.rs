//! Signing in (CEC 6.1.1.1; by force 6.1.1.2; without media server 6.1.1.23).

use offhook_protocol::{
    AgentId, AgentState, Number, Params, Password, Reply, SetupFault,
    codes::{Remedy, RetCode},
    modes::AgentType,
    sign_in,
    wire::Wire,
};
use serde::{Deserialize, Serialize};

use crate::{
    api::{
        error::CommandError,
        outcome::{Outcome, Settled},
        refusal::Refusal,
        snapshot::Phase,
        time::Millis,
    },
    commands::{
        context::{Context, when},
        lifecycle::{
            AgentCommand, Exchange, FollowUp, Issued, Lane, Lifecycle, Lost, Policy, Prepared, Refused,
        },
        number::{agent_id, as_digits, is_digits},
    },
    model::{Model, QueuesRead},
};

/// Time limit in ms: signing in takes several events.
const SIGN_IN_LIMIT: u64 = 20_000;

/// Parameters of the gateway that a page may add. Pushed events (`callbackUri`, `serviceToken`) are not among them: a page can't
/// be called back, and would hear of nothing.
const PARAMETERS: [&str; 8] = [
    "ip",
    "entryIp",
    "phonelinkage",
    "checkInWebm",
    "checkInMailm",
    "vcPhoneNumber",
    "listenStatus",
    "serviceworkid",
];

/// Values of a sign-in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct SignIn {
    /// Work number of 1 to 6 digits.
    #[serde(rename = "agentId")]
    #[wire(name = "agentId")]
    pub agent: AgentId,
    /// Password of the work number, at most 32 characters. Never stored.
    pub password: Password,
    /// Number of the telephone that rings for the agent: 1 to 24 digits.
    pub phone: Number,
    /// State after sign-in; ready when absent.
    #[serde(default)]
    pub state: Option<SignInState>,
    /// True to let the platform answer incoming calls; false when absent.
    #[serde(default)]
    pub auto_answer: Option<bool>,
    /// True to become ready after each call, false or absent for wrap-up.
    #[serde(default)]
    pub auto_ready: Option<bool>,
    /// True to put the telephone on hook after each call; true when absent.
    #[serde(default)]
    pub release_phone: Option<bool>,
    /// True to end the session that this agent has elsewhere.
    #[serde(default)]
    pub force: Option<bool>,
    /// True to take video calls too: the agent's telephone shows pictures.
    #[serde(default)]
    pub video: Option<bool>,
    /// True to sign in to the telephone platform only, without media server and licence (CEC 6.1.1.23); the phone may be
    /// empty.
    #[serde(default)]
    pub platform_only: Option<bool>,
    /// Further parameters of the gateway, by its own names: `ip`, `entryIp`, `phonelinkage`, `checkInWebm`, `checkInMailm`,
    /// `vcPhoneNumber`, `listenStatus`, `serviceworkid` (CEC 6.1.1.1).
    #[serde(default)]
    #[cfg_attr(
        feature = "typescript",
        ts(
            optional,
            type = "{ ip?: string, entryIp?: string, phonelinkage?: boolean, checkInWebm?: boolean, checkInMailm?: boolean, vcPhoneNumber?: string, listenStatus?: boolean, serviceworkid?: string }"
        )
    )]
    pub parameters: Option<Params>,
}

/// States that an agent can have right after sign-in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum SignInState {
    /// Ready for calls.
    #[default]
    Ready,
    /// Not ready for calls.
    Busy,
    /// Wrapping up after a call.
    WrapUp,
}

impl SignIn {
    fn state(&self) -> AgentState {
        match self.state.unwrap_or_default() {
            SignInState::Ready => AgentState::Ready,
            SignInState::Busy => AgentState::Busy,
            SignInState::WrapUp => AgentState::WrapUp,
        }
    }

    fn is_platform_only(&self) -> bool {
        self.platform_only == Some(true)
    }
}

impl Lifecycle for SignIn {
    const POLICY: Policy = Policy { limit: SIGN_IN_LIMIT, needs_session: false, ..Policy::of(Lane::Agent) };

    fn begin(&self, model: &mut Model, _: &Prepared) {
        model.begin_session();
        let agent = &mut model.agent;
        agent.phase = Phase::SigningIn;
        agent.id = Some(as_digits(self.agent.as_str()).into());
        agent.phone = Some(as_digits(self.phone.expose()).into());
        agent.auto_answer = self.auto_answer == Some(true);
        agent.auto_ready = self.auto_ready == Some(true);
        agent.takes_video = self.video == Some(true);
        agent.sign_in_state = self.state();
    }

    fn accepted(&self, reply: Reply, exchange: Exchange<'_>) -> FollowUp {
        let (Reply::Login(it) | Reply::ForceLogin(it) | Reply::LoginEx(it)) = reply else {
            return FollowUp::Await;
        };
        if let Ok(at) = it.login_time.trim().parse() {
            exchange.model.gateway_clock.heard(at, exchange.now);
        }
        let agent = &mut exchange.model.agent;
        agent.login_time = it.login_time;
        agent.must_change_password = it.must_change_password.eq_ignore_ascii_case("true");
        agent.password_days = it.password_days_left.trim().parse().ok();
        exchange.model.queues_read = QueuesRead::Wanted;
        exchange.model.is_guid_hidden = false;
        FollowUp::StartSession
    }

    fn refused(&self, code: &RetCode, exchange: Exchange<'_>) -> Refused {
        // The session elsewhere is the one that this page can't use: ending it by force would begin the same again.
        let is_elsewhere = code.row().is_some_and(|row| row.remedy == Remedy::ForceSignIn);
        if is_elsewhere && exchange.model.is_guid_hidden {
            Refused::Misconfigured(SetupFault::NotExposed)
        } else {
            Refused::Fail
        }
    }

    fn lost(&self, _: Exchange<'_>) -> Lost {
        Lost::Fail
    }

    fn outcome(&self, issued: Issued<'_>) -> Option<Settled> {
        (issued.model.agent.phase == Phase::SignedIn).then(|| Ok(Outcome::default()))
    }

    fn failed(&self, error: &CommandError, model: &mut Model, _: Millis) -> bool {
        if matches!(error, CommandError::Misconfigured { fault: SetupFault::NotExposed, .. }) {
            model.is_guid_hidden = true;
        }
        true
    }
}

impl AgentCommand for SignIn {
    type Variant = ();

    fn variant(&self) -> Self::Variant {}

    fn availability((): (), context: &Context<'_>) -> Result<(), Refusal> {
        match context.model.agent.phase {
            // Signing in and out must not overlap (CEC 6.1.1.1).
            Phase::SignedOut if context.model.is_leaving => Err(Refusal::SigningOut),
            Phase::SignedOut => Ok(()),
            Phase::SigningIn => Err(Refusal::SigningIn),
            Phase::SignedIn => Err(Refusal::AlreadySignedIn),
            Phase::SigningOut => Err(Refusal::SigningOut),
        }
    }

    fn prepare(&self, _: &Context<'_>) -> Result<Prepared, Refusal> {
        agent_id(&as_digits(self.agent.as_str()).into())?;
        let phone = Number::new(as_digits(self.phone.expose()));
        // An empty one is allowed, and usual where another system has asked for it (CEC 6.1.1.1, 6.1.1.23).
        when(self.password.expose().chars().count() <= 32, Refusal::InvalidPassword)?;
        // There is no such sign-in by force.
        when(!(self.is_platform_only() && self.force == Some(true)), Refusal::InvalidRequest)?;
        let may_be_missing = self.is_platform_only() && phone.is_empty();
        when(may_be_missing || is_digits(phone.expose(), 24), Refusal::InvalidPhone)?;
        let mut more = self.parameters.as_ref().map(Params::to_map).unwrap_or_default();
        more.remove_nulls();
        when(more.keys().all(|name| PARAMETERS.contains(&name)), Refusal::InvalidRequest)?;
        if self.is_platform_only() || self.force == Some(true) {
            // These two have no place for it.
            more.remove("serviceworkid");
        }
        let agent_type = if self.video == Some(true) { AgentType::VideoPhone } else { AgentType::Phone };
        let login = sign_in::Login {
            password: self.password.clone(),
            phone,
            auto_answer: self.auto_answer == Some(true),
            auto_ready: self.auto_ready == Some(true),
            release_phone: self.release_phone != Some(false),
            agent_type: agent_type.to_gateway(),
            status: self.state().to_gateway(),
            more: more.into(),
        };
        Ok(if self.is_platform_only() {
            sign_in::LoginEx::from(login).into()
        } else if self.force == Some(true) {
            sign_in::ForceLogin::from(login).into()
        } else {
            login.into()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::PendingCommands;

    #[test]
    fn work_number_and_phone_are_read_like_any_number() {
        let model = Model::default();
        let pending = PendingCommands::default();
        let it = |agent: &str, password: &str, phone: &str| {
            let command = SignIn {
                agent: agent.into(),
                password: password.into(),
                phone: phone.into(),
                ..SignIn::default()
            };
            command.prepare(&pending.context(&model)).map(|_| ())
        };
        assert_eq!(it("1001", "p", "40001"), Ok(()));
        assert_eq!(it(" １００１", "p", "4000 1"), Ok(()));
        assert_eq!(it("zhao", "p", "40001"), Err(Refusal::InvalidAgentId));
        assert_eq!(it("1001/1002", "p", "40001"), Err(Refusal::InvalidAgentId));
        assert_eq!(it("1001", "", "40001"), Ok(()), "empty passwords are allowed");
        assert_eq!(it("1001", &"p".repeat(33), "40001"), Err(Refusal::InvalidPassword));
        assert_eq!(it("1001", "p", "+4000"), Err(Refusal::InvalidPhone));
    }
}
