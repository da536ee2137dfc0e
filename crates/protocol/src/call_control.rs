//! Call control (CEC 6.1.2).

use crate::{
    CallData, CallId, Number,
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

empty_requests!(
    /// Mute the agent's voice. No event follows: the answer is the fact.
    BeginMute,
    /// Let the agent be heard again. No event follows.
    EndMute,
    /// Hold the talking call (保持).
    Hold,
    /// Hang up the current call.
    Release,
);
