//! Facts that events have established and commands wait for. Events do not know the commands, nor commands the events: these are the
//! words between them. Whatever the model shows by itself (a state, a call) needs no word here.

use offhook_protocol::CallId;

/// Something that an event has established.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fact {
    /// Nobody can be consulted; the call for it never was, or its id is not known.
    ConsultationFailed,
    /// Nobody took this call, or its transfer was cancelled: the agent has the customer.
    TransferFailed { call: CallId },
    /// The IVR is over that this call was suspended to: the customer is back.
    ReturnedFromIvr { call: CallId },
    /// Audio and video of this call were switched, or not.
    MediaSwitched { call: CallId, succeeded: bool },
}
