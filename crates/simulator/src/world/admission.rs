//! Admission of a request: the gateway is there, the agent is signed in and has the guid, queries are counted
//! (CEC 4.5, 6.5.6); then the catalog's parameters and preconditions.

use offhook_protocol::{AgentId, OperationSpec, Request, codes::RetCode, json::Map};

use super::{SimRequest, World, answers::refuse};
use crate::catalog::Operation;

impl World {
    /// Lets a request in. Signing in needs no guid, everything else does.
    pub(super) fn admit(
        &mut self,
        agent: &AgentId,
        guid: &str,
        spec: &OperationSpec,
        fields: Map,
    ) -> Result<Request, RetCode> {
        if self.is_away() {
            return refuse("105-002");
        }
        if !is_sign_in(spec) {
            let (now, life) = (self.now, self.settings().guid.clone());
            let Some(session) = self.session(agent) else { return refuse("100-006") };
            if !session.guid.accepts(guid, now, &life) {
                return refuse("000-003");
            }
            if spec.is_rate_limited() && !self.count_query(agent) {
                return refuse(&self.settings().overload_code.clone());
            }
        }
        let Some(operation) = Operation::named(spec.id) else { return refuse("000-002") };
        let fields = operation.check(fields).map_err(RetCode::new)?;
        if let Some(code) = self.unmet(agent, operation) {
            return refuse(code);
        }
        Request::from_fields(spec.id, &fields).ok_or_else(|| RetCode::new("000-002"))
    }

    /// True if the header `Content-Type` is as the reference has it for every request, or nobody looks.
    pub(super) fn takes_content_type(&self, request: &SimRequest) -> bool {
        let is_json = |value: &str| {
            let plain: String = value.chars().filter(|it| *it != ' ').collect();
            plain.eq_ignore_ascii_case("application/json;charset=UTF-8")
        };
        !self.settings().content_type_needed || request.content_type.as_deref().is_some_and(is_json)
    }
}

/// Reads a request of the interface for applications, which knows no session and no preconditions.
pub(super) fn check(spec: &OperationSpec, fields: Map) -> Result<Request, RetCode> {
    let Some(operation) = Operation::named(spec.id) else { return refuse("000-002") };
    let fields = operation.check(fields).map_err(RetCode::new)?;
    Request::from_fields(spec.id, &fields).ok_or_else(|| RetCode::new("000-002"))
}

/// True for the three ways to sign in (CEC 6.1.1.1, 6.1.1.2, 6.1.1.23).
fn is_sign_in(spec: &OperationSpec) -> bool {
    ["login", "forceLogin", "loginEx"].contains(&spec.id)
}
