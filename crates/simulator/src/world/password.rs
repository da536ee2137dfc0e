//! An agent's own password (CEC 6.1.1.16).

use offhook_protocol::{AgentId, Password, agent_control::ChangePassword};

use super::{
    World,
    answers::{ApiResult, done, refuse},
};
use crate::log::LineKind;

/// Number of former passwords that may not come again, the present one among them.
const REMEMBERED: usize = 5;

impl World {
    /// Changes the password. The new one is needed from the next sign-in on. The reference has no code of its
    /// own for a wrong old one.
    pub(super) fn change_password(&mut self, agent: &AgentId, asked: &ChangePassword) -> ApiResult {
        let Some(known) = self.agents.get_mut(agent) else { return refuse("100-006") };
        if known.config.password != asked.old {
            return refuse("100-007");
        }
        let came_before = known.passwords.contains(&asked.new) || known.config.password == asked.new;
        if came_before || !is_good(&asked.new, agent) {
            return refuse("000-002");
        }
        known.passwords.push(std::mem::replace(&mut known.config.password, asked.new.clone()));
        if known.passwords.len() == REMEMBERED {
            known.passwords.remove(0);
        }
        known.config.must_change_password = false;
        known.config.password_days_left = known.config.password_days_left.map(|_| 90);
        self.note(LineKind::World, agent.as_str(), "has a new password".to_owned());
        done()
    }
}

/// True if the password has 8 to 32 characters of three kinds, none three times in a row, and not four in a
/// row of the work number.
fn is_good(password: &Password, agent: &AgentId) -> bool {
    let letters: Vec<char> = password.expose().chars().collect();
    let has = |kind: fn(&char) -> bool| usize::from(letters.iter().any(kind));
    let kinds = has(char::is_ascii_uppercase)
        + has(char::is_ascii_lowercase)
        + has(char::is_ascii_digit)
        + has(|letter| !letter.is_ascii_alphanumeric());
    let number: Vec<char> = agent.as_str().chars().collect();
    let repeats = letters.windows(3).any(|three| three.iter().all(|letter| *letter == three[0]));
    let tells = number.windows(4).any(|part| letters.windows(4).any(|four| four == part));
    (8..=32).contains(&letters.len()) && kinds >= 3 && !repeats && !tells
}
