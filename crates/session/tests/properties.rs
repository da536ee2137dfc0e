//! Properties that hold for any sequence of inputs. The promises themselves are checked by the driver at
//! every single input: no panic; each command settles once; what is offered is accepted, what is refused is
//! refused with that reason; one poll at a time; silence while signed out; versions, notices, secrets, flow
//! control, alarms. A failing case is shrunk and printed; one that teaches something belongs into
//! `scenarios/`.

mod driver;

use driver::{Driver, any_command, steps};
use offhook_session::{
    Command,
    json::{self, Value},
    wire::{ToValue, from_value},
};
use proptest::{
    prelude::*,
    test_runner::{FileFailurePersistence, RngSeed},
};

/// Returns the settings of the runs. Failing seeds are kept beside the build, never in the repository. The
/// cases are the same every time, so that a change is judged by itself;
/// `PROPTEST_RNG_SEED=7 cargo test -p offhook-session --test properties` plays others.
fn config(cases: u32) -> ProptestConfig {
    let seeds = FileFailurePersistence::Direct("../../target/session-properties.txt");
    let chosen = ProptestConfig::default();
    let rng_seed = match chosen.rng_seed {
        RngSeed::Random => RngSeed::Fixed(1),
        RngSeed::Fixed(seed) => RngSeed::Fixed(seed),
    };
    ProptestConfig { cases, rng_seed, failure_persistence: Some(Box::new(seeds)), ..chosen }
}

proptest! {
    #![proptest_config(config(6_000))]

    /// Checks the promises where anything may happen, in any order.
    #[test]
    fn promises_hold_for_any_sequence((signed_in, steps) in steps(60), seed in any::<u64>()) {
        Driver::new(seed).play(signed_in.is_some(), &steps);
    }
}

proptest! {
    #![proptest_config(config(2_000))]

    /// Checks that every command settles when everything fails from now on, whatever happened before.
    #[test]
    fn commands_settle_when_everything_fails((signed_in, steps) in steps(40), seed in any::<u64>()) {
        let mut driver = Driver::new(seed);
        driver.play(signed_in.is_some(), &steps);
        driver.fall_silent();
    }
}

proptest! {
    #![proptest_config(config(1_000))]

    /// Checks that every command settles and that alarms stay few when nothing is answered any more, whatever
    /// happened before.
    #[test]
    fn commands_settle_when_nothing_answers((signed_in, steps) in steps(40), seed in any::<u64>()) {
        let mut driver = Driver::new(seed);
        driver.play(signed_in.is_some(), &steps);
        driver.hang();
    }
}

proptest! {
    #![proptest_config(config(1_000))]

    /// Checks that the same inputs lead to the same view: nothing but inputs matters.
    #[test]
    fn same_inputs_same_view((signed_in, steps) in steps(40), seed in any::<u64>()) {
        let view = || {
            let mut driver = Driver::new(seed);
            driver.play(signed_in.is_some(), &steps);
            driver.view()
        };
        prop_assert_eq!(view(), view());
    }
}

fn reads(text: &str) -> Result<Command, String> {
    from_value::<Command>(&json::from_str(text).unwrap_or(Value::Null))
}

proptest! {
    #![proptest_config(config(3_000))]

    /// Checks that a command is read as it is written for a page, and as its TypeScript declaration has it,
    /// where what is absent may be null.
    #[test]
    fn commands_are_read_as_they_are_written(kind: u8, number: u8, value: u8) {
        let command = any_command(kind, number, value);
        prop_assert_eq!(reads(&json::to_string(&command.to_value())), Ok(command.clone()));
        let declared = serde_json::to_string(&command).unwrap_or_default();
        prop_assert_eq!(reads(&declared), Ok(command));
    }
}
