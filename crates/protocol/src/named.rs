//! A call that is made by its name: what `bar.request(name, params)` becomes. It takes every call of the table without a
//! type of its own for each, and hands the answer on as it came.

use std::fmt;

use serde_json::{Map, Value};

use crate::{Request, Spec, endpoint::Base, lenient::FromValue, request::SPECS};

/// One call of the table with its parameters as they were given.
#[derive(Clone, PartialEq)]
pub struct Named {
    spec: &'static Spec,
    fields: Map<String, Value>,
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
    pub fn new(name: &str, mut fields: Map<String, Value>) -> Result<Self, NamedError> {
        let spec = SPECS
            .iter()
            .find(|spec| spec.id == name && spec.base != Base::Callback)
            .ok_or(NamedError::UnknownCall)?;
        fields.retain(|_, value| !value.is_null());
        let is_unknown = |name: &&String| spec.members.iter().all(|member| member.name != name.as_str());
        if let Some(name) = fields.keys().find(is_unknown) {
            return Err(NamedError::UnknownMember(name.clone()));
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

    pub(crate) fn fields(&self) -> Map<String, Value> {
        self.fields.clone()
    }
}

impl Spec {
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
