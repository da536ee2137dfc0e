//! Signing in and out, and the agent's state (CEC 6.1.1).

use crate::{
    AgentId, CallData, CallId, Guid, NoteText, Number, Password,
    wire::{as_text, empty_requests, wire},
};

macro_rules! sign_in_request {
    ($(#[doc = $doc:literal])* $name:ident, releasephone: $release_phone:literal $(, phonenum: $phone:expr)? $(; $($also:tt)*)?) => {
        wire! {
            $(#[doc = $doc])*
            pub struct $name {
                /// The work number's password, at most 32 characters.
                pub password: Password = "password",
                /// The phone the agent answers on, at most 24 characters.
                pub phone: Number = "phonenum" $(or $phone)?,
                /// Calls are answered by the platform, not by the agent.
                pub auto_answer: bool = "autoanswer" or true,
                /// Ready after a call; otherwise wrap-up.
                pub auto_ready: bool = "autoenteridle" or true,
                /// The phone goes on hook after every call. Always sent: its default differs between the two calls.
                pub release_phone: bool = "releasephone" or $release_phone,
                /// 4: phone, 11: video phone.
                pub agent_type: i64 = "agenttype" or 4,
                /// State after sign-in: 3 busy, 4 ready, 5 wrap-up.
                pub status: i64 = "status" or 4,
            } also {
                /// The agent's IPv4 address.
                "ip": Text,
                /// The application gateway in front of the client.
                "entryIp": Text,
                /// The desk phone is linked with the session (话机联动).
                "phonelinkage": Flag,
                /// Sign in to the chat server too; so it does unless told otherwise.
                "checkInWebm": Flag,
                /// Sign in to the mail server too, which the gateway does not offer at present.
                "checkInMailm": Flag,
                /// Number for video conferences, at most 24 characters.
                "vcPhoneNumber": Text,
                /// For inspectors: hear of agents who sign in and out.
                "listenStatus": Flag,
                $($($also)*)?
            }
        }
    };
}
sign_in_request!(
    /// Sign in (签入).
    Login, releasephone: true;
    /// Where events are pushed to (CEC 6.1.4.2) instead of being asked for.
    "callbackUri": Text,
    /// What pushed events prove themselves with, at most 50 characters.
    "serviceToken": Text,
    /// The business's own work number, at most 30 characters.
    "serviceworkid": Text,
);
sign_in_request!(
    /// Sign in and end the session this agent has elsewhere.
    ForceLogin, releasephone: false;
    /// Where events are pushed to (CEC 6.1.4.2) instead of being asked for.
    "callbackUri": Text,
    /// What pushed events prove themselves with, at most 50 characters.
    "serviceToken": Text,
);
sign_in_request!(
    /// Sign in to the telephone platform only: no media server, no licence.
    LoginEx, releasephone: true, phonenum: Number::default()
);

impl From<Login> for ForceLogin {
    fn from(it: Login) -> Self {
        let Login { password, phone, auto_answer, auto_ready, release_phone, agent_type, status } = it;
        Self { password, phone, auto_answer, auto_ready, release_phone, agent_type, status }
    }
}

impl From<Login> for LoginEx {
    fn from(it: Login) -> Self {
        let Login { password, phone, auto_answer, auto_ready, release_phone, agent_type, status } = it;
        Self { password, phone, auto_answer, auto_ready, release_phone, agent_type, status }
    }
}

wire! {
    /// What a sign-in is answered with. The result code has said that the agent is signed in; the rest may be missing.
    pub struct SignedIn optional {
        /// The tenant.
        pub tenant: String = "vdnid",
        /// The work number.
        pub agent: AgentId = "workno",
        /// Three letters T or F: voice, chat and mail server signed in to.
        pub media: String = "mediatype",
        /// Milliseconds since the epoch.
        pub login_time: String = "loginTime",
        /// The password must be changed; until then no calls come.
        pub must_change_password: String = "isForceChange",
        /// Cluster member that holds the session.
        pub server: String = "serverName",
        /// Days until the password expires; empty: never.
        pub password_days_left: String = "timeRemaining",
    }
}

wire! {
    /// One skill queue (技能队列) that an agent is configured for.
    pub struct Skill {
        /// Its name.
        pub name: String = "name",
        /// Its id.
        pub id: i64 = "id",
        /// Kind of calls: 5 telephone, 1 chat …
        pub media: i64 = "mediatype",
    }
}

wire! {
    /// What the platform says that an agent is doing.
    pub struct StatusReport {
        /// A number of table 6-452: 2 signed out, 3 busy, 4 ready, 5 wrap-up, 7 on a call, 8 resting.
        pub state: i64 = "agentState",
        /// Whether the agent is working.
        pub is_working: bool = "isWorking",
    }
}

empty_requests!(
    /// Keep a session alive whose events are pushed. Without it for 2 minutes the agent is signed out.
    HandShake,
    /// End the session, whatever is going on.
    ForceLogout,
    /// Ask for a new guid after the page was loaded anew.
    UpdateGuid,
    /// Read state and call after the page was loaded anew. Throws away the events that wait.
    SyncAgentInfo,
    /// Read what a softphone registers with, where one token serves for all accounts.
    LoginInfo,
    /// Read the business's own state of this agent.
    QueryCustomState,
    /// Take the business's own state back.
    CancelCustomState,
    /// Read the agent's own skill queues.
    AgentSkills,
    /// Become ready, from busy or wrap-up (示闲).
    SayFree,
    /// Leave busy.
    CancelBusy,
    /// Leave rest.
    CancelRest,
    /// Enter wrap-up (整理).
    Work,
    /// Leave wrap-up.
    CancelWork,
    /// Sign out (签出). Not carried out while talking.
    Logout,
    /// Read the agent's state.
    AgentStatus,
);

wire! {
    /// Become busy (示忙).
    #[derive(Copy)]
    pub struct SayBusy {
        /// 200–250. Needed, with `prolong`, when the agent is busy already.
        pub reason: Option<i64> = "reason",
        /// Replace the present reason.
        pub prolong: Option<bool> = "prolong",
    }
}

wire! {
    /// Rest for a time (休息).
    #[derive(Copy)]
    pub struct Rest {
        /// Seconds, 1–86399.
        pub seconds: i64 = "time",
        /// Why, 0–255; 0: no reason.
        pub cause: i64 = "restcause",
        /// Start anew when resting already.
        pub prolong: Option<bool> = "prolong",
    }
}

wire! {
    /// Send a note (便签) to colleagues. Those who are not signed in do not get it.
    pub struct SendNote {
        /// The colleagues' work numbers, at most 100.
        pub agents: Vec<i64> = "agentIds",
        /// At most 1023 bytes.
        pub text: NoteText = "content",
    }

    /// Read the skill queues that a colleague is configured for.
    pub struct AgentSkillsOf {
        /// The colleague's work number.
        pub agent: AgentId = "workno",
    }

    /// Choose who answers calls from now on.
    #[derive(Copy)]
    pub struct SetAutoAnswer {
        /// The platform does; otherwise the agent.
        pub on: bool = "isautoanswer",
    }

    /// Choose the skill queues to take calls from.
    pub struct ResetSkills {
        /// All that are configured; otherwise those named.
        pub all: bool = "autoflag",
        /// Queue ids parted by `;`. None: no queue at all.
        pub skills: Option<String> = "skillid",
        /// 1: the desk phone is linked (话机联动), 0: it is not.
        pub linkage: Option<i64> = "phonelinkage",
    }

    /// Change the agent's own password (修改密码).
    pub struct ChangePassword {
        /// The present one.
        pub old: Password = "oldPassword",
        /// 8–32 characters of three kinds; CEC 6.1.1.16 has the rest of the rules.
        pub new: Password = "newPassword",
    }

    /// Choose what follows a call from now on.
    #[derive(Copy)]
    pub struct SetAutoReady {
        /// Ready; otherwise wrap-up.
        pub on: bool = "flag",
    }

    /// End the session, whatever is going on, and say why.
    #[derive(Copy)]
    pub struct ForceLogoutWithReason {
        /// 1–255.
        pub reason: i64 = "reason",
    }

    /// Choose whether incoming calls are offered.
    #[derive(Copy)]
    pub struct SetTalkRight {
        /// 1: they are, 0: they are not.
        pub on: i64 = "flag",
    }

    /// Set the business's own state of this agent.
    #[derive(Copy)]
    pub struct SetCustomState {
        /// 0–65534, with the business's own meaning.
        pub state: i64 = "customstate",
    }
}

wire! {
    /// A renewed credential.
    pub struct NewGuid needs guid {
        /// Takes the place of the one the request was sent with.
        pub guid: Guid = "guid",
    }

    /// What a softphone registers with.
    pub struct PhoneToken {
        /// The number it registers.
        pub phone: Number = "phonenum",
        /// Takes the place of the number's password for a while.
        pub token: Password = "phonetoken",
    }

    /// The business's own state of an agent.
    #[derive(Copy)]
    pub struct CustomState {
        /// 0–65534; 65535: none is set.
        pub state: i64 = "agentcustomstate" as as_text,
    }

    /// Where an agent stands, for a page that was loaded anew.
    pub struct SyncedAgent {
        /// The call in the gateway's words, where it gives any.
        pub call_info: Option<CallData> = "callinfo",
        /// The agent and its calls.
        pub agent: SyncedState = "agentStateInfo",
    }

    /// An agent and its calls. Times are milliseconds since the epoch; absent: there is none.
    pub struct SyncedState {
        /// The agent.
        pub agent: AgentId = "workNo",
        /// A number of table 6-454: 1 ready, 2 wrap-up, 3 resting, 4 busy, 9 talking … Not of table 6-452.
        pub state: i64 = "state",
        /// The state before, by the same table.
        pub last_state: i64 = "lastState",
        /// Since when.
        pub state_began_at: Option<i64> = "agentStateBeginTime",
        /// The gateway's clock.
        pub now: Option<i64> = "currentTime",
        /// Busy is noted for the time after the call.
        pub is_busy_noted: bool = "preBusy",
        /// Rest is noted for the time after the call.
        pub is_rest_noted: bool = "preRest",
        /// What is being carried out; 0: nothing.
        pub command: i64 = "curCommand",
        /// Since when.
        pub command_began_at: Option<i64> = "cmdBeginTime",
        /// The current call.
        pub call: CallId = "curCallId",
        /// The first call.
        pub main_call: CallId = "mainCallId",
        /// The held call.
        pub held_call: CallId = "holdCallId",
        /// Kind of call: 0 incoming, 7 outgoing …
        pub feature: i64 = "callFeature",
        /// The same of the call that talks.
        pub talking_feature: i64 = "talkingCallfeature",
        /// Who called.
        pub caller: Number = "callerNo",
        /// Who was called.
        pub called: Number = "calledNo",
        /// Who else is in the call.
        pub partner: Number = "partner",
        /// Call data (随路数据).
        pub data: CallData = "callData",
        /// When the talk began.
        pub talk_began_at: Option<i64> = "beginTalkingTime",
        /// When the second talk began.
        pub second_talk_began_at: Option<i64> = "secondTalkingTime",
        /// When the call was held.
        pub hold_began_at: Option<i64> = "beginHoldTime",
        /// It is the first talk of the call.
        pub is_first_talk: bool = "firsttalkingFlag",
        /// The recording's serial.
        pub recording: String = "recordID",
        /// The inspector's work number.
        pub inspector: String = "qcWorkNo",
    } also {
        /// Not used by the gateway.
        "releaseFlag": Number,
    }
}
