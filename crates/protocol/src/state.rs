//! The states of an agent in our words, and the gateway's numbers for them (CEC table 6-452).

use serde::{Deserialize, Serialize};

/// State of an agent.
///
/// ```text
///                 sign in                       a call
/// signedOut ───────────────► ready ─────────────────────────► onCall
///     ▲                      ▲ │ ▲                              │ call over
///     │ sign out             │ │ └───────────── wrapUp ◄────────┤ (or straight to ready)
///     └─── any but onCall    │ └─► busy, rest ◄─────────────────┘ (when asked for during the call)
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum AgentState {
    /// The agent is not signed in (签出).
    #[default]
    SignedOut,
    /// The agent can be given calls (示闲).
    Ready,
    /// The agent is not ready, on the agent's or the platform's wish (示忙).
    Busy,
    /// The agent is resting, for an agreed time (休息).
    Rest,
    /// The agent does after-call work (整理态).
    WrapUp,
    /// The agent is on a call, from reservation to hang-up (通话态).
    OnCall,
}

impl AgentState {
    /// Returns the state of this number in table 6-452; `None` if the number is unknown (0) or undefined.
    pub const fn from_gateway(number: i64) -> Option<Self> {
        match number {
            2 => Some(Self::SignedOut),
            3 => Some(Self::Busy),
            1 | 4 | 6 => Some(Self::Ready),
            5 => Some(Self::WrapUp),
            // 9 is "rest asked for, not yet in effect": the agent is still on the call.
            7 | 9 => Some(Self::OnCall),
            8 => Some(Self::Rest),
            _ => None,
        }
    }

    /// Returns the number of the state in table 6-452.
    pub const fn to_gateway(self) -> i64 {
        match self {
            Self::SignedOut => 2,
            Self::Busy => 3,
            Self::Ready => 4,
            Self::WrapUp => 5,
            Self::OnCall => 7,
            Self::Rest => 8,
        }
    }
}

/// State of an agent that the platform knows beyond the gateway's own (CEC table 6-453).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CtiStatus {
    /// The agent is not signed in (0, 未签入状态).
    SignedOut,
    /// The agent is ready (1, 空闲状态).
    Idle,
    /// The agent is about to be given a call (2, 预占用状态).
    Reserving,
    /// The agent has been given a call (3, 占用状态).
    Reserved,
    /// The call waits for the agent to answer it (4, 应答状态).
    Answering,
    /// The agent is talking (5, 通话状态).
    Talking,
    /// The agent is in wrap-up (6, 事后调整).
    WrapUp,
    /// The agent is busy (7, 示忙状态).
    Busy,
    /// The agent is resting (8, 休息状态).
    Rest,
    /// The agent is learning (9, 学习状态).
    Learning,
    /// A number that the table does not have.
    Other(i64),
}

impl CtiStatus {
    /// Returns the status that has this number in table 6-453.
    pub const fn from_gateway(number: i64) -> Self {
        match number {
            0 => Self::SignedOut,
            1 => Self::Idle,
            2 => Self::Reserving,
            3 => Self::Reserved,
            4 => Self::Answering,
            5 => Self::Talking,
            6 => Self::WrapUp,
            7 => Self::Busy,
            8 => Self::Rest,
            9 => Self::Learning,
            other => Self::Other(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_has_its_number() {
        use AgentState::{Busy, OnCall, Ready, Rest, SignedOut, WrapUp};
        for state in [SignedOut, Ready, Busy, Rest, WrapUp, OnCall] {
            assert_eq!(AgentState::from_gateway(state.to_gateway()), Some(state));
        }
        for undefined in [i64::MIN, -1, 0, 10, i64::MAX] {
            assert_eq!(AgentState::from_gateway(undefined), None);
        }
    }
}
