//! Call control (CEC 6.1.2).

use crate::{
    AgentId, CallData, CallId, Number,
    wire::{Wire, empty_requests},
};

/// Dial out (外呼).
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct Callout {
    /// The number shown to the customer; the platform's when absent.
    pub caller: Option<Number>,
    /// The number to call, at most 24 characters.
    pub called: Number,
    /// The skill queue the call counts for.
    #[wire(name = "skillid")]
    pub skill: Option<i64>,
    /// Call data (随路数据), at most 16 384 bytes.
    #[wire(name = "callappdata")]
    pub data: Option<CallData>,
    /// 0 audio, 1 video, 2 the best both sides can.
    #[wire(name = "mediaability")]
    pub media: Option<i64>,
}

/// Answer a ringing call.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct Answer {
    /// Needed when several calls are there.
    #[wire(name = "callid")]
    pub call: Option<CallId>,
}

/// Retrieve a held call (取保持).
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct GetHold {
    /// Needed when several calls are held.
    #[wire(name = "callid")]
    pub call: Option<CallId>,
}

/// Send digits into a call (二次拨号, DTMF).
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct SecondDial {
    /// 1–24 of digits, `*`, `#`.
    #[wire(name = "number")]
    pub digits: Number,
}

/// Hang up the call with this id.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct DropCall {
    /// Which.
    #[wire(name = "callid")]
    pub call: CallId,
}

/// Refuse a ringing call.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct Reject {
    /// Which.
    #[wire(name = "callid")]
    pub call: Option<CallId>,
    /// 1: back to its queue, the agent becomes busy. 2: the call is released, the agent becomes ready.
    pub mode: i64,
}

/// Call a colleague (内部呼叫).
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct CallInner {
    /// The colleague's work number.
    pub called: Number,
    /// The number shown to the colleague.
    pub caller: Option<Number>,
    /// The skill queue the call counts for.
    #[wire(name = "skillid")]
    pub skill: Option<i64>,
    /// Call data (随路数据), at most 16 384 bytes.
    #[wire(name = "callappdata")]
    pub data: Option<CallData>,
    /// Passed over by the gateway.
    #[wire(name = "mediaability")]
    pub media: Option<i64>,
}

/// Ask a colleague or a queue for help while the customer waits (内部求助).
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct InnerHelp {
    /// Work number or queue id.
    #[wire(name = "dstaddress")]
    pub address: Number,
    /// 1 skill queue, 2 agent.
    #[wire(name = "devicetype", default = 2)]
    pub device: i64,
    /// 1: the customer waits, the two agents talk; 2: all three talk.
    #[wire(default = 1)]
    pub mode: i64,
    /// Call data for the colleague.
    #[wire(name = "callappdata")]
    pub data: Option<CallData>,
    /// Mode 2: the customer is held while the colleague rings.
    #[wire(name = "holdflag")]
    pub hold: Option<bool>,
}

/// Connect the held party with the talking one and leave (连接保持).
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct ConnectHold {
    /// The held call.
    #[wire(name = "callid")]
    pub call: CallId,
}

/// Hand the talking call on (转移). Which modes a device takes: CEC 6.1.2.11.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct Transfer {
    /// 1 skill queue, 2 agent, 3 IVR, 4 access code, 5 external number.
    #[wire(name = "devicetype")]
    pub device: i64,
    /// Queue id, work number, access code or number.
    pub address: Number,
    /// 0 release (1 for external numbers), 1 suspend (IVR), 2 on success, 3 talk, 4 three-party.
    pub mode: i64,
    /// Call data for the next one.
    #[wire(name = "callappdata")]
    pub data: Option<CallData>,
    /// The number shown to an external party.
    pub caller: Option<Number>,
    /// 0 audio, 1 video, 2 the best both sides can.
    #[wire(name = "mediaability")]
    pub media: Option<i64>,
    /// Mode 4: the customer is held while the third party rings.
    #[wire(name = "holdflag")]
    pub hold: Option<bool>,
    /// The skill queue the new leg counts for.
    #[wire(name = "skillId")]
    pub skill: Option<i64>,
}

/// Join the held call to the talking one (三方通话).
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct ConfJoin {
    /// The held call.
    #[wire(name = "callid")]
    pub call: CallId,
    /// Call data.
    #[wire(name = "callappdata")]
    pub data: Option<CallData>,
}

/// Put one party of the last call out of it.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct Disconnect {
    /// Whose part ends; the agent's own number: the agent leaves.
    pub number: Number,
}

empty_requests!(
    /// Mute the agent's voice. No event follows: the answer is the fact.
    BeginMute,
    /// Let the agent be heard again. No event follows.
    EndMute,
    /// Hold the talking call (保持).
    Hold,
    /// Hang up the current call.
    Release,
    /// Take a talk or three-party transfer back.
    CancelTransfer,
);

/// Make the call that a preview announced (预览外呼).
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct PreviewCallout {
    /// One of the preview's numbers.
    pub called: Number,
    /// The preview's control block.
    #[wire(name = "callcontrolid")]
    pub control: i64,
}

/// Turn a voice call of a video agent into a video call (音视频切换). An event tells whether it worked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct MediaSwitch {
    /// 1 audio, 3 video.
    #[wire(name = "mediaType", default = 3)]
    pub media: i64,
}

/// Choose how the pictures of a three-party video call are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct AdjustVideoMode {
    /// 0 all alike; largest: 1 the customer's, 2 the agent's, 3 the third party's.
    pub mode: i64,
}

/// Ask for a call that waits in a queue (请求指定呼叫).
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct RequestCall {
    /// Which.
    #[wire(name = "callid")]
    pub call: CallId,
    /// 0: a public queue; nothing else is offered.
    #[wire(name = "skilltype")]
    pub skill_type: i64,
    /// The queue.
    #[wire(name = "skillid")]
    pub skill: i64,
}

/// Take a call that rings at a colleague of the same team (呼叫代答).
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct SnatchPickup {
    /// The colleague's work number.
    #[wire(name = "destWorkNo")]
    pub agent: AgentId,
}

empty_requests!(
    /// Lift the linked desk phone (话机摘机).
    PhonePickup,
    /// Refuse the ringing call on the linked desk phone (话机拒接).
    PhoneHangup,
    /// Let digits pass to the automatic third party of a three-party call (会场传号).
    ConfTransmitNum,
);
