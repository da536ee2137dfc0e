//! Every word of the bar, per language. A language that lacks a string does not compile.

mod desk;
mod desk_pages;
mod en;
mod failure;
mod transfer;
mod picker;
mod zh_cn;

use offhook_session::{AgentState, CallState, DialCause, EndCause, Refusal, Remedy, snapshot::SignOutCause};

use desk::DeskText;
pub(super) use desk_pages::DeskPagesText;
pub use failure::words;
pub(super) use failure::{failure, refusal};
pub(super) use picker::PickerText;
pub(super) use transfer::TransferText;

/// The language of a bar.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    /// Words in English.
    #[default]
    En,
    /// Words in simplified Chinese.
    ZhCn,
}

impl Language {
    /// From a language tag: `zh…` is Chinese, whatever else is English.
    pub fn parse(tag: &str) -> Self {
        let is_chinese =
            tag.trim().as_bytes().get(..2).is_some_and(|start| start.eq_ignore_ascii_case(b"zh"));
        if is_chinese { Self::ZhCn } else { Self::En }
    }

    /// Returns its tag, for the `lang` attribute.
    pub(super) const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhCn => "zh-CN",
        }
    }

    /// Returns its words.
    pub(super) const fn text(self) -> &'static Text {
        match self {
            Self::En => &en::EN,
            Self::ZhCn => &zh_cn::ZH_CN,
        }
    }
}

/// The words of what opens, apart from the others: nothing else must refer to them, so that they are not loaded before.
impl Language {
    /// Returns its words for the pages of the desk.
    pub(super) const fn desk_pages(self) -> &'static DeskPagesText {
        match self {
            Self::En => &desk_pages::EN,
            Self::ZhCn => &desk_pages::ZH_CN,
        }
    }

    /// Returns its words for the picker.
    pub(super) const fn picker(self) -> &'static PickerText {
        match self {
            Self::En => &picker::EN,
            Self::ZhCn => &picker::ZH_CN,
        }
    }
}

/// The words of one language.
pub(super) struct Text {
    /// The bar as a region of the page.
    pub(super) region: &'static str,
    /// The desk, its settings, the layouts.
    pub(super) desk: &'static DeskText,

    /// An agent state in one word.
    pub(super) agent_state: fn(AgentState) -> &'static str,
    /// Name of the state button, before the word of the state.
    pub(super) state_label: &'static str,
    /// The state is changing.
    pub(super) changing: &'static str,
    /// The menu of states.
    pub(super) state_menu: &'static str,
    /// After the remaining time of a rest.
    pub(super) rest_left: fn(&str) -> String,
    /// After the time by which a rest is overrun.
    pub(super) rest_over: fn(&str) -> String,
    /// Reasons that the platform gives; empty when it is none of them.
    pub(super) platform_reason: fn(i64) -> &'static str,
    /// Work number and phone, below the state.
    pub(super) agent_line: fn(&str, &str) -> String,
    /// Busy or rest for no particular reason.
    pub(super) no_reason: &'static str,
    /// Says that what was opened is being loaded.
    pub(super) panel_loading: &'static str,
    /// Says that it could not be loaded.
    pub(super) panel_missing: &'static str,
    /// Do it once more.
    pub(super) try_again: &'static str,
    /// Back from a page of the menu.
    pub(super) back: &'static str,
    /// Heading of the reasons.
    pub(super) reason: &'static str,
    /// Heading of the durations.
    pub(super) how_long: &'static str,
    /// A rest of so many minutes.
    pub(super) minutes: fn(u32) -> String,
    /// Before what was asked for during a call and comes after it.
    pub(super) next: &'static str,
    /// So many minutes, where there is little room.
    pub(super) short_minutes: fn(&str) -> String,
    /// Label of the control that withdraws what comes after the call.
    pub(super) stay_ready: &'static str,
    /// Why there is nothing to withdraw.
    pub(super) nothing_noted: &'static str,
    /// The menu of states during a call.
    pub(super) after_call: &'static str,
    /// Label of the control that signs out.
    pub(super) sign_out: &'static str,
    /// End the wrap-up.
    pub(super) done: &'static str,
    /// Says what that does.
    pub(super) done_hint: &'static str,

    /// Label of the control that signs in.
    pub(super) sign_in: &'static str,
    /// Says that the agent is being signed in.
    pub(super) signing_in: &'static str,
    /// Label of the field for the work number.
    pub(super) work_number: &'static str,
    /// Label of the field for the password.
    pub(super) password: &'static str,
    /// Label of the field for the phone.
    pub(super) phone: &'static str,
    /// More options of the sign-in.
    pub(super) more_options: &'static str,
    /// Heading of the states after sign-in.
    pub(super) state_after: &'static str,
    /// Label of the option of automatic answer.
    pub(super) auto_answer: &'static str,
    /// Said of a ready agent who has chosen not to be offered calls.
    pub(super) no_incoming_calls: &'static str,
    /// The agent has to change the password.
    pub(super) password_due: &'static str,
    /// Label of the option of being ready after each call.
    pub(super) auto_ready: &'static str,
    /// Label of the option of calls with a picture.
    pub(super) video: &'static str,
    /// Why nobody is signed in.
    pub(super) sign_out_cause: fn(Option<SignOutCause>) -> &'static str,
    /// Label of the control that signs in by force.
    pub(super) sign_in_here: &'static str,

