//! Members of replies that the reference prints and no client here reads, so that whoever reads a reply raw finds what a gateway
//! sends (CEC 6.1.1.25, 6.1.3).

use offhook_protocol::{AgentId, Reply, agent_control::SyncedAgent, call_info::CallInfo};
use serde_json::{Value, json};

use super::World;

/// Members of a held call that the reference prints as not used (CEC 6.1.3.4).
const UNUSED_OF_HELD: [(&str, Value); 4] = [
    ("callskillid", Value::Null),
    ("calldata", Value::Null),
    ("begintime", Value::Null),
    ("endtime", Value::Null),
];
/// Number of the trunk in the reference's samples: it is not known.
const NO_TRUNK: i64 = 65_535;
/// Type of the device that an agent is (CEC table 6-204).
const AGENT_DEVICE: i64 = 2;

impl World {
    /// Returns the agent's current or previous call with its way through the platform (CEC 6.1.3.1).
    pub(super) fn printed_current(&self, agent: &AgentId, info: Option<&CallInfo>) -> Value {
        let trace = info.map(|info| self.trace(agent, info));
        let mut printed = self.printed(info, &Reply::QueryCallInfo(info.cloned()));
        if let (Some(printed), Some(trace)) = (printed.as_object_mut(), trace) {
            printed.insert("trace".to_owned(), trace);
        }
        printed
    }

    /// Returns the call that rings at an agent. Its way is reserved (CEC 6.1.3.5).
    pub(super) fn printed_ringing(&self, info: Option<&CallInfo>) -> Value {
        self.printed(info, &Reply::CallInfoBeforeAnswer(info.cloned()))
    }

    /// Returns the call that was asked for by its id. Its way is reserved (CEC 6.1.3.6).
    pub(super) fn printed_by_id(&self, info: &CallInfo) -> Value {
        self.printed(Some(info), &Reply::CallInfoById(Some(info.clone())))
    }

    /// Returns the calls that wait in a queue, each since when it waits (CEC 6.1.3.11).
    pub(super) fn printed_waiting(&self, infos: &[CallInfo]) -> Value {
        infos.iter().map(|info| self.printed_by_id(info)).collect()
    }

    /// Returns the calls that an agent holds; what is not used of them is null (CEC 6.1.3.4).
    pub(super) fn printed_held(held: Vec<CallInfo>) -> Value {
        let mut printed: Value = Reply::HoldList(held).to_result().into();
        for call in printed.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
            call.extend(UNUSED_OF_HELD.map(|(name, value)| (name.to_owned(), value)));
            for name in ["mediaType", "mediaAbility", "waitTime", "trace"] {
                call.remove(name);
            }
        }
        printed
    }

    fn printed(&self, info: Option<&CallInfo>, reply: &Reply) -> Value {
        let mut printed: Value = reply.to_result().into();
        let (Some(info), Some(members)) = (info, printed.as_object_mut()) else { return printed };
        let end = info.ended_at.or_else(|| i64::try_from(self.now).ok()).unwrap_or_default();
        let seconds = (end - info.began_at.unwrap_or(end)) / 1_000;
        members.extend([
            ("endtime".to_owned(), json!(info.ended_at)),
            ("userPriority".to_owned(), json!(0)),
            ("trunkNo".to_owned(), json!(NO_TRUNK)),
            ("logontimes".to_owned(), json!(seconds)),
            ("waitTime".to_owned(), json!(info.wait_time.unwrap_or_default())),
            ("trace".to_owned(), Value::Null),
        ]);
        printed
    }

    /// Returns the way of a call through the platform: it waited, rang and was answered by one agent (CEC table 6-204). A time that
    /// has not come is null.
    fn trace(&self, agent: &AgentId, info: &CallInfo) -> Value {
        let talk = info.trace.as_ref().and_then(|trace| trace.talk_began_at);
        json!({
            "waitBeginTime": info.began_at,
            "waitEndTime": talk,
            "answerBeginTime": info.began_at,
            "answerEndTime": talk,
            "talkBeginTime": talk,
            "talkEndTime": null,
            "deviceNo": agent.number().unwrap_or_default(),
            "deviceType": AGENT_DEVICE,
            "callDirectMode": if info.ended_at.is_some() { "RELEASE_DIRECT" } else { "NORMAL_DIRECT" },
            "enterReason": 0,
            "enterReasonDesc": "Normal reason",
            "leaveReason": 0,
            "leaveReasonDesc": "Normal reason",
            "vdnId": self.scenario.tenant.parse::<i64>().unwrap_or_default(),
        })
    }
}

/// Returns the state of an agent and its calls as the reference's sample prints it: the gateway's time as text, other times that there
/// are none of as null, the command's as no text (CEC 6.1.1.25).
pub(super) fn printed_synced(synced: SyncedAgent) -> Value {
    let now = synced.agent.now.map(|now| now.to_string());
    let absent = [
        ("beginHoldTime", synced.agent.hold_began_at.is_none(), Value::Null),
        ("beginTalkingTime", synced.agent.talk_began_at.is_none(), Value::Null),
        ("secondTalkingTime", synced.agent.second_talk_began_at.is_none(), Value::Null),
        ("cmdBeginTime", synced.agent.command_began_at.is_none(), json!("")),
    ];
    let mut printed: Value = Reply::SyncAgentInfo(Box::new(synced)).to_result().into();
    if let Some(state) = printed.get_mut("agentStateInfo").and_then(Value::as_object_mut) {
        state.insert("currentTime".to_owned(), json!(now));
        state.insert("releaseFlag".to_owned(), json!(0));
        let absent = absent.into_iter().filter(|(_, is_absent, _)| *is_absent);
        state.extend(absent.map(|(name, _, value)| (name.to_owned(), value)));
    }
    if let Some(members) = printed.as_object_mut() {
        members.entry("callinfo").or_insert(Value::Null);
    }
    printed
}
