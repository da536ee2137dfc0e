//! Facts of the CC-Gateway interface reference about each operation: parameters with their limits,
//! preconditions, result codes, events. The facts stand once, in `operations.json`; the world checks requests
//! by them, and the tests read them too.
//!
//! Origin: CC-Gateway interface reference (CEC 2.6.0.0), sections 5.2.5–5.2.13 and 6.1.1–6.1.4. What the
//! reference says in prose is typed here: which state a precondition asks for, and which code of the
//! operation's own list an unmet one is answered with. A precondition that is about somebody else, and so
//! can't be told from the agent's state alone, stands under `alsoNeeds`; the operation looks at it itself.

use std::sync::LazyLock;

use serde::Deserialize;

mod check;

/// Every operation of the catalog, in the order of the reference.
static OPERATIONS: LazyLock<Vec<Operation>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("operations.json")).expect("operations.json is the catalog's own")
});

/// The parameter that names the agent who asks.
pub const AGENT: &str = "agentid";

/// Codes that any operation may be answered with: they are about the session, the gateway or its load (CEC
/// 6.5.2).
const GENERAL: [&str; 14] = [
    "000-001", "000-003", "000-004", "100-006", "105-001", "105-002", "105-003", "105-004", "105-005",
    "105-006", "105-007", "999-001", "999-002", "999-003",
];

/// One operation of the gateway's interface.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Operation {
    /// The section of the reference: `6.1.2.1`.
    pub section: String,
    /// The log method name (日志中的方法名): `callout`.
    pub id: String,
    /// The HTTP verb: `PUT`.
    pub method: String,
    /// The path, with its parameters in braces: `/agentgateway/resource/voicecall/{agentid}/callout`.
    pub path: String,
    /// The parameters, wherever they travel.
    pub parameters: Vec<Parameter>,
    /// Conditions that the agent must meet beyond being signed in.
    #[serde(default)]
    pub preconditions: Vec<Precondition>,
    /// Further conditions, in words; the operation checks them itself.
    #[serde(default)]
    pub also_needs: Vec<String>,
    /// The result codes that its section lists, 0 not among them.
    pub codes: Vec<String>,
    /// The events that its section lists.
    pub events: Vec<String>,
}

/// One parameter of an operation.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Parameter {
    /// The part of the request that carries the parameter.
    #[serde(rename = "in")]
    pub place: Place,
    /// The name, as the gateway spells it.
    pub name: String,
    /// The reference's word for the type: `string`, `int`, `long`, `number`, `integer`, `boolean`, `array`.
    #[serde(rename = "type")]
    pub kind: String,
    /// True if the request is refused without it.
    #[serde(default)]
    pub required: bool,
    /// The least and the greatest number, both allowed. Of a text: of the number that it spells.
    pub range: Option<[i64; 2]>,
    /// The numbers that are allowed, beside those of `range`.
    #[serde(default)]
    pub values: Vec<i64>,
    /// The least and the greatest length of a text, in characters or in bytes.
    pub length: Option<[usize; 2]>,
    /// True if `length` counts bytes of UTF-8.
    #[serde(default)]
    pub bytes: bool,
    /// Name of the flag that says that the text is base64; `length` is that of what it decodes to.
    #[serde(rename = "base64If")]
    pub base64_if: Option<String>,
    /// The characters that a text may have.
    pub characters: Option<Characters>,
    /// The least and the greatest count of items in an array.
    pub items: Option<[usize; 2]>,
    /// True if every value but `true` counts as false, so that none is wrong.
    #[serde(default)]
    pub only_true: bool,
    /// The code of a wrong value, where the operation's list has one for this parameter.
    pub code: Option<String>,
}

/// A part of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Place {
    /// A segment of the path.
    Path,
    /// The query behind the path.
    Query,
    /// A header of the request.
    Header,
    /// The JSON body.
    Body,
}

/// The characters of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Characters {
    /// Digits, 0 to 9.
    Digits,
    /// Keys of a telephone: 0 to 9, `*` and `#`.
    Keys,
    /// An IPv4 address.
    Ipv4,
    /// Letters, digits, `-`, `_` and `.`: no special characters.
    Plain,
}

/// A condition that the agent must meet, and the code of the answer when it does not.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Precondition {
    /// The state that is asked for.
    pub holds: Needed,
    /// The code of the answer when it does not hold.
    pub code: String,
    /// The code when the agent has no call at all, where the list has one for that.
    pub without_call: Option<String>,
}

/// A state that an operation asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Needed {
    /// A telephone is bound to the agent.
    PhoneBound,
    /// The agent is ready and has no call.
    Ready,
    /// The agent is not in the state ready.
    NotIdle,
    /// The agent is busy, or will be after the call.
    Busy,
    /// The agent rests, or will after the call.
    Resting,
    /// The agent is in wrap-up.
    WrapUp,
    /// The business's own state is set.
    CustomStateSet,
    /// A campaign's call is offered for preview.
    PreviewOffered,
    /// The agent has no call at all.
    NoCall,
    /// The agent has no call but held ones.
    NoAnsweredCall,
    /// The agent has a call, in whatever state.
    InCall,
    /// The agent has a call that is not held.
    CurrentCall,
    /// A call rings at the agent.
    Ringing,
    /// The agent talks.
    Talking,
    /// The call that the agent talks on is muted.
    Muted,
    /// The agent has a held call.
    HeldCall,
    /// A talk or three-party transfer of the agent's is under way, or has just made a call of three.
    Transferring,
    /// The latest call is one with video.
    VideoCall,
    /// The agent is in a call of three with two parties outside.
    ThreeParty,
    /// The agent answers by hand, not the platform.
    AnswersByHand,
    /// The desk phone is linked with the session.
    PhoneLinked,
    /// The agent's phone rings.
    PhoneRinging,
}

/// Returns every operation, in the order of the reference.
pub fn operations() -> &'static [Operation] {
    &OPERATIONS
}

impl Operation {
    /// Finds an operation by its log method name.
    pub fn named(id: &str) -> Option<&'static Self> {
        OPERATIONS.iter().find(|it| it.id == id)
    }

    /// True if the operation may be answered with this code: 0, one of its own list, one that any operation
    /// may be answered with, or the code of a wrong parameter where its list has none.
    pub fn may_answer(&self, code: &str) -> bool {
        // One section lists nothing and refers to the table of all codes (CEC 6.1.1.26).
        let is_listed = self.codes.iter().any(|it| it == code);
        code == "0" || is_listed || GENERAL.contains(&code) || code == self.code_of_wrong_parameter()
    }

    /// Returns the code of a parameter that is missing or wrong: the first of these that the operation's list
    /// has (CEC 6.5.2). Where it has none, 000-002, which is about addresses and parameters of any request.
    pub fn code_of_wrong_parameter(&self) -> &str {
        let candidates = ["000-002", "100-001", "100-005", "100-007"];
        candidates.into_iter().find(|code| self.codes.iter().any(|it| it == code)).unwrap_or("000-002")
    }
}
