//! The calls as the session knows them. Transitions are idempotent and never go backwards (state-machine rules R1–R6).

use offhook_protocol::{CallData, CallFeature, CallId, MediaAbility, Number};

use crate::api::{
    snapshot::{
        CallKind, CallState, Direction, EndCause, EndedCall, QueueRef, RecordingView, Remote, Requeued,
    },
    target::{Media, TransferMode},
    time::Millis,
};

/// A call as the session knows it.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) id: CallId,
    pub(crate) direction: Direction,
    pub(crate) state: CallState,
    pub(crate) since: Millis,
    pub(crate) began_at: Millis,
    pub(crate) talking_since: Option<Millis>,
    pub(crate) kind: CallKind,
    pub(crate) number: Number,
    /// The others of a three-party call.
    pub(crate) parties: Vec<Number>,
    pub(crate) queue: Option<QueueRef>,
    pub(crate) data: Option<CallData>,
    pub(crate) muted: bool,
    pub(crate) media: Media,
    /// The recording's task; recordings end by task, not by call (CEC 6.5.1.4.3).
    pub(crate) recording: Option<String>,
    /// Every recording of the call, the latest last.
    pub(crate) recordings: Vec<RecordingView>,
    /// An agent has released the call before, and it is offered again (CEC 6.5.1.2.19).
    pub(crate) requeued: Option<Requeued>,
    /// True if the other side's telephone takes video (CEC 6.5.1.2.18).
    pub(crate) remote_video: Option<bool>,
    /// An event of the call has told its media: what a queue or a reading says of them counts less.
    is_media_told: bool,
    /// True if an event has told who is called: what a reading says, the address that was dialled, is older.
    is_party_told: bool,
    /// True if the call is known to talk and the event that tells it may still come: it is older than whatever was asked for since, or
    /// told since, and means none of that.
    pub(crate) is_talk_due: bool,
    /// True if the state may be another one: something was missed, and no reading could tell what. The next fact ends that.
    pub(crate) is_unsure: bool,
    /// Moment of the last fact that told the state.
    pub(crate) told_at: Millis,
    /// When the gateway agreed to a consultation, for which the call is held; the event of that has not come.
    pub(crate) held_from: Option<Millis>,
    /// Cause that the agent's last command gives the end of the call: events alone do not tell who hung up (R7).
    pub(crate) requested_end: Option<EndCause>,
    /// The customer's call that this one was made for, to consult somebody or to transfer it.
    pub(crate) primary_call: Option<CallId>,
    /// Transfer of the call, from the command until its end is known.
    pub(crate) transfer: Option<TransferInProgress>,
    /// True once the third party is gone again: the customer is about to be back.
    pub(crate) awaits_return: bool,
    /// True if all three are to talk as soon as somebody answers (CEC 6.1.2.5, mode 2).
    pub(crate) is_for_three: bool,
    /// Progress of joining this held call to the other one.
    pub(crate) join: Join,
    /// Media that the agent asked to switch to, until that is done or has failed.
    pub(crate) requested_media: Option<Media>,
    /// True if the call is, or was, a three-party call: its first feature tells nothing any more of whom it is with.
    pub(crate) was_three: bool,
    /// The customer's call that has become part of this one: whoever is left with the customer has that call.
    pub(crate) joined: Option<Box<Self>>,
    /// Number of the other agent among the three.
    pub(crate) other_agent: Option<Number>,
    /// Number of the party that a transfer has brought into this three-party call.
    pub(crate) third_party: Option<Number>,
    /// Number of the party that was put out again; the event of that may follow, and is not of the customer (CEC 6.1.2.12).
    pub(crate) taken_out: Option<Number>,
    /// Cause and words of a failed dialling, when they are told before the failure.
    pub(crate) dial_failure: Option<(i64, String)>,
    pub(crate) details: Details,
}

/// A transfer that is not over (CEC 6.1.2.11).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TransferInProgress {
    pub(crate) mode: TransferMode,
    /// Number, queue, IVR or access code that the call goes to.
    pub(crate) number: Number,
}

/// Progress of joining a held call to the other one (CEC 6.1.2.14).
///
/// ```text
/// No ──command──► Requested ──agreed──► Accepted ──held again──► No
///  ▲                  │ refused
///  └──────────────────┘
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Join {
    /// Nobody has asked for it.
    #[default]
    No,
    /// The request is unanswered.
    Requested,
    /// The gateway has agreed. No event may tell that it is done.
    Accepted,
}

