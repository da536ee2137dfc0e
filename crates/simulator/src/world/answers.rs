//! Leads from request to answer: which operation it is, what carries it out, and the envelope (CEC 6.5.2).

use offhook_protocol::{AgentId, OperationSpec, Request, codes::RetCode, operation::Base};
use serde_json::{Value, json};

use super::{SimRequest, SimResponse, World, poll::is_for_all, signing::Entry};
use crate::{catalog::Operation, log::LineKind, settings::AllEvents};

/// Result of an operation, or a refusal's code.
pub(super) type ApiResult = Result<Value, RetCode>;

/// Returns a refusal with this code.
pub(super) fn refuse<T>(code: &str) -> Result<T, RetCode> {
    Err(RetCode::new(code))
}

/// Returns a result without content.
#[allow(clippy::unnecessary_wraps, reason = "it stands where a verdict is due")]
pub(super) fn done() -> ApiResult {
    Ok(json!({}))
}

pub(super) fn json_response(status: u16, body: String) -> SimResponse {
    SimResponse { status, guid: None, body }
}

/// False for three operations whose answer has no member `result` (CEC 6.1.1.3, 6.1.1.19, 6.1.1.20).
fn has_result(spec: &OperationSpec) -> bool {
    !["handShake", "forceLogout", "forceLogoutWithReason"].contains(&spec.id)
}

fn may_answer(spec: &OperationSpec, code: &str) -> bool {
    Operation::named(spec.id).is_some_and(|operation| operation.may_answer(code))
}

