//! Call control (CEC 6.1.2).

use crate::{
    AgentId, CallData, CallId, Number,
    wire::{empty_requests, wire},
};

wire! {
    /// Dial out (外呼).
    pub struct Callout {
        /// The number shown to the customer; the platform's when absent.
        pub caller: Option<Number> = "caller",
        /// The number to call, at most 24 characters.
        pub called: Number = "called",
        /// The skill queue the call counts for.
        pub skill: Option<i64> = "skillid",
        /// Call data (随路数据), at most 16 384 bytes.
        pub data: Option<CallData> = "callappdata",
        /// 0 audio, 1 video, 2 the best both sides can.
        pub media: Option<i64> = "mediaability",
    }
}

wire! {
    /// Answer a ringing call.
    pub struct Answer {
        /// Needed when several calls are there.
        pub call: Option<CallId> = "callid",
    }
}

wire! {
    /// Retrieve a held call (取保持).
    pub struct GetHold {
        /// Needed when several calls are held.
        pub call: Option<CallId> = "callid",
    }
}

wire! {
    /// Send digits into a call (二次拨号, DTMF).
    pub struct SecondDial {
        /// 1–24 of digits, `*`, `#`.
        pub digits: Number = "number",
    }
}

wire! {
    /// Hang up the call with this id.
    pub struct DropCall {
        /// Which.
        pub call: CallId = "callid",
    }
}

wire! {
    /// Refuse a ringing call.
    pub struct Reject {
        /// Which.
        pub call: Option<CallId> = "callid",
        /// 1: back to its queue, the agent becomes busy. 2: the call is released, the agent becomes ready.
        pub mode: i64 = "mode",
    }
}

wire! {
    /// Call a colleague (内部呼叫).
    pub struct CallInner {
        /// The colleague's work number.
        pub called: Number = "called",
        /// The number shown to the colleague.
        pub caller: Option<Number> = "caller",
        /// The skill queue the call counts for.
        pub skill: Option<i64> = "skillid",
        /// Call data (随路数据), at most 16 384 bytes.
        pub data: Option<CallData> = "callappdata",
        /// Passed over by the gateway.
        pub media: Option<i64> = "mediaability",
    }
}

wire! {
    /// Ask a colleague or a queue for help while the customer waits (内部求助).
    pub struct InnerHelp {
        /// Work number or queue id.
        pub address: Number = "dstaddress",
        /// 1 skill queue, 2 agent.
        pub device: i64 = "devicetype" or 2,
        /// 1: the customer waits, the two agents talk; 2: all three talk.
        pub mode: i64 = "mode" or 1,
        /// Call data for the colleague.
        pub data: Option<CallData> = "callappdata",
        /// Mode 2: the customer is held while the colleague rings.
        pub hold: Option<bool> = "holdflag",
    }
}

wire! {
    /// Connect the held party with the talking one and leave (连接保持).
    pub struct ConnectHold {
        /// The held call.
        pub call: CallId = "callid",
    }
}

wire! {
    /// Hand the talking call on (转移). Which modes a device takes: CEC 6.1.2.11.
    pub struct Transfer {
        /// 1 skill queue, 2 agent, 3 IVR, 4 access code, 5 external number.
        pub device: i64 = "devicetype",
        /// Queue id, work number, access code or number.
        pub address: Number = "address",
        /// 0 release (1 for external numbers), 1 suspend (IVR), 2 on success, 3 talk, 4 three-party.
        pub mode: i64 = "mode",
        /// Call data for the next one.
        pub data: Option<CallData> = "callappdata",
        /// The number shown to an external party.
        pub caller: Option<Number> = "caller",
        /// 0 audio, 1 video, 2 the best both sides can.
        pub media: Option<i64> = "mediaability",
        /// Mode 4: the customer is held while the third party rings.
        pub hold: Option<bool> = "holdflag",
        /// The skill queue the new leg counts for.
        pub skill: Option<i64> = "skillId",
    }
}

wire! {
    /// Join the held call to the talking one (三方通话).
    pub struct ConfJoin {
        /// The held call.
        pub call: CallId = "callid",
        /// Call data.
        pub data: Option<CallData> = "callappdata",
    }
}

wire! {
    /// Put one party of the last call out of it.
    pub struct Disconnect {
        /// Whose part ends; the agent's own number: the agent leaves.
        pub number: Number = "number",
    }
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

wire! {
    /// Make the call that a preview announced (预览外呼).
    pub struct PreviewCallout {
        /// One of the preview's numbers.
        pub called: Number = "called",
        /// The preview's control block.
        pub control: i64 = "callcontrolid",
    }

    /// Turn a voice call of a video agent into a video call (音视频切换). An event tells whether it worked.
    #[derive(Copy)]
    pub struct MediaSwitch {
        /// 1 audio, 3 video.
        pub media: i64 = "mediaType" or 3,
    }

    /// Choose how the pictures of a three-party video call are laid out.
    #[derive(Copy)]
    pub struct AdjustVideoMode {
        /// 0 all alike; largest: 1 the customer's, 2 the agent's, 3 the third party's.
        pub mode: i64 = "mode",
    }

    /// Ask for a call that waits in a queue (请求指定呼叫).
    pub struct RequestCall {
        /// Which.
        pub call: CallId = "callid",
        /// 0: a public queue; nothing else is offered.
        pub skill_type: i64 = "skilltype",
        /// The queue.
        pub skill: i64 = "skillid",
    }

    /// Take a call that rings at a colleague of the same team (呼叫代答).
    pub struct SnatchPickup {
        /// The colleague's work number.
        pub agent: AgentId = "destWorkNo",
    }
}

empty_requests!(
    /// Lift the linked desk phone (话机摘机).
    PhonePickup,
    /// Refuse the ringing call on the linked desk phone (话机拒接).
    PhoneHangup,
    /// Let digits pass to the automatic third party of a three-party call (会场传号).
    ConfTransmitNum,
);
