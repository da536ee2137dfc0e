//! A call that is made by its name: what `bar.request(name, params)` becomes. It takes every call of the table without a
//! type of its own for each, and hands the answer on as it came.

use std::fmt;

use crate::{
    Method, Request, Spec,
    agent_control::{ChangePassword, ResetSkills, SetAutoAnswer, SetAutoReady},
    endpoint::Base,
    json::{Map, Value},
    lenient::FromValue,
    request::SPECS,
    wire::Wire,
};

/// One call of the table with its parameters as they were given.
#[derive(Clone, PartialEq)]
pub struct Named {
    spec: &'static Spec,
    fields: Map,
}

/// Why there is no such call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NamedError {
    /// No call has this name.
    UnknownCall,
    /// The call has no parameter of this name.
    UnknownMember(String),
    /// The call needs this parameter.
    MissingMember(&'static str),
    /// This parameter stands in the address, and what was given can't.
    NotAValue(&'static str),
}

impl Named {
    /// Checks the names. Null is taken as left out; whether a value is right is for the gateway to say.
    ///
    /// # Errors
    /// When the gateway would not know what is meant.
    pub fn new(name: &str, fields: impl Into<Map>) -> Result<Self, NamedError> {
        let spec = SPECS
            .iter()
            .find(|spec| spec.id == name && spec.base != Base::Callback)
            .ok_or(NamedError::UnknownCall)?;
        let mut fields = fields.into();
        fields.remove_nulls();
        let is_unknown = |name: &&str| spec.members.iter().all(|member| member.name != *name);
        if let Some(name) = fields.keys().find(is_unknown) {
            return Err(NamedError::UnknownMember(name.to_owned()));
        }
        for member in spec.members {
            match fields.get(member.name) {
                None if member.is_required => return Err(NamedError::MissingMember(member.name)),
                Some(value) if !spec.takes(member.name, value) => {
                    return Err(NamedError::NotAValue(member.name));
                }
                _ => {}
            }
        }
        Ok(Self { spec, fields })
    }

    /// The call.
    pub fn spec(&self) -> &'static Spec {
        self.spec
    }

    /// The same as a typed call, where it sets something that the session shows. Only these: reading every type would be
    /// 10 KB of what a page loads.
    pub fn setting(&self) -> Option<Request> {
        let fields = &self.fields;
        Some(match self.spec.id {
            "setAgentAutoAnswer" => SetAutoAnswer::from_map(fields).into(),
            "setAgentAutoEnterIdle" => SetAutoReady::from_map(fields).into(),
            "resetSkill" => ResetSkills::from_map(fields).into(),
            "modifyAccountPwdEx" => ChangePassword::from_map(fields).into(),
            _ => return None,
        })
    }

    pub(crate) fn fields(&self) -> Map {
        self.fields.clone()
    }
}

impl Spec {
    /// Whether it is what a session lives on: who makes it beside the session breaks that.
    pub fn is_of_session(&self) -> bool {
        self.path.starts_with("/agentevent/")
            || ["login", "forceLogin", "loginEx", "logout", "forceLogout", "forceLogoutWithReason"]
                .contains(&self.id)
    }

    /// Whether what is known of calls or of the agent's state may be different afterwards.
    pub fn changes_call_or_state(&self) -> bool {
        let is_about_calls = ["/voicecall/", "/calldata/"].iter().any(|group| self.path.starts_with(group));
        is_about_calls && self.method != Method::Get
            || [
                "sayFree",
                "sayBusy",
                "cancelBusy",
                "rest",
                "cancelRest",
                "sayWork",
                "cancelWork",
                "offlineAgentLogin",
                "offlineAgentLogout",
                // It empties the queue of events (CEC 6.1.1.25).
                "syncagentinfo",
            ]
            .contains(&self.id)
    }

    /// Whether this value can stand where this member does. In the body anything can.
    fn takes(&self, name: &str, value: &Value) -> bool {
        let text = || String::from_value(value);
        if self.path_names().any(|it| it == name) {
            // A browser would take the last two for a way up and ask for something else.
            text().is_some_and(|text| !["", ".", ".."].contains(&text.as_str()))
        } else if self.query_names().any(|it| it == name) {
            text().is_some()
        } else {
            true
        }
    }
}

/// Without the parameters: they may hold a number or a password.
impl fmt::Debug for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Named").field("name", &self.spec.id).finish_non_exhaustive()
    }
}

impl From<Named> for Request {
    fn from(named: Named) -> Self {
        Self::Named(named)
    }
}
