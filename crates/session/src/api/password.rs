//! Rules for a new password (CEC 6.1.1.16): the guard of the command and the form that is filled in ask the same.

use offhook_protocol::{AgentId, Password};

/// Rules for a new password, each true if it is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PasswordRules {
    /// True if the password has 8 to 32 characters.
    pub length: bool,
    /// Of capitals, small letters, digits and others it has three.
    pub kinds: bool,
    /// No character stands there three times in a row.
    pub repeats: bool,
    /// Not more than three characters in a row are the work number's.
    pub work_number: bool,
}

impl PasswordRules {
    /// Looks at a password that this agent would have.
    pub fn of(new: &Password, agent: &AgentId) -> Self {
        let (new, agent) = (new.expose(), agent.as_str());
        let letters: Vec<char> = new.chars().collect();
        let is_there = |kind: fn(char) -> bool| usize::from(letters.iter().any(|it| kind(*it)));
        let kinds = is_there(|it| it.is_ascii_uppercase())
            + is_there(|it| it.is_ascii_lowercase())
            + is_there(|it| it.is_ascii_digit())
            + is_there(|it| !it.is_ascii_alphanumeric());
        let is_of_number = |part: &[u8]| new.as_bytes().windows(part.len()).any(|it| it == part);
        Self {
            length: (8..=32).contains(&letters.len()),
            kinds: kinds >= 3,
            repeats: !letters.windows(3).any(|it| it[0] == it[1] && it[1] == it[2]),
            work_number: !agent.as_bytes().windows(4).any(is_of_number),
        }
    }

    /// True if all rules are kept.
    pub const fn are_kept(self) -> bool {
        self.length && self.kinds && self.repeats && self.work_number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_is_seen_by_itself() {
        let rules = |new: &str, agent: &str| {
            let it = PasswordRules::of(&Password::new(new), &agent.into());
            (it.length, it.kinds, it.repeats, it.work_number)
        };
        assert_eq!(rules("Tea-Time7", "1001"), (true, true, true, true));
        assert_eq!(rules("", "1001"), (false, false, true, true));
        assert_eq!(rules("Tea-7", "1001"), (false, true, true, true));
        assert_eq!(rules(&"Tea-7".repeat(7), "1001"), (false, true, true, true), "35 characters");
        assert_eq!(rules("teatime77", "1001"), (true, false, true, true));
        assert_eq!(rules("茶茶Tea777", "1001"), (true, true, false, true));
        assert_eq!(rules("Tea-1001", "1001"), (true, true, true, false));
        assert_eq!(rules("Tea-2345", "123456"), (true, true, true, false));
        assert_eq!(rules("Tea-345x", "12345"), (true, true, true, true), "three in a row are allowed");
        assert!(!PasswordRules::of(&Password::new("teatime77"), &"1001".into()).are_kept());
    }
}
