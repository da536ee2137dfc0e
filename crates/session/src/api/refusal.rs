//! Why something is not possible now. Computed in one place (`rules`), shown on the button, thrown by the script API.

use serde::{Deserialize, Serialize};

macro_rules! refusals {
    ($($(#[$doc:meta])* $name:ident = $words:literal;)*) => {
        /// A reason why not. Its name in scripts is the snake_case of the variant.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
        #[serde(rename_all = "snake_case")]
        pub enum Refusal { $($(#[$doc])* #[doc = $words] $name,)* }

        impl Refusal {
            /// Every reason, for tables and tests.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The reason in English; the bar has its own words per language.
            pub const fn words(self) -> &'static str {
                match self { $(Self::$name => $words,)* }
            }
        }
    };
}

refusals! {
    NotSignedIn = "Sign in first.";
    AlreadySignedIn = "An agent is signed in already; sign out first.";
    SigningIn = "Signing in is under way; wait for it.";
    SigningOut = "Signing out is under way; wait for it.";
    OnCall = "Finish the call first.";
    AlreadySo = "That is the state already.";
    InProgress = "The same is under way; wait for it.";
    NoSuchCall = "There is no such call any more.";
    NotRinging = "The call does not ring.";
    NotTalking = "Nobody talks on this call.";
    NotHeld = "The call is not held.";
    NotConnected = "The call is not connected.";
    AnotherCallActive = "Hold or end the other call first.";
    AlreadyMuted = "The call is muted already.";
    NotMuted = "The call is not muted.";
    CallEnding = "The call is ending.";
    LeaveRestFirst = "End the rest first: become ready.";
    BecomeReadyFirst = "Become ready first.";
    NotACustomer = "This is possible with a customer's call only.";
    NothingToJoin = "Talk with somebody else first, while this call is held.";
    NoSuchTransfer = "A call can't be transferred there in this way.";
    InvalidTarget = "Enter whom to reach: 1 to 24 digits.";
    InvalidAgentId = "The work number must be 1 to 6 digits.";
    InvalidPassword = "Enter the password (at most 32 characters).";
    InvalidPhone = "Enter the phone number to ring (at most 24 digits).";
    InvalidNumber = "Enter a number of 1 to 24 digits; +, * and # are allowed.";
    SeveralNumbers = "Choose one of these numbers.";
    HasExtension = "Pass the number without its extension; press that once somebody answers.";
    InvalidDigits = "Send 1 to 24 of the digits 0 to 9, * and #.";
    InvalidReason = "Busy reasons are 200 to 250, rest reasons 0 to 255.";
    InvalidSeconds = "A rest lasts 1 to 86399 seconds.";
    DataTooLong = "Call data has at most 16384 bytes.";
    NotAVideoAgent = "Sign in for video calls first.";
    NoPreview = "No campaign call is offered for preview.";
    NotOfPreview = "Choose one of the numbers of the preview.";
    NotTransferring = "Only a transfer to an outside number on which you have stayed can be taken back.";
    NoSuchParty = "Nobody with this number is in the call.";
    NotTheLastCall = "Only parties of the latest call can be put out; hang up instead.";
    InvalidNote = "A note has 1 to 1023 bytes and goes to 1 to 100 colleagues.";
    WeakPassword = "A password has 8 to 32 characters of three kinds or more (capitals, small letters, digits, others), none more than twice in a row, and at most three in a row of the work number.";
    InvalidSignOutReason = "Sign-out reasons are 1 to 255.";
    UnknownRequest = "The gateway has no function of this name.";
    InvalidRequest = "Parameters are missing, or not those of this function.";
    RequestOfSession = "The bar itself does this: use its method instead.";
}

/// Availability of a command: possible now, or the reason why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Availability {
    /// True if the command is possible.
    pub ok: bool,
    /// Why it can't; null when it can.
    pub why: Option<Refusal>,
}

impl Availability {
    /// The command is possible.
    pub const YES: Self = Self { ok: true, why: None };
    /// Returns that the command is not possible, with the reason.
    pub const fn no(why: Refusal) -> Self {
        Self { ok: false, why: Some(why) }
    }
}

impl From<Result<(), Refusal>> for Availability {
    fn from(it: Result<(), Refusal>) -> Self {
        it.map_or_else(Self::no, |()| Self::YES)
    }
}
