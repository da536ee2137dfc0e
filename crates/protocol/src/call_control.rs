//! Operations that control calls (CEC 6.1.2).

use crate::{
    AgentId, CallData, CallId, Number,
    wire::{Wire, empty_requests},
};

/// Makes an outgoing call (外呼).
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct Callout {
    /// Number shown to the customer; the platform's when absent.
    pub caller: Option<Number>,
    /// Number to call, at most 24 characters.
    pub called: Number,
    /// Id of the skill queue that the call counts for; the platform's default when absent.
    #[wire(name = "skillid")]
    pub skill: Option<i64>,
    /// Call data (随路数据) of the call, at most 16 384 bytes.
    #[wire(name = "callappdata")]
    pub data: Option<CallData>,
    /// Media of the call: 0 audio, 1 video, 2 the best both sides can.
    #[wire(name = "mediaability")]
    pub media: Option<i64>,
}

/// Answers a ringing call.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct Answer {
    /// Id of the call; needed when there are several.
    #[wire(name = "callid")]
    pub call: Option<CallId>,
}

/// Retrieves a held call (取保持).
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct GetHold {
    /// Id of the held call; needed when several are held.
    #[wire(name = "callid")]
    pub call: Option<CallId>,
}

/// Sends digits into a call (二次拨号, DTMF).
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct SecondDial {
    /// Digits to send: 1–24 of the digits, `*` and `#`.
    #[wire(name = "number")]
    pub digits: Number,
}

/// Hangs up the call with this id.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct DropCall {
    /// Id of the call.
    #[wire(name = "callid")]
    pub call: CallId,
}

/// Rejects a ringing call.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct Reject {
    /// Id of the call.
    #[wire(name = "callid")]
    pub call: Option<CallId>,
    /// Mode of the rejection. 1: back to its queue, the agent becomes busy. 2: the call is released, the
    /// agent becomes ready.
    pub mode: i64,
}

/// Calls another agent (内部呼叫).
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct CallInner {
    /// Work number of the other agent.
    pub called: Number,
    /// Number shown to the other agent; the platform's when absent.
    pub caller: Option<Number>,
    /// Id of the skill queue that the call counts for; the platform's default when absent.
    #[wire(name = "skillid")]
    pub skill: Option<i64>,
    /// Call data (随路数据) of the call, at most 16 384 bytes.
    #[wire(name = "callappdata")]
    pub data: Option<CallData>,
    /// Media of the call; passed over by the gateway.
    #[wire(name = "mediaability")]
    pub media: Option<i64>,
}

/// Consults another agent or a queue while the customer waits (内部求助).
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct InnerHelp {
    /// Work number of the agent, or id of the queue.
    #[wire(name = "dstaddress")]
    pub address: Number,
    /// Type of the address: 1 skill queue, 2 agent.
    #[wire(name = "devicetype", default = 2)]
    pub device: i64,
    /// Mode of the consultation. 1: the customer waits, the two agents talk. 2: all three talk.
    #[wire(default = 1)]
    pub mode: i64,
    /// Call data for the consulted agent.
    #[wire(name = "callappdata")]
    pub data: Option<CallData>,
    /// True if in mode 2 the customer is held while the other agent rings.
    #[wire(name = "holdflag")]
    pub hold: Option<bool>,
}

/// Connects the held party with the talking one, and the agent leaves (连接保持).
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct ConnectHold {
    /// Id of the held call.
    #[wire(name = "callid")]
    pub call: CallId,
}

/// Transfers the talking call (转移). CEC 6.1.2.11 says which modes a device takes.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct Transfer {
    /// Type of the address: 1 skill queue, 2 agent, 3 IVR, 4 access code, 5 external number.
    #[wire(name = "devicetype")]
    pub device: i64,
    /// Queue id, work number, access code or external number.
    pub address: Number,
    /// Mode of the transfer: 0 release (1 for external numbers), 1 suspend (IVR), 2 on success, 3 talk,
    /// 4 three-party.
    pub mode: i64,
    /// Call data for the next party.
    #[wire(name = "callappdata")]
    pub data: Option<CallData>,
    /// Number shown to an external party.
    pub caller: Option<Number>,
    /// Media of the call: 0 audio, 1 video, 2 the best both sides can.
    #[wire(name = "mediaability")]
    pub media: Option<i64>,
    /// True if in mode 4 the customer is held while the third party rings.
    #[wire(name = "holdflag")]
    pub hold: Option<bool>,
    /// Id of the skill queue that the new leg counts for.
    #[wire(name = "skillId")]
    pub skill: Option<i64>,
}

/// Joins the held call to the talking one (三方通话).
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct ConfJoin {
    /// Id of the held call.
    #[wire(name = "callid")]
    pub call: CallId,
    /// Call data (随路数据) to attach.
    #[wire(name = "callappdata")]
    pub data: Option<CallData>,
}

/// Puts one party of the last call out of it.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct Disconnect {
    /// Number of the party whose part ends; with the agent's own number the agent leaves.
    pub number: Number,
}

empty_requests!(
    /// Mutes the agent's voice. No event follows: the reply is the fact.
    BeginMute,
    /// Lets the agent be heard again. No event follows.
    EndMute,
    /// Holds the talking call (保持).
    Hold,
    /// Hangs up the current call.
    Release,
    /// Takes a talk or three-party transfer back.
    CancelTransfer,
);

/// Makes the call that a preview announced (预览外呼).
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct PreviewCallout {
    /// Number to call, one of the preview's.
    pub called: Number,
    /// Control block of the preview.
    #[wire(name = "callcontrolid")]
    pub control: i64,
}

/// Turns a voice call of a video agent into a video call (音视频切换). An event tells whether it worked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct MediaSwitch {
    /// Media type to switch to: 1 audio, 3 video.
    #[wire(name = "mediaType", default = 3)]
    pub media: i64,
}

/// Chooses how the pictures of a three-party video call are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct AdjustVideoMode {
    /// Mode of the layout: 0 all alike; largest: 1 the customer's, 2 the agent's, 3 the third party's.
    pub mode: i64,
}

/// Asks for a call that waits in a queue (请求指定呼叫).
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct RequestCall {
    /// Id of the call.
    #[wire(name = "callid")]
    pub call: CallId,
    /// Type of the queue: 0 a public queue; nothing else is offered.
    #[wire(name = "skilltype")]
    pub skill_type: i64,
    /// Id of the queue.
    #[wire(name = "skillid")]
    pub skill: i64,
}

/// Takes a call that rings at another agent of the same team (呼叫代答).
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct SnatchPickup {
    /// Work number of the other agent.
    #[wire(name = "destWorkNo")]
    pub agent: AgentId,
}

empty_requests!(
    /// Lifts the linked desk phone (话机摘机).
    PhonePickup,
    /// Rejects the ringing call on the linked desk phone (话机拒接).
    PhoneHangup,
    /// Lets digits pass to an IVR that is the third party of a call (会场传号).
    ConfTransmitNum,
);
