//! Which gateway call carries a command.

use offhook_protocol::{AgentState, Number, Request, agent_control, call_control, call_info};

use crate::{
    asking::first_request,
    command::{Command, ConsultMode, Media, NextState, RejectMode, SignIn, SignInState},
    named::named_request,
    session::Model,
    settings::{note_request, sign_out_request, skills_request},
    snapshot::{CallState, CommandKind, Direction},
    values::{clean_number, device, is_own_number, transfer_mode},
};

/// The gateway call that carries a command. Which one may depend on where the agent or the call stands.
pub(crate) fn request_for(command: &Command, model: &Model) -> Request {
    match command {
        Command::SignIn(it) => sign_in_request(it),
        Command::SetAutoAnswer { on } => agent_control::SetAutoAnswer { on: *on }.into(),
        Command::SetAutoReady { on } => agent_control::SetAutoReady { on: *on }.into(),
        Command::SetQueues { queues } => skills_request(queues.as_deref()),
        Command::ChangePassword { old, new } => {
            agent_control::ChangePassword { old: old.clone(), new: new.clone() }.into()
        }
        Command::SendNote { to, text } => note_request(to, text),
        Command::Query { query } => first_request(*query),
        Command::Request { name, params } => named_request(name, params),
        Command::DialPreview { number } => call_control::PreviewCallout {
            called: number.clone(),
            control: model.preview.as_ref().and_then(|it| it.id.parse().ok()).unwrap_or_default(),
        }
        .into(),
        Command::PickUp { agent } => call_control::SnatchPickup { agent: agent.clone() }.into(),
        Command::TakeQueued { waiting, queue } => {
            call_control::RequestCall { call: waiting.clone(), skill_type: 0, skill: *queue }.into()
        }
        Command::SwitchMedia { media, .. } => {
            let media = match media {
                Media::Audio => 1,
                Media::Video => 3,
            };
            call_control::MediaSwitch { media }.into()
        }
        Command::SetCallData { call, data } => {
            call_info::SetCallData { call: Some(call.clone()), data: Some(data.clone()), base64: None }.into()
        }
        Command::SignOut(it) => sign_out_request(it),
        Command::SetState(it) => match (it.state, model.agent.state) {
            (NextState::Ready, AgentState::Rest) => agent_control::CancelRest {}.into(),
            (NextState::Ready, AgentState::WrapUp) => agent_control::CancelWork {}.into(),
            (NextState::Ready, AgentState::Busy) => agent_control::CancelBusy {}.into(),
            (NextState::Ready, AgentState::Ready | AgentState::OnCall | AgentState::SignedOut) => {
                agent_control::SayFree {}.into()
            }
            (NextState::Busy, state) => agent_control::SayBusy {
                reason: it.reason,
                prolong: (state == AgentState::Busy).then_some(true),
            }
            .into(),
            (NextState::Rest, state) => agent_control::Rest {
                seconds: it.seconds.unwrap_or_default(),
                cause: it.reason.unwrap_or_default(),
                prolong: (state == AgentState::Rest).then_some(true),
            }
            .into(),
            (NextState::WrapUp, _) => agent_control::Work {}.into(),
        },
        Command::Dial(it) if it.internal == Some(true) => call_control::CallInner {
            called: dialled(&it.number),
            skill: it.queue,
            data: it.data.clone(),
            ..call_control::CallInner::default()
        }
        .into(),
        Command::Consult { to, data, mode, .. } => call_control::InnerHelp {
            address: dialled(&to.address),
            device: device(to.kind),
            mode: match mode {
                ConsultMode::Private => 1,
                ConsultMode::ThreeParty => 2,
            },
            data: data.clone(),
            hold: None,
        }
        .into(),
        Command::Transfer { call, to, mode, data } => {
            let outbound = model.calls.get(call).is_some_and(|call| call.direction == Direction::Outbound);
            call_control::Transfer {
                device: device(to.kind),
                address: dialled(&to.address),
                // The rules have seen to it that there is one.
                mode: transfer_mode(to.kind, *mode, outbound).unwrap_or_default(),
                data: data.clone(),
                ..call_control::Transfer::default()
            }
            .into()
        }
        Command::CancelTransfer { .. } => call_control::CancelTransfer {}.into(),
        Command::Disconnect { number, .. } => {
            // The agent is known to the call by the phone (CEC 6.1.2.17).
            let phone = model.agent.phone.as_ref().filter(|_| is_own_number(model, number));
            call_control::Disconnect { number: phone.unwrap_or(number).clone() }.into()
        }
        Command::Join { call } => call_control::ConfJoin { call: call.clone(), data: None }.into(),
        Command::Connect { call } => call_control::ConnectHold { call: call.clone() }.into(),
        Command::Dial(it) => call_control::Callout {
            caller: it.caller_id.clone(),
            called: dialled(&it.number),
            skill: it.queue,
            data: it.data.clone(),
            media: None,
        }
        .into(),
        Command::Answer { call } => call_control::Answer { call: Some(call.clone()) }.into(),
        Command::Reject { call, mode } => {
            let mode = match mode {
                RejectMode::Requeue => 1,
                RejectMode::Release => 2,
            };
            call_control::Reject { call: Some(call.clone()), mode }.into()
        }
        Command::Hold { .. } => call_control::Hold {}.into(),
        Command::Retrieve { call } => call_control::GetHold { call: Some(call.clone()) }.into(),
        Command::Mute { .. } => call_control::BeginMute {}.into(),
        Command::Unmute { .. } => call_control::EndMute {}.into(),
        Command::Keypad { digits, .. } => call_control::SecondDial { digits: digits.clone() }.into(),
        // `release` reaches the current call only; any other is dropped by its id (CEC 6.1.2.15, 6.1.2.16). While
        // something else is under way with this call, it may not be the current one any more when the request arrives.
        Command::HangUp { call } => match model.calls.get(call).map(|it| it.state) {
            _ if model
                .pending
                .iter()
                .any(|it| it.call.as_ref() == Some(call) && it.act != CommandKind::HangUp) =>
            {
                call_control::DropCall { call: call.clone() }.into()
            }
            Some(CallState::Held | CallState::RemoteGone | CallState::Transferring | CallState::InIvr) => {
                call_control::DropCall { call: call.clone() }.into()
            }
            _ => call_control::Release {}.into(),
        },
    }
}

/// The number as the gateway takes it; the rules have seen to it that it is one.
pub(crate) fn dialled(number: &Number) -> Number {
    clean_number(number.reveal()).unwrap_or_default().into()
}

fn sign_in_request(it: &SignIn) -> Request {
    let login = agent_control::Login {
        password: it.password.clone(),
        phone: it.phone.clone(),
        auto_answer: it.auto_answer.unwrap_or(false),
        auto_ready: it.auto_ready.unwrap_or(false),
        release_phone: it.release_phone.unwrap_or(true),
        agent_type: if it.video == Some(true) { 11 } else { 4 },
        status: asked_state(it).to_gateway(),
    };
    if it.platform_only == Some(true) {
        return agent_control::LoginEx::from(login).into();
    }
    if it.force.unwrap_or(false) { agent_control::ForceLogin::from(login).into() } else { login.into() }
}

/// The state asked for at sign-in.
pub(crate) fn asked_state(it: &SignIn) -> AgentState {
    match it.state.unwrap_or_default() {
        SignInState::Ready => AgentState::Ready,
        SignInState::Busy => AgentState::Busy,
        SignInState::WrapUp => AgentState::WrapUp,
    }
}
