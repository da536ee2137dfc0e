//! Transferring a call (CEC 6.1.2.11).

use offhook_protocol::{
    CallData, CallId, Reply, call_control,
    codes::RetCode,
    modes::{DeviceType, TransferMode as GatewayMode},
    wire::Wire,
};
use serde::{Deserialize, Serialize};

use crate::{
    api::{
        error::CommandError,
        outcome::Settled,
        refusal::Refusal,
        snapshot::{CallKind, CallState, Direction, EndCause},
        target::{Media, Target, TargetKind, TransferMode},
        time::Millis,
    },
    commands::{
        context::Context,
        lifecycle::{
            CallCommand, Exchange, FollowUp, Issued, Lane, Lifecycle, Lost, Policy, Prepared, Progress,
            Refused, fulfilled,
        },
        number::{address, call_data, number_at},
        transfer::{can_be_given, not_a_customer},
    },
    facts::Fact,
    model::{Call, ExpectedCall, Model, TransferInProgress},
};

/// Time limit in ms: whoever the call goes to may let it ring for a while.
const TRANSFER_LIMIT: u64 = 60_000;

/// Transfers a call. Settles when the agent is out of it, when the customer is in the IVR that gives them back, or when the third
/// party talks; fails when the agent has the customer back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct Transfer {
    /// Id of the call.
    pub call: CallId,
    /// Target of the transfer.
    pub to: Target,
    /// Mode of the transfer, which says how long the agent stays in the call.
    pub mode: TransferMode,
    /// Call data (随路数据) for the target, at most 16 384 bytes.
    #[serde(default)]
    pub data: Option<CallData>,
}

impl Lifecycle for Transfer {
    const POLICY: Policy = Policy {
        limit: TRANSFER_LIMIT,
        awaits_party: true,
        can_be_cancelled: true,
        ..Policy::of(Lane::Call)
    };

    fn begin(&self, model: &mut Model, prepared: &Prepared) {
        if let Some(call) = model.calls.get_mut(&self.call) {
            call.transfer = prepared.expected.as_ref().and_then(|it| it.transfer.clone());
        }
    }

    /// No event marks the start; its end may have been told already.
    fn accepted(&self, _: Reply, exchange: Exchange<'_>) -> FollowUp {
        let to = match self.mode {
            TransferMode::Suspend if exchange.progress.is_over => return FollowUp::Await,
            TransferMode::Suspend => CallState::InIvr,
            TransferMode::Release
            | TransferMode::OnSuccess
            | TransferMode::Talk
            | TransferMode::ThreeParty => CallState::Transferring,
        };
        if let Some(call) = exchange.model.calls.get_mut(&self.call) {
            call.advance(to, exchange.now);
        }
        FollowUp::Await
    }

    fn refused(&self, code: &RetCode, exchange: Exchange<'_>) -> Refused {
        // The values were right: the gateway counts the call for one that was dialled, as a party of such a call may have become part of it.
        if code.as_str() == RetCode::WRONG_PARAMETER {
            return Refused::Because(Refusal::NoSuchTransfer);
        }
        not_a_customer(&self.call, code, exchange.model)
    }

    fn lost(&self, _: Exchange<'_>) -> Lost {
        Lost::Await
    }

    fn observe(&self, fact: &Fact, progress: &mut Progress) {
        match fact {
            Fact::TransferFailed { call } => progress.has_failed |= *call == self.call,
            Fact::ReturnedFromIvr { call } => progress.is_over |= *call == self.call,
            Fact::ConsultationFailed | Fact::MediaSwitched { .. } => {}
        }
    }

    fn outcome(&self, issued: Issued<'_>) -> Option<Settled> {
        if issued.progress.has_failed {
            return Some(Err(CommandError::TransferFailed));
        }
        let calls = &issued.model.calls;
        let call = calls.get(&self.call);
        let is_gone = call.is_none_or(|it| it.state == CallState::RemoteGone);
        let is_done = match self.mode {
            TransferMode::Release | TransferMode::OnSuccess => call.is_none(),
            TransferMode::Suspend => !is_gone && (issued.progress.is_accepted || issued.progress.is_over),
            TransferMode::Talk | TransferMode::ThreeParty => {
                let third = issued.made().and_then(|id| calls.get(id));
                let talks = |it: &Call| matches!(it.state, CallState::Talking | CallState::Conference);
                if let Some(third) = third.filter(|it| talks(it)) {
                    return Some(fulfilled(&third.id));
                }
                call.is_some_and(|it| it.third_party.is_some())
            }
        };
        match (is_done, is_gone) {
            (true, _) => Some(fulfilled(&self.call)),
            (false, true) => Some(Err(CommandError::CallEnded)),
            (false, false) => None,
        }
    }

