//! Tests of strict reading: what has been written is read again as the same, a mistake is named by its path.

use offhook_protocol::{
    AgentId, CallData, CallId, NoteText, Number, Password, json,
    wire::{Strict, ToValue, Wire, from_value},
};
use proptest::{option, prelude::*, string::string_regex};

#[derive(Debug, Clone, Copy, Default, PartialEq, Wire)]
enum Mode {
    #[default]
    Private,
    ThreeParty,
    #[wire(name = "off")]
    Nothing,
}

#[derive(Debug, Clone, PartialEq, Wire)]
#[wire(strict)]
struct Target {
    mode: Mode,
    address: Number,
}

/// Struct with a member of every type that can be read strictly.
#[derive(Debug, Clone, PartialEq, Wire)]
#[wire(strict)]
struct Everything {
    call: CallId,
    agent: Option<AgentId>,
    password: Password,
    to: Target,
    others: Vec<Target>,
    reasons: Option<Vec<i64>>,
    #[wire(default = 5)]
    volume: u8,
    #[wire(default)]
    mode: Mode,
    flag: bool,
    call_data: Option<CallData>,
    note: NoteText,
    #[wire(name = "type")]
    kind: String,
}

#[derive(Debug, Clone, PartialEq, Wire)]
#[wire(strict)]
struct Nothing {}

#[derive(Debug, Clone, PartialEq, Wire)]
#[wire(tag = "kind")]
enum Choice {
    Queues,
    WaitingCalls {
        queue: i64,
        to: Option<Target>,
    },
    Consult(Target),
    #[wire(name = "none")]
    Empty(Nothing),
}

fn text() -> impl Strategy<Value = String> {
    string_regex(".{0,8}").expect("a pattern")
}

fn modes() -> impl Strategy<Value = Mode> {
    prop_oneof![Just(Mode::Private), Just(Mode::ThreeParty), Just(Mode::Nothing)]
}

fn targets() -> impl Strategy<Value = Target> {
    (modes(), text()).prop_map(|(mode, address)| Target { mode, address: address.into() })
}

fn choices() -> impl Strategy<Value = Choice> {
    prop_oneof![
        Just(Choice::Queues),
        (any::<i64>(), option::of(targets())).prop_map(|(queue, to)| Choice::WaitingCalls { queue, to }),
        targets().prop_map(Choice::Consult),
        Just(Choice::Empty(Nothing {})),
    ]
}

prop_compose! {
    fn everything()(
        texts in proptest::array::uniform6(text()),
        agent in option::of(text()),
        to in targets(),
        others in prop::collection::vec(targets(), 0..3),
        reasons in option::of(prop::collection::vec(any::<i64>(), 0..3)),
        volume: u8,
        mode in modes(),
        flag: bool,
        has_data: bool,
    ) -> Everything {
        let [call, password, data, note, kind, _] = texts;
        Everything {
            call: call.into(),
            agent: agent.map(Into::into),
            password: password.into(),
            to,
            others,
            reasons,
            volume,
            mode,
            flag,
            call_data: has_data.then(|| data.into()),
            note: note.into(),
            kind,
        }
    }
}

/// Writes the value, goes through the text, and reads it again.
fn there_and_back<T: Strict + ToValue>(it: &T) -> Result<T, String> {
    let text = json::to_string(&it.to_value());
    from_value(&json::from_str(&text).expect("our text is JSON"))
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(it in everything(), choice in choices()) {
        prop_assert_eq!(there_and_back(&it), Ok(it));
        prop_assert_eq!(there_and_back(&choice), Ok(choice));
    }
}

fn mistake<T: Strict>(text: &str) -> String {
    let value = json::from_str(text).expect("JSON");
    from_value::<T>(&value).err().expect("a mistake")
}