fn envelope(verdict: &ApiResult, has_result: bool) -> String {
    match verdict {
        Ok(_) if !has_result => r#"{"message":"success","retcode":"0"}"#.to_owned(),
        Ok(result) => format!(r#"{{"message":"success","retcode":"0","result":{result}}}"#),
        Err(code) => {
            let words = code.words().map_or("refused", |words| words.en);
            format!(r#"{{"message":{},"retcode":{}}}"#, json!(words), json!(code.as_str()))
        }
    }
}

impl World {
    pub(super) fn take_request(&mut self, connection: u64, request: &SimRequest) {
        if let Some(status) = self.faults.status_for(&request.path) {
            self.note(LineKind::Request, "", format!("{} spoilt with HTTP {status}", request.method));
            self.answer(connection, &request.path, json_response(status, String::new()));
            return;
        }
        if is_for_all(&request.path) && self.settings().all_events == AllEvents::NotFound {
            self.note(LineKind::Request, "", "a poll for all events is not found".to_owned());
            return self.answer(connection, &request.path, json_response(404, String::new()));
        }
        let (method, path) = present_spelling(&request.method, &request.path);
        let route = Request::route(&method, &path, &request.body);
        let Some((agent, spec, mut fields)) = route.filter(|(_, spec, _)| spec.base != Base::Callback) else {
            self.log.add_unknown(&request.method, &request.path);
            self.answer(connection, &request.path, json_response(404, String::new()));
            return;
        };
        if let Some(token) = &request.service_token {
            fields.insert("service_token", token.as_str().into());
        }
        let refused = if self.takes_content_type(request) { None } else { Some(RetCode::new("000-002")) };
        let refused = refused.or_else(|| self.faults.refusal_for(spec, &agent));
        if spec.base == Base::ApiAccess {
            let response = self.answer_by_mobile(spec, fields, request.bearer, refused);
            return self.answer(connection, &request.path, response);
        }
        let guid = request.guid.as_deref().map(bare_guid).unwrap_or_default();
        let admitted = match refused {
            Some(code) => Err(code),
            None => self.admit(&agent, guid, spec, fields),
        };
        let (verdict, guid) = match admitted {
            Ok(Request::PollEvents(_)) if self.lacks_poll(&request.path) => (refuse("000-002"), None),
            Ok(Request::PollEvents(_)) if self.comes_too_soon(&agent) => {
                (refuse(&self.settings().overload_code.clone()), None)
            }
            Ok(Request::PollEvents(_)) => {
                return self.take_poll(connection, &agent, &request.path, guid);
            }
            Ok(it) => {
                let (verdict, guid) = self.carry_out(&agent, &it);
                let code = verdict.as_ref().err().map_or("0", RetCode::as_str);
                debug_assert!(
                    may_answer(spec, code),
                    "{} is answered with {code}, which it does not list",
                    spec.id
                );
                (verdict, guid)
            }
            Err(code) => (Err(code), None),
        };
        let code = verdict.as_ref().err().map_or("0", RetCode::as_str);
        let line = format!("{} {} -> {code}", spec.method.as_str(), spec.template());
        self.note(LineKind::Request, agent.as_str(), line);
        let response = SimResponse { status: 200, guid, body: envelope(&verdict, has_result(spec)) };
        self.answer(connection, &request.path, response);
    }

    /// Carries out everything but the poll. Signing in brings a guid.
    fn carry_out(&mut self, agent: &AgentId, request: &Request) -> (ApiResult, Option<String>) {
        let verdict = match request {
            Request::Login(it) => return self.sign_in(agent, it.clone().into(), Entry::Ordinary),
            Request::ForceLogin(it) => return self.sign_in(agent, it.clone(), Entry::Forced),
            Request::LoginEx(it) => return self.sign_in(agent, it.clone().into(), Entry::PlatformOnly),
            Request::HandShake(_) => return self.shake_hands(agent),
            Request::ForceLogout(_) => self.force_sign_out(agent),
            Request::ForceLogoutWithReason(it) => self.force_sign_out_with(agent, it.reason),
            Request::SendNote(it) => self.send_note(agent, it),
            Request::SetAutoAnswer(it) => self.set_auto_answer(agent, it.on),
            Request::SetAutoReady(it) => self.set_auto_ready(agent, it.on),
            Request::SetTalkRight(it) => self.set_talk_right(agent, it.on),
            Request::ResetSkills(it) => self.reset_skills(agent, it),
            Request::ChangePassword(it) => self.change_password(agent, it),
            Request::UpdateGuid(_) => self.update_guid(agent),
            Request::SyncAgentInfo(_) => self.sync_agent(agent),
            Request::LoginInfo(_) => self.phone_token(agent),
            Request::SetCustomState(it) => self.set_custom_state(agent, it.state),
            Request::QueryCustomState(_) => self.custom_state(agent),
            Request::CancelCustomState(_) => self.cancel_custom_state(agent),
            Request::Logout(_) => self.sign_out(agent),
            Request::SayFree(_) => self.say_free(agent),
            Request::SayBusy(it) => self.say_busy(agent, *it),
            Request::CancelBusy(_) => self.cancel_busy(agent),
            Request::Rest(it) => self.rest(agent, *it),
            Request::CancelRest(_) => self.cancel_rest(agent),
            Request::Work(_) => self.say_wrap_up(agent),
            Request::CancelWork(_) => self.cancel_wrap_up(agent),
            Request::AgentStatus(_) => self.agent_status(agent),
            Request::AgentSkills(_) => self.agent_skills(agent),
            Request::Callout(it) => self.call_out(agent, it),
            Request::PreviewCallout(it) => self.dial_preview(agent, it),
            Request::Answer(it) => self.answer_call(agent, it.call.as_ref()),
            Request::Reject(it) => self.reject_call(agent, it),
            Request::Release(_) => self.release_call(agent),
            Request::DropCall(it) => self.drop_call(agent, &it.call),
            Request::Hold(_) => self.hold(agent),
            Request::GetHold(it) => self.retrieve(agent, it.call.as_ref()),
            Request::BeginMute(_) => self.mute(agent, true),
            Request::EndMute(_) => self.mute(agent, false),
            Request::CallInner(it) => self.call_colleague(agent, it),
            Request::InnerHelp(it) => self.consult(agent, it),
            Request::ConfJoin(it) => self.join(agent, it),
            Request::ConnectHold(it) => self.connect_held(agent, &it.call),
            Request::Disconnect(it) => self.disconnect(agent, &it.number),
            Request::Transfer(it) => self.transfer(agent, it),
            Request::CancelTransfer(_) => self.take_back(agent),
            Request::MediaSwitch(it) => self.switch_media(agent, *it),
            Request::AdjustVideoMode(it) => self.lay_out_video(agent, *it),
            Request::ConfTransmitNum(_) => self.let_digits_pass(agent),
            Request::SnatchPickup(it) => self.pick_up(agent, it),
            Request::RequestCall(it) => self.take_waiting(agent, it),
            Request::PhonePickup(_) => self.lift_desk_phone(agent),
            Request::PhoneHangup(_) => self.refuse_on_desk_phone(agent),
            Request::SecondDial(it) => self.second_dial(agent, it.digits.expose()),
            Request::QueryCallInfo(it) => self.query_call(agent, it.or_previous.unwrap_or_default()),
            Request::CallInfoBeforeAnswer(_) => self.query_ringing_call(agent),
            Request::AppData(it) => self.query_data(agent, it),
            Request::HoldList(_) => self.query_held(agent),
            Request::SetCallData(it) => self.set_data(agent, it),
            Request::CallInfoById(it) => self.query_call_by_id(agent, &it.call),
            Request::CallIdsOf(it) => self.query_call_ids(agent, &it.agent),
            Request::CallCount(_) => self.count_calls(agent),
            Request::Statistics(_) => self.day_figures(agent),
            Request::StatisticsEx(_) => self.main_figures(agent),
            Request::WaitingCalls(it) => self.query_waiting(it.skill),
            Request::HeldCallsOf(it) => self.query_held_of(agent, &it.agent),
            Request::AgentSkillsOf(it) => self.skills_of_colleague(&it.agent),
            Request::QueueLength(_) => self.configured_queue_length(agent),
            Request::QueueLengthSignedIn(_) => self.signed_in_queue_length(agent),
            Request::QueueLengthOf(it) => self.queue_length_of(it.skill),
            Request::VdnSkills(_) => self.all_queues(),
            Request::QueueStats(it) => self.queue_stats(&it.skills),
            Request::IvrFlows(_) => self.all_flows(),
            Request::AgentsBySkill(it) => self.agents_by_skill(it.skill),
            Request::AgentByNumber(it) => self.agent_by_number(&it.agent),
            Request::OnlineAgents(_) => self.online_agents(),
            // The poll has been taken elsewhere, and so has whatever is not the gateway's.
            Request::PollEvents(_)
            | Request::OfflineLogin(_)
            | Request::OfflineLogout(_)
            | Request::IsOfflineAgent(_)
            | Request::Raw(_) => refuse("000-002"),
        };
        (verdict, None)
    }
}

/// Rewrites older spellings of an operation that clients in the field still use (field notes 8, 11 and 2.3)
/// to the present one.
fn present_spelling(method: &str, path: &str) -> (String, String) {
    let (bare, query) = path.split_once('?').unwrap_or((path, ""));
    let segments: Vec<&str> = bare.split('/').filter(|segment| !segment.is_empty()).collect();
    let path = match segments.as_slice() {
        ["voicecall", agent, "seconddial", digits] => {
            format!("/voicecall/{agent}/seconddial?number={digits}")
        }
        ["calldata", agent, "callinbeforeanswer"] => format!("/calldata/{agent}/callinfobeforeanswer"),
        ["agentevent", agent, "allagentevent"] => format!("/agentevent/{agent}?{query}"),
        ["voicecall", agent, "seconddialex"] => format!("/voicecall/{agent}/seconddial?{query}"),
        ["voicecall", agent] if method == "DELETE" => format!("/voicecall/{agent}/release"),
        _ => path.to_owned(),
    };
    // Clients that the gateway's own script library generated write PUT (field note 10).
    let on_desk_phone = matches!(segments.as_slice(), ["voicecall", _, "phonepickup" | "phonehangup"]);
    let method = if on_desk_phone && method == "PUT" { "POST" } else { method };
    (method.to_owned(), path)
}

/// Returns the guid alone, as some clients send the header's value back as it came.
fn bare_guid(value: &str) -> &str {
    value.trim().trim_start_matches("JSESSIONID=")
}

/// Returns the answer to a poll.
pub(super) fn event_envelope(event: &Value) -> String {
    format!(r#"{{"message":"","retcode":"0","event":{event}}}"#)
}