/// Details that have been read of a call beyond its events (CEC 6.1.3.1, 6.1.3.2).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Details {
    /// The data was asked for while it rang.
    pub(crate) data_asked_early: bool,
    /// The data was asked for while talking, or there is some.
    pub(crate) data_settled: bool,
    /// The answer was lost, and it was asked for once more.
    pub(crate) data_asked_again: bool,
    /// Queue and numbers were asked for.
    pub(crate) info_asked: bool,
}

impl Call {
    pub(crate) fn new(id: CallId, direction: Direction, state: CallState, now: Millis) -> Self {
        Self {
            id,
            direction,
            state,
            since: now,
            began_at: now,
            talking_since: (state == CallState::Talking).then_some(now),
            kind: CallKind::default(),
            number: Number::default(),
            parties: Vec::new(),
            queue: None,
            data: None,
            muted: false,
            media: Media::default(),
            recording: None,
            recordings: Vec::new(),
            requeued: None,
            remote_video: None,
            is_media_told: false,
            is_talk_due: false,
            is_unsure: false,
            is_party_told: false,
            told_at: now,
            held_from: None,
            requested_end: None,
            primary_call: None,
            transfer: None,
            awaits_return: false,
            is_for_three: false,
            join: Join::No,
            requested_media: None,
            was_three: false,
            joined: None,
            other_agent: None,
            third_party: None,
            taken_out: None,
            dial_failure: None,
            details: Details::default(),
        }
    }

    /// The one place where a call's state changes. Events that come late or twice do not move it back.
    pub(crate) fn advance(&mut self, to: CallState, now: Millis) {
        use CallState::{
            Answering, Conference, Dialing, Held, InIvr, RemoteGone, RemoteRinging, Ringing, Talking,
            Transferring,
        };
        let moves = match (self.state, to) {
            (from, to) if from == to => false,
            // The other side has left: nothing but the end follows.
            (RemoteGone, _) => false,
            (Dialing, RemoteRinging) | (Ringing, Answering) => true,
            (
                Dialing | RemoteRinging | Ringing | Answering | Held | Transferring | InIvr | Conference,
                Talking,
            ) => true,
            (from, Transferring | InIvr) => from == Talking,
            // Whoever is transferred may wait on hold meanwhile.
            (Transferring, Held) => false,
            // A lost event may lie between: these imply that there was talk.
            (_, Held | Conference | RemoteGone) => true,
            (_, Dialing | RemoteRinging | Ringing | Answering | Talking) => false,
        };
        if moves || self.state == to {
            self.be_told(now);
        }
        if !moves {
            return;
        }
        self.state = to;
        self.since = now;
        self.awaits_return = false;
        self.held_from = None;
        if to != RemoteGone && self.join == Join::Accepted {
            self.join = Join::No;
        }
        self.was_three |= to == Conference;
        if to != Conference {
            self.parties.clear();
            self.third_party = None;
        }
        if matches!(to, Talking | Held | Conference) {
            self.talking_since.get_or_insert(now);
        }
    }

    /// True while the call waits for the agent, or the platform, to answer it.
    pub(crate) const fn is_offered(&self) -> bool {
        matches!(self.state, CallState::Ringing | CallState::Answering)
    }

    /// Somebody has answered it, and is still there.
    pub(crate) const fn has_talked(&self) -> bool {
        match self.state {
            CallState::Talking
            | CallState::Held
            | CallState::Transferring
            | CallState::InIvr
            | CallState::Conference => true,
            CallState::Dialing
            | CallState::RemoteRinging
            | CallState::Ringing
            | CallState::Answering
            | CallState::RemoteGone => false,
        }
    }

    /// Takes over the kind of the call where its feature tells. A customer's call may also be one that we made to consult
    /// somebody about, so that the other features leave the kind as it is.
    pub(crate) fn set_kind(&mut self, feature: Option<CallFeature>) {
        match feature {
            _ if self.was_three => {}
            Some(CallFeature::Internal) => self.kind = CallKind::Internal,
            Some(CallFeature::Consultation | CallFeature::ThreePartyConsultation) => {
                self.kind = CallKind::Consultation;
            }
            Some(
                CallFeature::Inbound
                | CallFeature::Outbound
                | CallFeature::AppointmentOutbound
                | CallFeature::ReservedOutbound
                | CallFeature::PredictiveOutbound
                | CallFeature::PreviewOutbound
                | CallFeature::Callback
                | CallFeature::Conference
                | CallFeature::Other(_),
            )
            | None => {}
        }
    }

    /// Takes over the media where an event of the call tells them (CEC 6.5.1.2.1, 6.5.1.2.12).
    pub(crate) fn set_media(&mut self, ability: Option<MediaAbility>) {
        if let Some(has_video) = ability.and_then(MediaAbility::has_video) {
            self.is_media_told = true;
            self.media = if has_video { Media::Video } else { Media::Audio };
        }
    }

