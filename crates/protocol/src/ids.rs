//! Identifiers and secrets. Those that must not be printed have a `Debug` that does not print them.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Defines a string of its own kind. `secret` ones print as dots: what is never formatted can't be logged.
macro_rules! string_type {
    ($(#[$doc:meta])* $name:ident shown) => {
        string_type!(@common $(#[$doc])* $name);
        impl $name {
            /// Returns the text.
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) }
        }
    };
    ($(#[$doc:meta])* $name:ident secret) => {
        string_type!(@common $(#[$doc])* $name);
        impl $name {
            /// Returns the text, for the wire and the screen; never for a log.
            pub fn expose(&self) -> &str { &self.0 }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(if self.0.is_empty() { "(empty)" } else { "•••" })
            }
        }
    };
    (@common $(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Creates a value from the text as it is.
            pub fn new(text: impl Into<String>) -> Self { Self(text.into()) }
            /// True if there is no text at all.
            pub fn is_empty(&self) -> bool { self.0.is_empty() }
        }
        impl From<&str> for $name {
            fn from(text: &str) -> Self { Self(text.to_owned()) }
        }
        impl From<String> for $name {
            fn from(text: String) -> Self { Self(text) }
        }
    };
}

string_type!(
    /// Work number of an agent (工号), decimal digits.
    AgentId shown
);
string_type!(
    /// Id of a call, `<seconds>-<serial>` in the samples. Opaque: compared, never parsed.
    CallId shown
);
string_type!(
    /// Credential of a signed-in agent (CEC 4.5). Never printed, never stored, never sent to another origin.
    Guid secret
);
string_type!(
    /// Password of an agent. Lives from the form to the request and nowhere else.
    Password secret
);
string_type!(
    /// Telephone number or work number of a party. Personal data: shown to people, not to logs.
    Number secret
);
string_type!(
    /// Call data (随路数据): whatever the business attached to a call. May hold personal data.
    CallData secret
);

string_type!(
    /// Text that agents write to each other in a note (便签). Between them, not for a log.
    NoteText secret
);

impl AgentId {
    /// Returns the work number as a number, which some operations want; `None` if it is not one.
    pub fn number(&self) -> Option<i64> {
        self.0.parse().ok()
    }
}

impl Guid {
    /// Reads the header `Set-GUID: JSESSIONID=<guid>` or `Guid: <guid>` (CEC 4.5; field notes 2 and 3).
    pub fn from_header(value: &str) -> Option<Self> {
        let value = value.split(';').next().unwrap_or_default();
        let value = value.rsplit('=').next().unwrap_or_default().trim();
        (!value.is_empty()).then(|| Self(value.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_do_not_print() {
        let (guid, password, number) = (Guid::new("g-1"), Password::new("pass"), Number::new("13800"));
        let printed = format!("{guid:?} {password:?} {number:?}");
        assert!(
            !printed.contains("g-1") && !printed.contains("pass") && !printed.contains("13800"),
            "{printed}"
        );
    }

    #[test]
    fn guid_header_in_every_seen_spelling() {
        let guid = Some(Guid::new("ab-1.AgentGateway0"));
        assert_eq!(Guid::from_header("JSESSIONID=ab-1.AgentGateway0"), guid);
        assert_eq!(Guid::from_header("JSESSIONID=ab-1.AgentGateway0; Path=/"), guid);
        assert_eq!(Guid::from_header(" ab-1.AgentGateway0 "), guid);
        assert_eq!(Guid::from_header("JSESSIONID="), None);
    }
}
