//! Scenario of a contact centre: the tenant, its agents, skill queues and customers, read from a JSON file.

use std::fmt;

use offhook_protocol::{AgentId, Number, Password};
use serde::{Deserialize, Serialize};

use crate::settings::Settings;

mod script;

pub use script::{Rests, Script, ScriptedState};

/// A contact centre of one tenant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Scenario {
    /// Number of the tenant (VDN).
    pub tenant: String,
    /// Agents who can sign in.
    pub agents: Vec<AgentConfig>,
    /// Teams of the agents (班组).
    #[serde(default)]
    pub teams: Vec<Team>,
    /// Skill queues in which calls wait.
    pub skills: Vec<SkillQueue>,
    /// Customers who call and can be called. Any other number answers after two seconds.
    #[serde(default)]
    pub customers: Vec<Customer>,
    /// Automatic flows that calls can be transferred to.
    #[serde(default)]
    pub ivrs: Vec<Ivr>,
    /// Numbers behind which a skill queue is, besides the queues' own.
    #[serde(default)]
    pub access_codes: Vec<AccessCode>,
    /// Settings for what the reference leaves open.
    #[serde(default)]
    pub settings: Settings,
}

/// An agent as an administrator configured it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgentConfig {
    /// Work number of the agent.
    pub number: AgentId,
    /// Password that the agent signs in with.
    pub password: Password,
    /// Name of the agent.
    #[serde(default)]
    pub name: String,
    /// Number of the phone on the agent's desk; signing in may name another.
    #[serde(default)]
    pub phone: Number,
    /// Ids of the skill queues that the agent serves.
    pub skills: Vec<i64>,
    /// True if the agent may take calls that ring in the team (代答).
    #[serde(default = "yes")]
    pub may_pick_up: bool,
    /// Id of the agent's team; 0: none.
    #[serde(default)]
    pub team: i64,
    /// True if the agent may look at other agents' calls (质检员).
    #[serde(default)]
    pub inspector: bool,
    /// True if calls come only after the password has been changed.
    #[serde(default)]
    pub must_change_password: bool,
    /// Number of days until the password expires; null: never.
    #[serde(default = "ninety")]
    pub password_days_left: Option<u64>,
    /// Script by which the agent works alone, where the settings let it; nobody needs to sign in. Null: none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scripted: Option<Script>,
}

#[allow(clippy::unnecessary_wraps, reason = "serde wants the field's type")]
fn ninety() -> Option<u64> {
    Some(90)
}

/// A team of agents (班组).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Team {
    /// Id of the team.
    pub id: i64,
    /// Name of the team.
    pub name: String,
}

fn yes() -> bool {
    true
}

/// A skill queue, in which calls wait for agents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SkillQueue {
    /// Id of the skill queue.
    pub id: i64,
    /// Name of the skill queue.
    pub name: String,
    /// Number that customers call to reach the queue.
    #[serde(default)]
    pub access: Number,
    /// Kind of calls: 5 telephone, 19 video, 1 chat … (CEC 5.2.7).
    #[serde(default = "telephone")]
    pub media: i64,
}

fn telephone() -> i64 {
    5
}

/// An automatic flow (IVR).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Ivr {
    /// Number under which the flow is reached.
    pub access: Number,
    /// Name of the flow.
    #[serde(default)]
    pub name: String,
    /// Number of seconds that a customer listens.
    pub seconds: u64,
    /// True if a suspended call comes back from the flow; if not, the customer hangs up at its end.
    #[serde(default)]
    pub returns: bool,
}

/// A system access code (接入码).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AccessCode {
    /// Number that is the access code.
    pub code: Number,
    /// Id of the skill queue behind the code.
    pub skill: i64,
}

/// A customer who calls and can be called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Customer {
    /// Telephone number of the customer.
    pub number: Number,
    /// Name of the customer, for people.
    #[serde(default)]
    pub name: String,
    /// Behaviour of the customer when called.
    pub behaviour: Behaviour,
    /// Number of seconds after which a customer who calls and is not answered gives up; null: never.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patience_seconds: Option<u64>,
}

/// Behaviour of a customer who is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "does", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Behaviour {
    /// Answers the call.
    Answers {
        /// Number of seconds of ringing before the answer.
        after_seconds: u64,
    },
    /// Is on another call.
    Busy,
    /// Lets the phone ring.
    NoAnswer,
    /// Answers after two seconds and hangs up; hangs up on calls of their own as well.
    HangsUp {
        /// Number of seconds of talking before the customer hangs up.
        after_seconds: u64,
    },
    /// Has a number that does not exist: refused with 200-001.
    WrongNumber,
    /// Can't be reached, for one of the causes of CEC table 6-451.
    Fails {
        /// Cause by its number in CEC table 6-451.
        cause: i64,
        /// Number of seconds of ringing before the call fails; 0: without ringing.
        #[serde(default)]
        after_seconds: u64,
    },
}

impl Customer {
    pub(crate) fn check(&self) -> Result<(), String> {
        match self.behaviour {
            Behaviour::Fails { cause, .. } if !crate::world::causes().any(|known| known == cause) => {
                Err(format!("there is no cause {cause} in CEC table 6-451"))
            }
            Behaviour::Fails { .. }
            | Behaviour::Answers { .. }
            | Behaviour::Busy
            | Behaviour::NoAnswer
            | Behaviour::HangsUp { .. }
            | Behaviour::WrongNumber => Ok(()),
        }
    }
}

