//! Words in English.

use offhook_session::{
    AgentState, CallState, DialCause, EndCause, Refusal, error::remedy_words, snapshot::SignOutCause,
};

use super::{Text, desk, transfer};

/// Words of the whole bar.
pub(super) static EN: Text = Text {
    region: "Offhook agent bar",
    desk: &desk::EN,

    agent_state: |state| match state {
        AgentState::SignedOut => "Signed out",
        AgentState::Ready => "Ready",
        AgentState::Busy => "Busy",
        AgentState::Rest => "Rest",
        AgentState::WrapUp => "Wrap-up",
        AgentState::OnCall => "On a call",
    },
    state_label: "Agent state",
    changing: "changing",
    state_menu: "Change state",
    rest_left: |time| [time, " left"].concat(),
    rest_over: |time| [time, " over"].concat(),
    platform_reason: |reason| match reason {
        2 => "no answer for too long",
        3 => "set by a supervisor",
        7 => "rejected a call",
        _ => "",
    },
    agent_line: |agent, phone| match phone {
        "" => agent.to_owned(),
        _ => [agent, " · phone ", phone].concat(),
    },
    no_reason: "No reason",
    panel_loading: "Loading …",
    panel_missing: "This part of the bar could not be loaded. Check the network; if the site was updated meanwhile, reload the page between two calls.",
    try_again: "Try again",
    back: "Back",
    reason: "Reason",
    how_long: "For how long",
    minutes: |minutes| match minutes {
        1 => "1 minute".to_owned(),
        60 => "1 hour".to_owned(),
        _ => [&minutes.to_string(), " minutes"].concat(),
    },
    next: "Next: ",
    short_minutes: |minutes| [minutes, " min"].concat(),
    stay_ready: "Stay ready",
    nothing_noted: "Nothing else is to come after this call.",
    after_call: "After this call",
    sign_out: "Sign out",
    done: "Done",
    done_hint: "Become ready for the next call",

    sign_in: "Sign in",
    signing_in: "Signing in",
    work_number: "Work number",
    password: "Password",
    phone: "Phone",
    more_options: "More options",
    state_after: "After sign-in",
    auto_answer: "Answer calls automatically",
    no_incoming_calls: "No incoming calls",
    password_due: "Change the password: no calls come",
    auto_ready: "Become ready after each call",
    video: "Video calls",
    sign_out_cause: |cause| match cause {
        None => "Sign in to take calls",
        Some(SignOutCause::Asked) => "You signed out",
        Some(SignOutCause::EndedByPlatform) => "Signed in elsewhere, or signed out by the platform",
        Some(SignOutCause::OutOfReach) => "The gateway was out of reach for too long",
    },
    sign_in_here: "Sign in here anyway",

    calls: "Calls",
    no_call: "No call",
    call_state: |state| match state {
        CallState::Dialing => "Dialling",
        CallState::RemoteRinging => "Ringing there",
        CallState::Ringing => "Ringing",
        CallState::Answering => "Connecting",
        CallState::Talking => "Talking",
        CallState::Held => "On hold",
        CallState::RemoteGone => "Other side left",
        CallState::Transferring => "Transferring",
        CallState::InIvr => "In automatic flow",
        CallState::Conference => "Three-party call",
    },
    unsure: "State not known",
    inbound: "Incoming",
    outbound: "Outgoing",
    unknown_number: "Unknown number",
    muted: "Muted",
    recording: "Recording",
    queue: |id| ["Queue ", id].concat(),
    last_call: "Last call",
    end_cause: |cause| match cause {
        EndCause::HungUp => "You hung up",
        EndCause::RemoteHungUp => "Other side hung up",
        EndCause::Rejected => "Rejected",
        EndCause::NotAnswered => "Not answered",
        EndCause::DialFailed { cause, .. } => cause.and_then(DialCause::of).map_or("Not reached", |it| it.en),
        EndCause::Transferred => "Transferred",
        EndCause::Joined => "Joined",
        EndCause::SignedOut => "Signed out",
        EndCause::Unknown => "",
    },

    new_call: "New call",
    number_to_call: "Number to call",
    call: "Call",
    controls: "Call controls",
    answer: "Answer",
    reject: "Reject",
    hold: "Hold",
    retrieve: "Retrieve",
    mute: "Mute",
    unmute: "Unmute",
    keypad: "Keypad",
    hang_up: "Hang up",
    no_call_why: "There is no call.",
    sent_digits: "Sent digits",
    star: "Star",
    hash: "Hash",

    transfer: transfer::EN,

    late: "Connection is slow",
    not_connected: "Not connected",
    may_miss: "calls may be missed",
    blind: "Not connected: calls may be missed",
    live_again: "Connected again",

    refusal: Refusal::words,
    remedy: remedy_words,
    refused: |meaning| [&capitalised(meaning), "."].concat(),
    refused_without_words: "The gateway refused.",
    unreachable: "The gateway did not answer.",
    not_confirmed: "The gateway accepted, but it did not happen in time.",
    call_ended_first: "The call ended before this could happen.",
    dial_failed: |text| match text {
        "" => "The number could not be reached.".to_owned(),
        _ => ["The number could not be reached: ", text, "."].concat(),
    },
    transfer_failed_fix: "Try somebody else, or a queue.",
    dial_failed_fix: "Check the number, or try again later.",
    transfer_failed: "Nobody took the call; the customer is with you again.",
    media_not_switched: "Sound and picture could not be switched; the call goes on.",
    vetoed: "This page does not allow that.",
    signed_out_meanwhile: "You were signed out.",
    released: "This page has let go of the bar. Reload it.",
    dismiss: "Dismiss",
    messages: "Messages",

    says_ringing: |number| ["Incoming call from ", number].concat(),
    says_call: |number, state| [state, ": ", number].concat(),
    says_ended: |number, cause| match cause {
        "" => ["Call ended: ", number].concat(),
        _ => ["Call ended: ", number, ". ", cause].concat(),
    },
    says_signed_in: "Signed in",
    says_unmuted: "Microphone on",
    says_next_withdrawn: "Nothing else comes after this call",
    says_rest_overran: "Your rest is over",
};

fn capitalised(words: &str) -> String {
    let mut words = words.to_owned();
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}
