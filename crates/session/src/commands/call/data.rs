//! The data of a call (随路数据, CEC 6.1.3.3).

use offhook_protocol::{CallData, CallId, Reply, call_info, wire::Wire};
use serde::{Deserialize, Serialize};

use crate::{
    api::{outcome::Settled, refusal::Refusal},
    commands::{
        context::{Context, when},
        lifecycle::{
            CallCommand, Exchange, FollowUp, Issued, Lane, Lifecycle, Lost, Policy, Prepared, Progress,
        },
        number::call_data,
    },
    model::{Call, Model},
};

/// Writes the data of a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct SetCallData {
    /// Id of the call.
    pub call: CallId,
    /// Data of the call, at most 16 384 bytes.
    pub data: CallData,
}

impl Lifecycle for SetCallData {
    const POLICY: Policy = Policy::of(Lane::CallData);

    fn accepted(&self, _: Reply, exchange: Exchange<'_>) -> FollowUp {
        // The gateway has it; nobody else may have written since.
        if let Some(call) = exchange.model.calls.get_mut(&self.call) {
            call.data = Some(self.data.clone());
            call.details.data_settled = true;
        }
        FollowUp::Await
    }

    fn may_repeat(&self, _: &Progress, _: &Model) -> bool {
        true
    }

    fn lost(&self, _: Exchange<'_>) -> Lost {
        Lost::Fail
    }

    fn outcome(&self, issued: Issued<'_>) -> Option<Settled> {
        issued.accepted_for(&self.call)
    }
}

impl CallCommand for SetCallData {
    fn call(&self) -> &CallId {
        &self.call
    }

    fn availability(call: &Call, _: &Context<'_>) -> Result<(), Refusal> {
        when(call.has_talked(), Refusal::NotConnected)
    }

    fn prepare(&self, _: &Call, _: &Context<'_>) -> Result<Prepared, Refusal> {
        call_data(Some(&self.data))?;
        let (call, data) = (Some(self.call.clone()), Some(self.data.clone()));
        Ok(call_info::SetCallData { call, data, base64: None }.into())
    }
}