    fn failed(&self, error: &CommandError, model: &mut Model, now: Millis) -> bool {
        // Accepted, and nobody has answered within the time that a script waits: the transfer goes on. With a call to the third
        // party it goes on too. Otherwise the agent is still in the call, as far as anybody knows.
        let goes_on =
            *error == CommandError::NotConfirmed || model.calls.third_party_call_of(&self.call).is_some();
        if let Some(call) = model.calls.get_mut(&self.call).filter(|_| !goes_on) {
            call.transfer = None;
            if call.state == CallState::Transferring {
                call.advance(CallState::Talking, now);
            }
        }
        false
    }
}

impl CallCommand for Transfer {
    fn call(&self) -> &CallId {
        &self.call
    }

    fn availability(call: &Call, context: &Context<'_>) -> Result<(), Refusal> {
        can_be_given(call, context)
    }

    fn prepare(&self, call: &Call, context: &Context<'_>) -> Result<Prepared, Refusal> {
        call_data(self.data.as_ref())?;
        let address = address(&self.to, context.model)?;
        let (direction, media) = (call.direction, call.media);
        let mode = gateway_mode(self.to.kind, self.mode, direction, media).ok_or(Refusal::NoSuchTransfer)?;
        let expected = ExpectedCall {
            primary_call: Some(self.call.clone()),
            transfer: Some(TransferInProgress { mode: self.mode, number: address.clone() }),
            ..ExpectedCall::placed(CallKind::ThirdParty, number_at(self.to.kind, &address))
        };
        let request = call_control::Transfer {
            device: device(self.to.kind).to_gateway(),
            address,
            mode: mode.to_gateway(),
            data: self.data.clone(),
            ..call_control::Transfer::default()
        };
        let prepared = Prepared::from(request).expecting(expected);
        Ok(match self.mode {
            TransferMode::Release | TransferMode::OnSuccess => {
                prepared.ending(&self.call, EndCause::Transferred)
            }
            TransferMode::Suspend | TransferMode::Talk | TransferMode::ThreeParty => prepared,
        })
    }
}

/// Returns the modes in which a call can be transferred to such a target (CEC 6.1.2.11), in the order to offer them.
pub fn transfer_modes(to: TargetKind, call: Direction, media: Media) -> Vec<TransferMode> {
    let is_taken = |mode: &TransferMode| gateway_mode(to, *mode, call, media).is_some();
    TransferMode::ALL.into_iter().filter(is_taken).collect()
}

/// Returns the gateway's word for a mode; `None` if such a target does not take it (CEC 6.1.2.11).
const fn gateway_mode(
    to: TargetKind,
    mode: TransferMode,
    call: Direction,
    media: Media,
) -> Option<GatewayMode> {
    match (to, mode, call, media) {
        // Neither a call that the agent dialled nor one with a picture can be released to the outside.
        (TargetKind::External, TransferMode::Release, Direction::Inbound, Media::Audio) => {
            Some(GatewayMode::ReleaseOutside)
        }
        (TargetKind::External, TransferMode::Release, ..) => None,
        (_, TransferMode::Release, ..) => Some(GatewayMode::Release),
        (TargetKind::Ivr, TransferMode::OnSuccess, ..) => None,
        (_, TransferMode::OnSuccess, ..) => Some(GatewayMode::OnSuccess),
        (TargetKind::Ivr, TransferMode::Suspend, ..) => Some(GatewayMode::Suspend),
        (TargetKind::External, TransferMode::Talk, ..) => Some(GatewayMode::Talk),
        (TargetKind::External, TransferMode::ThreeParty, ..) => Some(GatewayMode::ThreeParty),
        (_, TransferMode::Suspend | TransferMode::Talk | TransferMode::ThreeParty, ..) => None,
    }
}

/// Returns the gateway's word for a kind of target.
const fn device(to: TargetKind) -> DeviceType {
    match to {
        TargetKind::Queue => DeviceType::SkillQueue,
        TargetKind::Agent => DeviceType::Agent,
        TargetKind::Ivr => DeviceType::Ivr,
        TargetKind::AccessCode => DeviceType::AccessCode,
        TargetKind::External => DeviceType::ExternalNumber,
    }
}
