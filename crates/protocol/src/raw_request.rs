//! Requests that a script names itself with `bar.request(name, params)`: raw requests. Every operation of the
//! table can be asked for without a type of its own for each; the reply is passed on as it came.

use std::fmt;

use crate::{
    OperationSpec, Request,
    json::{Map, Value},
    lenient::FromValue,
    operation::Base,
    operations::OPERATIONS,
};

/// One operation of the table, with its parameters as they were given.
#[derive(Clone, PartialEq)]
pub struct RawRequest {
    spec: &'static OperationSpec,
    pub(crate) fields: Map,
}

/// The reason why a raw request can't be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RawRequestError {
    /// No operation has this name.
    UnknownOperation,
    /// The operation has no parameter of this name.
    UnknownMember(String),
    /// The operation needs this parameter.
    MissingMember(&'static str),
    /// The value of this parameter can't stand in an address, where the parameter travels.
    NotAValue(&'static str),
}

impl RawRequest {
    /// Checks the names of operation and parameters. A parameter that is null is taken as left out; whether a
    /// value is right is for the gateway to say.
    ///
    /// # Errors
    /// Returns an error if the gateway would not know what is meant.
    pub fn new(name: &str, fields: impl Into<Map>) -> Result<Self, RawRequestError> {
        let spec = OPERATIONS
            .iter()
            .find(|spec| spec.id == name && spec.base != Base::Callback)
            .ok_or(RawRequestError::UnknownOperation)?;
        let mut fields = fields.into();
        fields.remove_nulls();
        let is_unknown = |name: &&str| spec.members.iter().all(|member| member.name != *name);
        if let Some(name) = fields.keys().find(is_unknown) {
            return Err(RawRequestError::UnknownMember(name.to_owned()));
        }
        for member in spec.members {
            match fields.get(member.name) {
                None if member.is_required => return Err(RawRequestError::MissingMember(member.name)),
                Some(value) if !spec.takes(member.name, value) => {
                    return Err(RawRequestError::NotAValue(member.name));
                }
                _ => {}
            }
        }
        Ok(Self { spec, fields })
    }

    /// Returns the operation's row of the table.
    pub fn spec(&self) -> &'static OperationSpec {
        self.spec
    }

    pub(crate) fn fields(&self) -> Map {
        self.fields.clone()
    }
}

impl OperationSpec {
    /// True if this value can stand where this member does. In the body anything can.
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

/// Prints the operation's name without the parameters, which may hold a number or a password.
impl fmt::Debug for RawRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawRequest").field("name", &self.spec.id).finish_non_exhaustive()
    }
}

impl From<RawRequest> for Request {
    fn from(raw: RawRequest) -> Self {
        Self::Raw(raw)
    }
}
