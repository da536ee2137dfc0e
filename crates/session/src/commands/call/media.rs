//! Audio and video (CEC 6.1.2.18).

use offhook_protocol::{CallId, call_control, modes::SwitchedMedia, wire::Wire};
use serde::{Deserialize, Serialize};

use crate::{
    api::{
        error::CommandError,
        outcome::Settled,
        refusal::Refusal,
        snapshot::{CallKind, CallState},
        target::Media,
    },
    commands::{
        context::{Context, when},
        lifecycle::{CallCommand, Exchange, Issued, Lane, Lifecycle, Lost, Policy, Prepared, Progress},
    },
    facts::Fact,
    model::{Call, Model},
};

/// Switches a call between audio and video.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct SwitchMedia {
    /// Id of the call.
    pub call: CallId,
    /// Media that the call is to have.
    pub media: Media,
}

impl Lifecycle for SwitchMedia {
    const POLICY: Policy = Policy::of(Lane::Call);

    fn begin(&self, model: &mut Model, _: &Prepared) {
        if let Some(call) = model.calls.get_mut(&self.call) {
            call.requested_media = Some(self.media);
        }
    }

    fn lost(&self, _: Exchange<'_>) -> Lost {
        Lost::Await
    }

    fn observe(&self, fact: &Fact, progress: &mut Progress) {
        if let Fact::MediaSwitched { call, succeeded } = fact
            && *call == self.call
        {
            progress.has_failed = !succeeded;
        }
    }

    fn outcome(&self, issued: Issued<'_>) -> Option<Settled> {
        if issued.progress.has_failed {
            return Some(Err(CommandError::MediaNotSwitched));
        }
        match self.media {
            Media::Audio => issued.call_is(&self.call, |call| call.media == Media::Audio),
            Media::Video => issued.call_is(&self.call, |call| call.media == Media::Video),
        }
    }

    fn clear(&self, model: &mut Model) {
        if let Some(call) = model.calls.get_mut(&self.call) {
            call.requested_media = None;
        }
    }
}

impl CallCommand for SwitchMedia {
    fn call(&self) -> &CallId {
        &self.call
    }

    fn availability(call: &Call, context: &Context<'_>) -> Result<(), Refusal> {
        // The gateway refuses it to agents of the telephone only (200-030).
        when(context.model.agent.takes_video, Refusal::NotAVideoAgent)?;
        when(call.state == CallState::Talking, Refusal::NotTalking)?;
        when(call.kind == CallKind::Customer, Refusal::NotACustomer)?;
        context.no_other_active(call)
    }

    fn prepare(&self, call: &Call, _: &Context<'_>) -> Result<Prepared, Refusal> {
        when(call.media != self.media, Refusal::AlreadySo)?;
        let media = match self.media {
            Media::Audio => SwitchedMedia::Audio,
            Media::Video => SwitchedMedia::Video,
        };
        Ok(call_control::MediaSwitch { media: media.to_gateway() }.into())
    }
}
