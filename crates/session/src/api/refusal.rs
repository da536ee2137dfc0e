//! Why something is not possible now. Computed in one place (`rules`), shown on the button, thrown by the script API.

use serde::{Deserialize, Serialize};

use super::words::FailureWords;

macro_rules! refusals {
    (
        situation { $($(#[$doc:meta])* $name:ident = $words:literal;)* }
        fields { $($field:ident = $field_words:literal;)* }
        values { $($value:ident = $en:literal, $fix:literal, $zh:literal;)* }
    ) => {
        /// A reason why not. Its name in scripts is the snake_case of the variant.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
        #[serde(rename_all = "snake_case")]
        pub enum Refusal {
            $($(#[$doc])* #[doc = $words] $name,)*
            $(#[doc = $field_words] $field,)*
            $(#[doc = $en] $value,)*
        }

        impl Refusal {
            /// Every reason, for tables and tests.
            pub const ALL: &'static [Self] = &[$(Self::$name,)* $(Self::$field,)* $(Self::$value,)*];

            /// The reason in English, as far as a page always has it; the bar has its own words per language.
            pub const fn words(self) -> &'static str {
                match self {
                    $(Self::$name => $words,)*
                    $(Self::$field => $field_words,)*
                    $(Self::$value)|* => "A value that was given can't be used.",
                }
            }

            /// Returns the words that a page loads when they are first needed.
            pub const fn words_apart(self) -> Option<FailureWords> {
                match self {
                    $(Self::$value => Some(FailureWords { en: $en, en_fix: $fix, zh: $zh, zh_fix: "" }),)*
                    $(Self::$name)|* $(| Self::$field)* => None,
                }
            }

            /// True if it has [`Self::words_apart`].
            pub const fn has_words_apart(self) -> bool {
                matches!(self, $(Self::$value)|*)
            }

            /// True if it is about what was passed or typed, and not about the situation.
            pub const fn is_about_a_value(self) -> bool {
                self.has_words_apart() || matches!(self, $(Self::$field)|*)
            }
        }
    };
}

// What depends on the situation stands on buttons, and what the fields of the sign-in ask for is said before anything is sent: their words
// are always there. Those of the other values are loaded when one is first refused; they name the argument for whoever passes it.
refusals! {
    situation {
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
        NotAVideoAgent = "Sign in for video calls first.";
        NoPreview = "No campaign call is offered for preview.";
        NotTransferring = "Only a transfer to an outside number on which you have stayed can be taken back.";
        NotTheLastCall = "Only parties of the latest call can be put out; hang up instead.";
    }
    fields {
        InvalidAgentId = "The work number must be 1 to 6 digits.";
        InvalidPassword = "Enter the password (at most 32 characters).";
        InvalidPhone = "Enter the phone number to ring (at most 24 digits).";
    }
    values {
        NoSuchTransfer = "A call can't be transferred there in this way.",
            "Pass another \"mode\" or \"to\": transfers of docs/transfer.md go.",
            "不支持以此方式转移到该目标。";
        InvalidTarget = "Enter whom to reach: 1 to 24 digits.",
            "Pass in \"to\" a kind that the method takes, and as \"id\" its work number, queue, access code or number.",
            "请输入 1 至 24 位的目标号码。";
        InvalidNumber = "Enter a number of 1 to 24 digits; +, * and # are allowed.",
            "Pass such a \"number\".",
            "请输入 1 至 24 位号码，可含 +、* 和 #。";
        InvalidCallerId = "The number that the customer sees has 1 to 24 digits.",
            "Pass such a \"callerId\", or none.",
            "主叫号码须为 1 至 24 位数字。";
        SeveralNumbers = "Choose one of these numbers.",
            "Pass one of them as \"number\", or as \"id\" of whom to reach.",
            "请选择一个号码。";
        HasExtension = "Pass the number without its extension; press that once somebody answers.",
            "Pass \"number\", or the \"id\" of whom to reach, without it; call keypad() with it then.",
            "请先拨总机，接通后再按分机号。";
        InvalidDigits = "Send 1 to 24 of the digits 0 to 9, * and #.",
            "Pass such \"digits\"; for a pause, wait before you send the rest.",
            "请发送 1 至 24 位数字，可含 * 和 #。";
        InvalidReason = "Busy reasons are 200 to 250, rest reasons 0 to 255.",
            "Pass such a \"reason\", or none.",
            "示忙原因为 200 至 250，休息原因为 0 至 255。";
        InvalidSeconds = "A rest lasts 1 to 86399 seconds.",
            "Pass its length as \"seconds\".",
            "休息时长为 1 至 86399 秒。";
        DataTooLong = "Call data has at most 16384 bytes.",
            "Pass less as \"data\": what is longer, as a key by which it can be found.",
            "随路数据最多 16384 字节。";
        NotOfPreview = "Choose one of the numbers of the preview.",
            "Pass one of preview.numbers as \"number\".",
            "请选择预览中的号码。";
        NoSuchParty = "Nobody with this number is in the call.",
            "Pass one of the call's \"parties\", or its remote number, as \"number\".",
            "通话中没有该号码的一方。";
        InvalidNote = "A note has 1 to 1023 bytes and goes to 1 to 100 colleagues.",
            "Pass such \"words\", and work numbers as \"to\".",
            "便签为 1 至 1023 字节，接收人 1 至 100 位。";
        WeakPassword = "A password has 8 to 32 characters of three kinds or more (capitals, small letters, digits, others), none more than twice in a row, and at most three in a row of the work number.",
            "Pass such a password as \"new\".",
            "密码须为 8 至 32 个字符，至少含大写字母、小写字母、数字、特殊字符中的三类，同一字符不得连续超过两次，且不得包含工号中连续三位以上的数字。";
        InvalidSignOutReason = "Sign-out reasons are 1 to 255.",
            "Pass such a \"reason\", or none.",
            "签出原因码须为 1 至 255。";
        UnknownRequest = "The gateway has no function of this name.",
            "Pass as \"name\" one of the gateway's reference; the TypeScript declarations list them.",
            "网关没有该名称的接口。";
        InvalidRequest = "Parameters are missing, or not those of this function.",
            "Pass in \"params\" (of signIn: \"parameters\") what the TypeScript declarations list.",
            "缺少参数，或参数不属于该接口。";
        RequestOfSession = "The bar itself does this: use its method instead.",
            "Call signIn() or signOut(); events come by on().",
            "该操作由工具条完成，请使用对应的方法。";
    }
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
