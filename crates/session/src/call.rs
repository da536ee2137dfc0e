//! The calls as the session knows them. Transitions are idempotent and never go backwards (state-machine rules R1–R6).

use offhook_protocol::{CallData, CallFeature, CallId, MediaAbility, Number};

use crate::{
    snapshot::{
        CallKind, CallState, Direction, EndCause, EndedCall, QueueRef, RecordingView, Remote, Requeued,
    },
    target::{Media, TransferMode},
    time::Millis,
};

/// One call.
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
    /// What the agent last did to end it: events alone do not tell who hung up (R7).
    pub(crate) own_end: Option<EndCause>,
    /// The customer's call that this one was made for: asked about, or handed on.
    pub(crate) about: Option<CallId>,
    /// How it is being handed on, and to which number, from the asking until it is known what came of it.
    pub(crate) handing_on: Option<(TransferMode, Number)>,
    /// The third party is gone again: the customer is about to be back.
    pub(crate) awaits_return: bool,
    /// All three are to talk as soon as somebody answers (CEC 6.1.2.5, mode 2).
    pub(crate) is_for_three: bool,
    /// The gateway has agreed to join this call, which is held, to the other one. No event may tell that it is done.
    pub(crate) join_accepted: bool,
    /// It is, or was, a three-party call: what it began as tells nothing any more of whom it is with.
    pub(crate) was_three: bool,
    /// Which of the three is a colleague.
    pub(crate) colleague: Option<Number>,
    /// Whom a transfer has brought into this three-party call.
    pub(crate) third: Option<Number>,
    /// Who was put out again; the news of that may follow, and is not of the customer (CEC 6.1.2.12).
    pub(crate) taken_out: Option<Number>,
    /// Why dialling failed, when that is told before the failure.
    pub(crate) dial_failure: Option<(i64, String)>,
    pub(crate) details: Details,
}

/// What has been read of a call beyond its events (CEC 6.1.3.1, 6.1.3.2).
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
            own_end: None,
            about: None,
            handing_on: None,
            awaits_return: false,
            is_for_three: false,
            join_accepted: false,
            was_three: false,
            colleague: None,
            third: None,
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
            // Whoever is handed on may wait on hold meanwhile.
            (Transferring, Held) => false,
            // A lost event may lie between: these imply that there was talk.
            (_, Held | Conference | RemoteGone) => true,
            (_, Dialing | RemoteRinging | Ringing | Answering | Talking) => false,
        };
        if !moves {
            return;
        }
        self.state = to;
        self.since = now;
        self.awaits_return = false;
        self.join_accepted &= to == RemoteGone;
        self.was_three |= to == Conference;
        if to != Conference {
            self.parties.clear();
            self.third = None;
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

    /// One of the three has left: whoever remains is the other side.
    pub(crate) fn be_alone_with(&mut self, last: Number, now: Millis) {
        let is_colleague = self.colleague.as_ref() == Some(&last);
        self.kind = match self.kind {
            kind @ (CallKind::Internal | CallKind::Consultation) if is_colleague => kind,
            _ if is_colleague => CallKind::Consultation,
            _ => CallKind::Customer,
        };
        self.number = last;
        self.advance(CallState::Talking, now);
    }

    /// It is offered anew, whatever became of it before.
    pub(crate) fn begin_again(&mut self, state: CallState, now: Millis) {
        self.state = state;
        self.since = now;
        self.own_end = None;
    }

    /// Whether it was given to a third party in a way that can be taken back (CEC 6.1.2.12).
    pub(crate) fn can_be_taken_back(&self) -> bool {
        let is_there = self.state == CallState::Transferring && !self.awaits_return;
        self.third.is_some() || self.is_on_its_way() && is_there
    }

    /// Whether it was to be given to a third party with whom the agent stays.
    pub(crate) fn is_on_its_way(&self) -> bool {
        self.handing_on.as_ref().is_some_and(|(mode, _)| mode.stays_with_third_party())
    }

    /// Takes the other side's number when there is one.
    pub(crate) fn set_number(&mut self, number: &Number) {
        if !number.is_empty() {
            self.number = without_agent_mark(number);
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
    match number.reveal().strip_prefix(['a', 'A']) {
        Some(digits) if !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit()) => digits.into(),
        _ => number.clone(),
    }
}

/// What the end of a call looks like when nobody says why.
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
