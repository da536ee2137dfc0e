//! Answering by mobile phone (手机接听, CEC 6.1.2.26–6.1.2.28): an agent away from the desk takes calls on
//! any telephone. The agent asks for it at the platform's interface for applications, which knows no guid and
//! answers in its own way.

use offhook_protocol::{
    AgentId, Number, OperationSpec, Reply, Request,
    codes::RetCode,
    json::Map,
    offline_agent::{OfflineSignedIn, OfflineSkill, OfflineState},
};
use serde_json::{Value, json};

use super::{
    SimResponse, World,
    admission::check,
    agent::{Session, Terms},
    answers::{ApiResult, done, json_response, refuse},
    guid::GuidKeeper,
    signing::SessionEnd,
};
use crate::log::LineKind;

impl World {
    pub(super) fn answer_by_mobile(
        &mut self,
        spec: &OperationSpec,
        fields: Map,
        bearer: bool,
        refused: Option<RetCode>,
    ) -> SimResponse {
        if self.settings().bearer_needed && !bearer {
            let body = json!({ "returnCode": "401", "description": "the bearer token is missing" });
            return json_response(401, body.to_string());
        }
        let request = match refused {
            Some(code) => Err(code),
            None => check(spec, fields),
        };
        let verdict = match request {
            Ok(Request::OfflineLogin(it)) => self.leave_desk(it.agent, &it.phone),
            Ok(Request::OfflineLogout(it)) => self.end_by_mobile(it.agent),
            Ok(Request::IsOfflineAgent(it)) => self.is_by_mobile(it.agent),
            Ok(_) => refuse("000-002"),
            Err(code) => Err(code),
        };
        let code = verdict.as_ref().err().map_or("0", RetCode::as_str);
        self.note(LineKind::Request, "", format!("{} -> {code}", spec.template()));
        json_response(200, flat_envelope(verdict).to_string())
    }

    /// Signs an agent in away from the desk. The platform answers, as the agent has no client that could; a
    /// session at the desk ends.
    fn leave_desk(&mut self, number: i64, phone: &Number) -> ApiResult {
        let agent = AgentId::new(number.to_string());
        let Some(skills) = self.agents.get(&agent).map(|it| it.config.skills.clone()) else {
            return refuse("300-002");
        };
        let was_forced = self.session(&agent).is_some();
        self.end_session(&agent, SessionEnd::Replaced);
        let (serial, now) = (self.next_serial(), self.now);
        let guid = GuidKeeper::new(&mut self.random, now);
        let terms = Terms { phone: phone.clone(), auto_answer: true, auto_ready: true, release_phone: true };
        let mut session = Session::new(serial, now, terms, skills, guid);
        session.by_mobile = true;
        if let Some(it) = self.agents.get_mut(&agent) {
            it.session = Some(session);
        }
        let skills = self.configured_skills(&agent).into_iter();
        let told = OfflineSignedIn {
            agent: number,
            agent_type: "4".to_owned(),
            rest_time: String::new(),
            was_forced,
            auto_answer: "true".to_owned(),
            video_mode: 0,
            is_multi_channel: false,
            skills: skills.map(|it| OfflineSkill { id: it.id, media: it.media.to_string() }).collect(),
        };
        Ok(Reply::OfflineLogin(told).to_result().into())
    }

    fn end_by_mobile(&mut self, number: i64) -> ApiResult {
        let agent = AgentId::new(number.to_string());
        if !self.session(&agent).is_some_and(|session| session.by_mobile) {
            return refuse("100-006");
        }
        self.end_session(&agent, SessionEnd::SignedOut);
        done()
    }

    fn is_by_mobile(&self, number: i64) -> ApiResult {
        let agent = AgentId::new(number.to_string());
        let is_offline = self.session(&agent).is_some_and(|session| session.by_mobile);
        Ok(Reply::IsOfflineAgent(OfflineState { is_offline }).to_result().into())
    }
}

/// Returns an answer in which code, words and result stand beside each other.
fn flat_envelope(verdict: ApiResult) -> Value {
    match verdict {
        Ok(mut result) => {
            result["returnCode"] = json!("0");
            result["description"] = json!("success");
            result
        }
        Err(code) => {
            let words = code.words().map_or("refused", |words| words.en);
            json!({ "returnCode": code.as_str(), "description": words })
        }
    }
}