    /// The list of calls.
    pub(super) calls: &'static str,
    /// Nothing to show in the middle.
    pub(super) no_call: &'static str,
    /// A call state in one or two words.
    pub(super) call_state: fn(CallState) -> &'static str,
    /// Nobody knows how the call stands.
    pub(super) unsure: &'static str,
    /// The other side began it.
    pub(super) inbound: &'static str,
    /// The agent began it.
    pub(super) outbound: &'static str,
    /// No number is known.
    pub(super) unknown_number: &'static str,
    /// Says that a call is muted.
    pub(super) muted: &'static str,
    /// Says that a call is being recorded.
    pub(super) recording: &'static str,
    /// A queue without a name.
    pub(super) queue: fn(&str) -> String,
    /// The call before this wrap-up.
    pub(super) last_call: &'static str,
    /// Why a call ended; empty when nobody knows. [`Text::ended`] has the network's words where there are none here.
    end_cause: fn(&EndCause) -> &'static str,

    /// Begin another call.
    pub(super) new_call: &'static str,
    /// Label of the field for the number to call.
    pub(super) number_to_call: &'static str,
    /// Label of the control that calls a number.
    pub(super) call: &'static str,
    /// The controls of a call.
    pub(super) controls: &'static str,
    /// Label of the control that answers the call.
    pub(super) answer: &'static str,
    /// Label of the control that rejects the call.
    pub(super) reject: &'static str,
    /// Label of the control that holds the call.
    pub(super) hold: &'static str,
    /// Label of the control that retrieves the call.
    pub(super) retrieve: &'static str,
    /// Label of the control that mutes the call.
    pub(super) mute: &'static str,
    /// Label of the control that unmutes the call.
    pub(super) unmute: &'static str,
    /// Label of the control that opens the keypad.
    pub(super) keypad: &'static str,
    /// Label of the control that hangs up the call.
    pub(super) hang_up: &'static str,
    /// Why a control does nothing while there is no call.
    pub(super) no_call_why: &'static str,
    /// Digits sent so far.
    pub(super) sent_digits: &'static str,
    /// The key `*`.
    pub(super) star: &'static str,
    /// The key `#`.
    pub(super) hash: &'static str,

    /// Calls of three, transfer on, and whom one can reach.
    pub(super) transfer: TransferText,

    /// The connection is slow.
    pub(super) late: &'static str,
    /// The same in two parts, for the pill: what is wrong …
    pub(super) not_connected: &'static str,
    /// … and what that means.
    pub(super) may_miss: &'static str,
    /// We may have missed a call.
    pub(super) blind: &'static str,
    /// All is well again.
    pub(super) live_again: &'static str,

    /// A refusal in words.
    pub(super) refusal: fn(Refusal) -> &'static str,
    /// A remedy in words.
    pub(super) remedy: fn(Remedy) -> &'static str,
    /// The gateway refused; the meaning of its code as a sentence.
    pub(super) refused: fn(&str) -> String,
    /// The gateway refused with a code nobody knows, or whose words could not be loaded.
    pub(super) refused_without_words: &'static str,
    /// The gateway did not answer.
    pub(super) unreachable: &'static str,
    /// Says that it did not happen in time.
    pub(super) not_confirmed: &'static str,
    /// The call ended first.
    pub(super) call_ended_first: &'static str,
    /// The number could not be reached.
    pub(super) dial_failed: fn(&str) -> String,
    /// Says what to do when nobody has taken a call that was transferred.
    pub(super) transfer_failed_fix: &'static str,
    /// Says what to do then.
    pub(super) dial_failed_fix: &'static str,
    pub(super) transfer_failed: &'static str,
    /// The call goes on as it was.
    pub(super) media_not_switched: &'static str,
    /// The page does not allow it, and gives no reason.
    pub(super) vetoed: &'static str,
    /// Signed out meanwhile.
    pub(super) signed_out_meanwhile: &'static str,
    /// The page let go of the bar.
    pub(super) released: &'static str,
    /// Dismiss a message.
    pub(super) dismiss: &'static str,
    /// Name of the stack of messages.
    pub(super) messages: &'static str,

    /// Announces that a call rings.
    pub(super) says_ringing: fn(&str) -> String,
    /// Announces that a call changed its state.
    pub(super) says_call: fn(&str, &str) -> String,
    /// Announces that a call ended.
    pub(super) says_ended: fn(&str, &str) -> String,
    /// Announces that the agent is signed in.
    pub(super) says_signed_in: &'static str,
    /// Announces that a call is not muted any more.
    pub(super) says_unmuted: &'static str,
    /// Announces that what was to come after the call does not.
    pub(super) says_next_withdrawn: &'static str,
    /// Announces that the rest is used up.
    pub(super) says_rest_overran: &'static str,
}

impl Text {
    /// Why a call ended. Where the reference has no words for the network's cause, the network's own.
    pub(super) fn ended(&self, cause: &EndCause) -> String {
        match cause {
            EndCause::DialFailed { cause, text: Some(network) }
                if !network.is_empty() && cause.and_then(DialCause::of).is_none() =>
            {
                network.clone()
            }
            known => (self.end_cause)(known).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_the_wild() {
        for tag in ["zh", "zh-CN", "ZH-Hans", " zh_TW"] {
            assert_eq!(Language::parse(tag), Language::ZhCn, "{tag}");
        }
        for tag in ["", "en", "de-AT", "z", "中文"] {
            assert_eq!(Language::parse(tag), Language::En, "{tag}");
        }
    }

    #[test]
    fn every_refusal_has_words_in_both_languages() {
        let (en, zh) = (Language::En.text(), Language::ZhCn.text());
        let mut said = Vec::new();
        for refusal in Refusal::ALL {
            let apart = refusal.words_apart();
            let words = apart.map_or(((en.refusal)(*refusal), (zh.refusal)(*refusal)), |it| (it.en, it.zh));
            assert!(words.0.is_ascii() && !words.1.is_ascii(), "{refusal:?}: {words:?}");
            assert!(!said.contains(&words), "{refusal:?} has no words of its own: {words:?}");
            said.push(words);
        }
    }
}
