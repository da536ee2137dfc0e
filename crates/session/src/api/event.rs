//! Events of a session: what a page may want to hear, once, numbered. They come from the difference of two snapshots, so that a doubled
//! event tells nobody twice.

use offhook_protocol::AgentState;
use serde::{Deserialize, Serialize};

use super::{
    snapshot::{CallView, EndedCall, Health, NextView, NoteView, PreviewView, SignOutCause},
    time::Millis,
};

/// One piece of news.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SessionEvent {
    /// 1, 2, 3 … within this page.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub seq: u64,
    /// When we learnt of it, by the computer's clock.
    pub at: Millis,
    /// Delay in ms since it happened, beyond what the fastest news needs; null where the gateway does not say when.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub lag_ms: Option<u64>,
    /// Kind of the event, with its content.
    #[serde(flatten)]
    #[cfg_attr(feature = "typescript", ts(flatten))]
    pub news: SessionEventKind,
}

/// Kinds of events: `noun.pastTense`, one name per fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "name", rename_all_fields = "camelCase")]
pub enum SessionEventKind {
    /// An agent is signed in.
    #[serde(rename = "agent.signedIn")]
    SignedIn {
        /// Work number of the agent.
        agent_id: String,
    },
    /// The agent is signed out.
    #[serde(rename = "agent.signedOut")]
    SignedOut {
        /// Cause of the end of the session.
        cause: SignOutCause,
    },
    /// The agent has to change the password: no calls are offered before.
    #[serde(rename = "agent.passwordDue")]
    PasswordDue {},
    /// The agent does something else now.
    #[serde(rename = "agent.stateChanged")]
    StateChanged {
        /// State before the change.
        from: AgentState,
        /// State after the change.
        to: AgentState,
        /// Why, for busy and rest.
        #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
        reason: Option<i64>,
    },
    /// The agreed rest is used up; the agent still rests.
    #[serde(rename = "agent.restOverran")]
    RestOverran {},
    /// A state was asked for during a call, or withdrawn; it comes when the call is over.
    #[serde(rename = "agent.nextChanged")]
    NextChanged {
        /// State that is noted; null when none is any more.
        next: Option<NextView>,
    },
    /// A campaign offers a call for preview.
    #[serde(rename = "preview.offered")]
    PreviewOffered {
        /// The offered preview call.
        preview: PreviewView,
    },
    /// The preview is over: dialled, or withdrawn.
    #[serde(rename = "preview.ended")]
    PreviewEnded {
        /// The offered preview call.
        preview: PreviewView,
    },
    /// A colleague has sent a note.
    #[serde(rename = "note.received")]
    NoteReceived {
        /// The received note, the text included.
        note: NoteView,
    },
    /// The platform dials for the agent.
    #[serde(rename = "call.dialing")]
    CallDialing {
        /// The call as it is now.
        call: CallView,
    },
    /// The other side rings.
    #[serde(rename = "call.remoteRinging")]
    CallRemoteRinging {
        /// The call as it is now.
        call: CallView,
    },
    /// A call rings here: pop the screen.
    #[serde(rename = "call.ringing")]
    CallRinging {
        /// The call as it is now.
        call: CallView,
    },
    /// The platform answers a call for the agent: pop the screen.
    #[serde(rename = "call.answering")]
    CallAnswering {
        /// The call as it is now.
        call: CallView,
    },
    /// Both sides talk.
    #[serde(rename = "call.talking")]
    CallTalking {
        /// The call as it is now.
        call: CallView,
    },
    /// The other side waits.
    #[serde(rename = "call.held")]
    CallHeld {
        /// The call as it is now.
        call: CallView,
    },
    /// The other side has left.
    #[serde(rename = "call.remoteGone")]
    CallRemoteGone {
        /// The call as it is now.
        call: CallView,
    },
    /// The call is being transferred; the agent is still in it.
    #[serde(rename = "call.transferring")]
    CallTransferring {
        /// The call as it is now.
        call: CallView,
    },
    /// The other side is in an automatic flow and comes back.
    #[serde(rename = "call.inIvr")]
    CallInIvr {
        /// The call as it is now.
        call: CallView,
    },
    /// All three parties talk.
    #[serde(rename = "call.conference")]
    CallConference {
        /// The call as it is now.
        call: CallView,
    },
    /// The customer does not hear the agent any more.
    #[serde(rename = "call.muted")]
    CallMuted {
        /// The call as it is now.
        call: CallView,
    },
    /// The customer hears the agent again.
    #[serde(rename = "call.unmuted")]
    CallUnmuted {
        /// The call as it is now.
        call: CallView,
    },
    /// Number, partners, queue, data, media or recordings of a call became known or changed.
    #[serde(rename = "call.detailsChanged")]
    CallDetailsChanged {
        /// The call as it is now.
        call: CallView,
    },
    /// A call is over.
    #[serde(rename = "call.ended")]
    CallEnded {
        /// The call as it is now.
        call: EndedCall,
    },
    /// Why a call ended is told after it ended: its record is complete now.
    #[serde(rename = "call.endExplained")]
    CallEndExplained {
        /// The call as it is now.
        call: EndedCall,
    },
    /// The snapshot can be believed more, or less.
    #[serde(rename = "health.changed")]
    HealthChanged {
        /// Health before the change.
        from: Health,
        /// Health after the change.
        to: Health,
    },
    /// The gateway said something we have no word for.
    #[serde(rename = "gateway.eventPassedOn")]
    EventPassedOn {
        /// The gateway's identifier.
        event: String,
        /// Content of the event, as JSON text.
        content: String,
    },
    /// The gateway said something that could not be read.
    #[serde(rename = "gateway.eventUnreadable")]
    EventUnreadable {
        /// The gateway's identifier.
        event: String,
        /// Words for what is wrong with it.
        reason: String,
        /// Number of unreadable events so far.
        #[cfg_attr(feature = "typescript", ts(type = "number"))]
        count: u64,
    },
}
