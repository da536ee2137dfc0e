//! Causes of failed outgoing calls, with words as the network gives them (CEC table 6-451).

/// Causes in ascending order.
#[rustfmt::skip]
const CAUSES: &[(i64, &str)] = &[
    (3, "No resource in the switch."),
    (4, "Called party is changing/has been forwarded."),
    (5, "Call waiting: the called user is already talking to another user."),
    (6, "Called party forwards on busy."),
    (7, "Called party forwards on no answer."),
    (8, "Called party forwards unconditionally."),
    (9, "Do not disturb; the called side's exchange usually clears the call."),
    (10, "Called party forwards while alerting."),
    (11, "Deflected at once, without alerting."),
    (12, "Mobile user not reachable."),
    (13, "DTE terminal state not valid."),
    (14, "DTE terminal forwards, no reason."),
    (15, "Called party transfers by hook flash."),
    (18, "The far exchange is playing an announcement."),
    (129, "Unallocated number."),
    (132, "Send special information tone."),
    (145, "User busy."),
    (146, "User not responding."),
    (147, "User did not answer."),
    (149, "User rejected."),
    (150, "Number changed."),
    (155, "Destination unreachable."),
    (160, "Music detected."),
    (162, "Automatic device detected, e.g. answering machine or group PBX."),
    (180, "Ring-back tone."),
    (181, "Busy tone."),
    (182, "Special information tone."),
    (184, "Modem detected."),
    (185, "Fax detected."),
    (186, "Modem or fax."),
    (187, "Tone that fits no definition."),
    (190, "Text phone."),
    (191, "Text phone."),
    (192, "Text phone."),
    (193, "Text phone."),
    (194, "Text phone."),
    (195, "Text phone."),
    (196, "Text phone."),
    (197, "Text phone."),
    (259, "Resources insufficient."),
    (260, "Called party is a modem."),
    (261, "Fax."),
    (262, "Fax or modem."),
    (263, "Answering machine."),
    (531, "User hung up."),
    (537, "Called party busy."),
    (538, "Number empty or wrong."),
    (548, "Mobile switched off."),
    (549, "Mobile out of coverage."),
    (551, "Abnormal clearing by the switch."),
    (601, "User hung up before answer."),
    (602, "Switch has no resources."),
    (603, "Cleared: no answer."),
    (604, "Call rejected."),
    (605, "Switching equipment busy."),
    (606, "Switch timed out."),
    (701, "User hung up while queuing."),
    (702, "Queue timeout, released by the platform."),
    (703, "Call data timeout."),
    (714, "Call routing failed."),
    (715, "Call timed out."),
    (1040, "Ring timeout, released by the platform."),
    (1041, "Occupying the agent device timed out."),
    (1043, "Platform timed out waiting for the outbound result."),
    (1046, "Occupying the agent failed."),
    (1048, "OBS call limit reached."),
    (1049, "Timed out waiting for the detection result after the switch reported off-hook."),
    (1056, "Connecting agent and user failed."),
    (1138, "Called party hung up."),
    (1153, "Agent hung up."),
    (1154, "Agent cancelled the call."),
    (1155, "Timeout."),
    (1156, "Agent disconnected."),
    (1162, "Resource overload."),
    (1163, "Number empty or wrong."),
    (1164, "Called party busy."),
    (1165, "Mobile switched off."),
    (1166, "Mobile out of coverage."),
    (1167, "Resources insufficient."),
    (1168, "User not responding."),
    (1169, "User rejected."),
    (1170, "Switching equipment busy."),
    (1171, "Timeout."),
    (1281, "Agent released the user's call from the agent bar before they were connected."),
    (1288, "Agent released the user's call from the agent bar while they were being connected."),
    (1333, "The agent's own phone hung up while the agent answered from the agent bar."),
    (20301, "User not valid."),
    (20302, "Device not valid."),
    (20303, "No device that can answer."),
    (20304, "Exception."),
    (20305, "Routing device not valid."),
    (20306, "Number empty or wrong."),
    (20307, "Called party busy."),
    (20308, "Switching equipment restarted."),
    (20309, "User not responding."),
    (20310, "Unknown exception."),
    (20920, "Call resources insufficient."),
    (20921, "No valid VDN."),
    (20922, "Call failed."),
    (20923, "Routing to an agent failed."),
    (20924, "Skill queue not valid."),
    (20925, "Routing to the skill queue failed."),
    (20926, "Routing to manual service failed."),
    (23000, "Call queue overflow."),
    (34601, "Outbound task does not exist."),
    (34602, "Task is already paused, pausing failed."),
    (34603, "Task is not paused, resuming failed."),
    (34605, "Called number empty."),
    (34606, "Trial call failed."),
    (34607, "OBS left or task deleted: record written back uncalled."),
    (34608, "No result after calling, written back on timeout."),
    (34609, "OBS became standby or no agent available for pre-occupied calling."),
    (34610, "OBS became standby: record being called returned."),
    (34611, "OBS left: record being called without result returned."),
    (35027, "Called number of the preview call filled in wrongly."),
];

/// Returns what the network says of this cause; `None`: there is no such cause.
pub(super) fn words(cause: i64) -> Option<&'static str> {
    let at = CAUSES.binary_search_by_key(&cause, |(code, _)| *code).ok()?;
    Some(CAUSES[at].1)
}

/// Returns every cause there is.
pub fn causes() -> impl Iterator<Item = i64> {
    CAUSES.iter().map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cause_is_found() {
        assert!(causes().all(|cause| words(cause).is_some_and(|words| words.ends_with('.'))));
        assert_eq!((words(145), words(1552)), (Some("User busy."), None));
    }
}