#[test]
fn a_mistake_names_the_path_and_what_must_stand_there() {
    for (text, expected) in [
        ("7", "the argument must be an object"),
        ("null", "the argument must be an object"),
        ("[]", "the argument must be an object"),
        ("{}", "\"kind\" is missing; it must be one of queues, waitingCalls, consult, none"),
        (r#"{"kind":null}"#, "\"kind\" is missing; it must be one of queues, waitingCalls, consult, none"),
        (r#"{"kind":"agents"}"#, "\"kind\" must be one of queues, waitingCalls, consult, none"),
        (r#"{"kind":2}"#, "\"kind\" must be one of queues, waitingCalls, consult, none"),
        (r#"{"kind":"waitingCalls"}"#, "\"queue\" is missing; it must be a whole number"),
        (r#"{"kind":"waitingCalls","queue":"2"}"#, "\"queue\" must be a whole number"),
        (r#"{"kind":"waitingCalls","queue":2.5}"#, "\"queue\" must be a whole number"),
        (r#"{"kind":"waitingCalls","queue":1e300}"#, "\"queue\" must be a whole number"),
        (r#"{"kind":"waitingCalls","queue":2,"to":[]}"#, "\"to\" must be an object"),
        (
            r#"{"kind":"waitingCalls","queue":2,"to":{"mode":"x","address":1}}"#,
            "\"to.mode\" must be one of private, threeParty, off",
        ),
        (r#"{"kind":"consult","mode":"off","address":1}"#, "\"address\" must be text"),
        (r#"{"kind":"consult","mode":"off"}"#, "\"address\" is missing; it must be text"),
    ] {
        assert_eq!(mistake::<Choice>(text), expected, "{text}");
    }
    assert_eq!(mistake::<Vec<i64>>("[1,\"2\"]"), "\"[1]\" must be a whole number");
    assert_eq!(mistake::<Vec<i64>>("{}"), "the argument must be a list");
}

/// Returns the smallest object that can be read, with one member replaced.
fn with(name: &str, value: &str) -> String {
    let members = [
        ("call", "\"1-2\""),
        ("password", "\"secret\""),
        ("to", "{\"mode\":\"off\",\"address\":\"1\"}"),
        ("others", "[]"),
        ("flag", "true"),
        ("note", "\"\""),
        ("type", "\"\""),
    ];
    let mut written: Vec<String> =
        members.iter().filter(|(it, _)| *it != name).map(|(it, value)| format!("\"{it}\":{value}")).collect();
    written.push(format!("\"{name}\":{value}"));
    format!("{{{}}}", written.join(","))
}

#[test]
fn a_mistake_inside_a_list_has_its_place() {
    for (name, value, expected) in [
        (
            "others",
            "[{\"mode\":\"off\",\"address\":\"1\"},{\"mode\":1}]",
            "\"others[1].mode\" must be one of private, threeParty, off",
        ),
        ("reasons", "[1,null]", "\"reasons[1]\" must be a whole number"),
        ("reasons", "7", "\"reasons\" must be a list"),
        ("volume", "256", "\"volume\" must be a whole number from 0 to 255"),
        ("flag", "1", "\"flag\" must be true or false"),
    ] {
        assert_eq!(mistake::<Everything>(&with(name, value)), expected);
    }
}

#[test]
fn a_value_is_never_quoted() {
    for value in ["{\"pass\":\"secret\"}", "[\"secret\"]", "4711"] {
        let said = mistake::<Everything>(&with("password", value));
        assert_eq!(said, "\"password\" must be text");
    }
    assert!(!mistake::<Everything>(&with("mode", "\"secret\"")).contains("secret"));
}

#[test]
fn null_is_absent_and_what_nobody_knows_is_passed_over() {
    for more in ["\"agent\":null,\"volume\":null,\"mode\":null", "\"another\":{\"version\":[2]}"] {
        let text = with("flag", &format!("false,{more}"));
        let it: Everything = from_value(&json::from_str(&text).expect("JSON")).expect(&text);
        assert_eq!((it.agent, it.volume, it.mode, it.flag), (None, 5, Mode::Private, false));
    }
    assert_eq!(mistake::<Everything>(&with("call", "null")), "\"call\" is missing; it must be text");
}