    /// Takes over the media that a queue or a reading tells, if no event of the call has (CEC 6.5.1.2.19, 6.1.3.1).
    pub(crate) fn suppose_media(&mut self, has_video: Option<bool>) {
        if let Some(has_video) = has_video.filter(|_| !self.is_media_told) {
            self.media = if has_video { Media::Video } else { Media::Audio };
        }
    }

    /// A call with a picture was joined to this one. No event tells the media of the whole: whoever had a picture keeps it.
    pub(crate) fn keep_picture(&mut self) {
        self.media = Media::Video;
    }

    /// One of the three has left: whoever remains is the other side.
    pub(crate) fn be_alone_with(&mut self, last: Number, now: Millis) {
        let is_agent = self.other_agent.as_ref() == Some(&last);
        self.kind = match self.kind {
            kind @ (CallKind::Internal | CallKind::Consultation) if is_agent => kind,
            _ if is_agent => CallKind::Consultation,
            _ => CallKind::Customer,
        };
        // One customer has one call from beginning to end, whatever its id.
        if let Some(joined) = self.joined.take_if(|it| it.number == last) {
            self.direction = joined.direction;
            self.queue = joined.queue;
            self.data = joined.data.or(self.data.take());
        }
        self.number = last;
        self.advance(CallState::Talking, now);
    }

    /// True if the customer has been given to somebody else since the talk began, or somebody has come into it.
    pub(crate) const fn has_moved_on(&self) -> bool {
        matches!(self.state, CallState::Transferring | CallState::InIvr | CallState::Conference)
    }

    /// Begins the call again that is offered anew, whatever became of it before.
    pub(crate) fn begin_again(&mut self, state: CallState, now: Millis) {
        self.state = state;
        self.since = now;
        self.be_told(now);
        self.requested_end = None;
    }

    /// Notes that a fact has told the state: whatever was missed before does not matter any more.
    pub(crate) fn be_told(&mut self, now: Millis) {
        self.told_at = now;
        self.is_unsure = false;
    }

    /// True if the call was given to a third party in a way that can be taken back (CEC 6.1.2.12).
    pub(crate) fn can_be_taken_back(&self) -> bool {
        let is_there = self.state == CallState::Transferring && !self.awaits_return;
        self.third_party.is_some() || self.is_transferred_with_talk() && is_there
    }

    /// True if the call is given to a third party with whom the agent stays.
    pub(crate) fn is_transferred_with_talk(&self) -> bool {
        self.transfer.as_ref().is_some_and(|it| it.mode.stays_with_third_party())
    }

    /// Takes the other side's number when there is one.
    pub(crate) fn set_number(&mut self, number: &Number) {
        if !number.is_empty() {
            self.number = without_agent_mark(number);
        }
    }

    /// Takes the number of whoever rings for the call, which is not the one that was dialled where a queue has chosen.
    pub(crate) fn set_party(&mut self, number: &Number) {
        self.is_party_told = true;
        self.set_number(number);
    }

    /// Takes the number that a query tells, if no event has told better.
    pub(crate) fn suppose_number(&mut self, number: &Number) {
        if !self.is_party_told && !self.was_three {
            self.set_number(number);
        }
    }

    pub(crate) fn end(self, cause: EndCause, now: Millis) -> EndedCall {
        EndedCall {
            id: self.id,
            direction: self.direction,
            kind: self.kind,
            remote: Remote { number: self.number, video: self.remote_video },
            queue: self.queue,
            data: self.data,
            recordings: self.recordings,
            began_at: self.began_at,
            talking_since: self.talking_since,
            ended_at: now,
            cause,
        }
    }
}

/// A colleague's number may be prefixed with `a` or `A` (CEC 6.5.1.2.12).
pub(crate) fn without_agent_mark(number: &Number) -> Number {
    match number.expose().strip_prefix(['a', 'A']) {
        Some(digits) if !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit()) => digits.into(),
        _ => number.clone(),
    }
}

/// Returns the likely cause of a call's end when nobody says why.
pub(crate) fn likely_cause(call: &Call) -> EndCause {
    match call.state {
        CallState::RemoteGone => EndCause::RemoteHungUp,
        CallState::Ringing => EndCause::NotAnswered,
        CallState::Dialing
        | CallState::RemoteRinging
        | CallState::Answering
        | CallState::Talking
        | CallState::Transferring
        | CallState::InIvr
        | CallState::Conference
        | CallState::Held => EndCause::Unknown,
    }
}