/// Reason why a scenario can't be used, in one line that says where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScenarioError(String);

impl fmt::Display for ScenarioError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ScenarioError {}

impl Scenario {
    /// Reads a scenario file's text.
    ///
    /// # Errors
    /// Fails with one line that says where the text is wrong and what is expected there.
    pub fn from_json(text: &str) -> Result<Self, ScenarioError> {
        let scenario: Self = serde_json::from_str(text).map_err(|error| ScenarioError(error.to_string()))?;
        scenario.check().map_err(ScenarioError)?;
        Ok(scenario)
    }

    fn check(&self) -> Result<(), String> {
        for (at, agent) in self.agents.iter().enumerate() {
            if agent.number.is_empty() || !agent.number.as_str().bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(format!("agents[{at}].number: a work number is written in digits"));
            }
            if self.agents[..at].iter().any(|other| other.number == agent.number) {
                return Err(format!("agents[{at}].number: {} is there twice", agent.number));
            }
            if let Some(id) = agent.skills.iter().find(|id| self.skill(**id).is_none()) {
                return Err(format!("agents[{at}].skills: there is no skill queue {id}"));
            }
        }
        let team = |id: i64| id == 0 || self.teams.iter().any(|team| team.id == id);
        if let Some(agent) = self.agents.iter().find(|agent| !team(agent.team)) {
            return Err(format!("agent {}: there is no team {}", agent.number, agent.team));
        }
        for (at, skill) in self.skills.iter().enumerate() {
            if self.skills[..at].iter().any(|other| other.id == skill.id) {
                return Err(format!("skills[{at}].id: {} is there twice", skill.id));
            }
        }
        if let Some(code) = self.access_codes.iter().find(|code| self.skill(code.skill).is_none()) {
            return Err(format!("accessCodes: there is no skill queue {}", code.skill));
        }
        for (at, customer) in self.customers.iter().enumerate() {
            customer.check().map_err(|why| format!("customers[{at}].behaviour: {why}"))?;
        }
        let settings = &self.settings;
        let zero = [
            ("pollWaitMs", settings.poll_wait_ms),
            ("pollSilenceSeconds", settings.poll_silence_seconds),
            ("ringSeconds", settings.ring_seconds),
            ("autoCallSeconds", settings.auto_call_seconds.unwrap_or(1)),
            ("restOverrunRepeatSeconds", settings.rest_overrun_repeat_seconds.unwrap_or(1)),
        ];
        match zero.iter().find(|(_, value)| *value == 0) {
            Some((name, _)) => Err(format!("settings.{name}: must be more than 0")),
            None => Ok(()),
        }
    }

    pub(crate) fn skill(&self, id: i64) -> Option<&SkillQueue> {
        self.skills.iter().find(|skill| skill.id == id)
    }

    pub(crate) fn ivr(&self, access: &Number) -> Option<&Ivr> {
        self.ivrs.iter().find(|ivr| ivr.access == *access)
    }

    /// Returns the id of the skill queue behind an access code or a queue's own number.
    pub(crate) fn skill_behind(&self, code: &Number) -> Option<i64> {
        let codes = self.access_codes.iter().map(|it| (&it.code, it.skill));
        let own = self.skills.iter().map(|it| (&it.access, it.id));
        codes.chain(own).find(|(number, _)| *number == code).map(|(_, skill)| skill)
    }

    /// Puts this customer in the place of whoever had the number.
    pub(crate) fn put_customer(&mut self, customer: Customer) {
        self.customers.retain(|it| it.number != customer.number);
        self.customers.push(customer);
    }

    pub(crate) fn customer(&self, number: &Number) -> Option<&Customer> {
        self.customers.iter().find(|customer| customer.number == *number)
    }
}

/// The built-in scenario, read from its file.
impl Default for Scenario {
    fn default() -> Self {
        Self::from_json(include_str!("scenario.json")).expect("the built-in scenario is tested")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_scenario_reads() {
        let scenario = Scenario::default();
        assert!(scenario.settings.guid.rotates);
        assert!(scenario.agents.iter().any(|agent| agent.number == AgentId::from("131")));
    }

    #[test]
    fn a_bad_file_says_where() {
        let complaint = |text: &str| Scenario::from_json(text).expect_err("it is bad").to_string();
        assert!(complaint("{\n \"tenant\": 1").contains("line 2"));
        let agents = r#"{"tenant":"1","skills":[],"agents":[{"number":"7","password":"p","skills":[9]}]}"#;
        assert_eq!(complaint(agents), "agents[0].skills: there is no skill queue 9");
        let typo = r#"{"tenant":"1","skills":[],"agents":[],"settings":{"ringSecond":3}}"#;
        assert!(complaint(typo).contains("unknown field `ringSecond`"), "{}", complaint(typo));
        let code = r#"{"tenant":"1","skills":[],"agents":[],"accessCodes":[{"code":"1","skill":9}]}"#;
        assert_eq!(complaint(code), "accessCodes: there is no skill queue 9");
        let team =
            r#"{"tenant":"1","skills":[],"agents":[{"number":"7","password":"p","skills":[],"team":2}]}"#;
        assert_eq!(complaint(team), "agent 7: there is no team 2");
        let zero = r#"{"tenant":"1","skills":[],"agents":[],"settings":{"ringSeconds":0}}"#;
        assert_eq!(complaint(zero), "settings.ringSeconds: must be more than 0");
    }
}
