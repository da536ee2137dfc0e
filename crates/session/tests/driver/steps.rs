//! Steps that can happen to a session, as small numbers that are resolved against the state it is in when
//! they are played: that way a shrunken case is still a case.

use proptest::{collection::vec, option, prelude::*};

/// Something that happens to a session.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// Issues a command that `can` offers, with values that are valid.
    Offered(u8),
    /// Issues a command that `can` refuses.
    Refused(u8),
    /// Issues any command, with any values and any call.
    Any { kind: u8, call: u8, value: u8 },
    /// Lets one of the open requests, not a poll, succeed; what the answer says is up to the number.
    Succeed { which: u8, says: u8, guid: bool },
    /// Lets one of the open requests, the poll included, fail.
    Fail { which: u8, how: u8 },
    /// Gives an answer of a kind that does not fit, or to nothing that is open.
    Misfit { which: u8, unknown: bool },
    /// Lets the poll bring these events.
    Events(Vec<Event>),
    /// Lets the poll bring nothing.
    NoEvent,
    /// Lets this many milliseconds pass; alarms go off when they are due.
    Pass(u32),
    /// Lets this many milliseconds pass while the alarms are asleep.
    Sleep(u32),
    /// Sets off an alarm that nobody asked for.
    Timeout,
    /// Says that the network is back.
    Online,
}

/// Event as numbers: the name, the call it is about, and what else it says.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    pub(crate) name: u8,
    pub(crate) call: u8,
    pub(crate) value: u8,
    pub(crate) is_broken: bool,
}

fn event() -> impl Strategy<Value = Event> {
    (any::<u8>(), 0..4_u8, any::<u8>(), prop::bool::weighted(0.03))
        .prop_map(|(name, call, value, is_broken)| Event { name, call, value, is_broken })
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        5 => any::<u8>().prop_map(Step::Offered),
        1 => any::<u8>().prop_map(Step::Refused),
        1 => (any::<u8>(), 0..4_u8, any::<u8>()).prop_map(|(kind, call, value)| Step::Any { kind, call, value }),
        6 => (any::<u8>(), any::<u8>(), any::<bool>())
            .prop_map(|(which, says, guid)| Step::Succeed { which, says, guid }),
        1 => (any::<u8>(), any::<u8>()).prop_map(|(which, how)| Step::Fail { which, how }),
        1 => (any::<u8>(), any::<bool>()).prop_map(|(which, unknown)| Step::Misfit { which, unknown }),
        8 => vec(event(), 1..3).prop_map(Step::Events),
        1 => Just(Step::NoEvent),
        6 => (1..1_500_u32).prop_map(Step::Pass),
        1 => (1_500..30_000_u32).prop_map(Step::Pass),
        1 => (1..200_000_u32).prop_map(Step::Sleep),
        1 => Just(Step::Timeout),
        1 => Just(Step::Online),
    ]
}

/// Generates sequences of steps; four in five begin with an agent who is signed in.
pub(crate) fn steps(length: usize) -> impl Strategy<Value = (Option<()>, Vec<Step>)> {
    (option::weighted(0.8, Just(())), vec(step(), 1..length))
}
