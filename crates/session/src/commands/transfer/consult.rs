//! Consulting another agent or a queue (CEC 6.1.2.5).

use offhook_protocol::{
    CallData, CallId, Reply, call_control,
    codes::RetCode,
    modes::{DeviceType, HelpMode},
    wire::Wire,
};
use serde::{Deserialize, Serialize};

use crate::{
    api::{
        error::CommandError,
        outcome::Settled,
        refusal::Refusal,
        snapshot::{CallKind, CallState},
        target::{ConsultMode, Target, TargetKind},
    },
    commands::{
        context::{Context, when},
        lifecycle::{
            CallCommand, Exchange, FollowUp, Issued, Lane, Lifecycle, Lost, Policy, Prepared, Progress,
            Refused,
        },
        number::{address, call_data, number_at},
        transfer::{can_be_given, not_a_customer},
    },
    facts::Fact,
    model::{Call, ExpectedCall},
};

/// Consults another agent or a queue while the customer waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct Consult {
    /// Id of the customer's call.
    pub call: CallId,
    /// Agent or skill queue to consult.
    pub to: Target,
    /// Mode of the consultation, which says who hears whom; in private when absent.
    #[serde(default)]
    #[wire(default)]
    pub mode: ConsultMode,
    /// Call data (随路数据) for the consulted agent, at most 16 384 bytes.
    #[serde(default)]
    pub data: Option<CallData>,
}

impl Lifecycle for Consult {
    const POLICY: Policy = Policy::of(Lane::Call);

    fn accepted(&self, reply: Reply, exchange: Exchange<'_>) -> FollowUp {
        if let Reply::InnerHelp(Some(id)) = reply {
            exchange.model.made_by(exchange.id, &id, exchange.now);
        }
        // The customer waits on hold meanwhile (CEC 6.1.2.5), unless all three talk.
        let primary = exchange.model.calls.get_mut(&self.call).filter(|it| it.state == CallState::Talking);
        if let Some(primary) = primary.filter(|_| self.mode == ConsultMode::Private) {
            primary.held_from = Some(exchange.now);
        }
        FollowUp::Await
    }

    fn refused(&self, code: &RetCode, exchange: Exchange<'_>) -> Refused {
        not_a_customer(&self.call, code, exchange.model)
    }

    fn lost(&self, _: Exchange<'_>) -> Lost {
        Lost::Await
    }

    fn observe(&self, fact: &Fact, progress: &mut Progress) {
        progress.has_failed |= *fact == Fact::ConsultationFailed;
    }

    fn outcome(&self, issued: Issued<'_>) -> Option<Settled> {
        if let Some(made) = issued.made_call() {
            return Some(made);
        }
        if issued.progress.has_failed {
            return Some(Err(CommandError::DialFailed { cause: None, text: None }));
        }
        issued.model.calls.get(&self.call).is_none().then_some(Err(CommandError::CallEnded))
    }
}

impl CallCommand for Consult {
    fn call(&self) -> &CallId {
        &self.call
    }

    fn availability(call: &Call, context: &Context<'_>) -> Result<(), Refusal> {
        can_be_given(call, context)?;
        // One consultation at a time: with a call held there is no room for another (CEC 6.1.2.5).
        let is_alone =
            context.model.calls.iter().all(|it| it.id == call.id || it.state == CallState::RemoteGone);
        when(is_alone, Refusal::AnotherCallActive)
    }

    fn prepare(&self, _: &Call, context: &Context<'_>) -> Result<Prepared, Refusal> {
        call_data(self.data.as_ref())?;
        let address = address(&self.to, context.model)?;
        let device = match self.to.kind {
            TargetKind::Queue => DeviceType::SkillQueue,
            TargetKind::Agent => DeviceType::Agent,
            TargetKind::Ivr | TargetKind::AccessCode | TargetKind::External => {
                return Err(Refusal::InvalidTarget);
            }
        };
        let is_for_three = self.mode == ConsultMode::ThreeParty;
        let expected = ExpectedCall {
            primary_call: Some(self.call.clone()),
            is_for_three,
            data: self.data.clone(),
            ..ExpectedCall::placed(CallKind::Consultation, number_at(self.to.kind, &address))
        };
        let mode = if is_for_three { HelpMode::ThreeParty } else { HelpMode::TwoParty };
        let request = call_control::InnerHelp {
            address,
            device: device.to_gateway(),
            mode: mode.to_gateway(),
            data: self.data.clone(),
            hold: None,
        };
        Ok(Prepared::from(request).expecting(expected))
    }
}
