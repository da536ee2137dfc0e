// What the package offers. Importing it does nothing: safe in Node, in tests and in server-side rendering.

export { AgentBar, connect, type ConnectOptions, type DialOptions, type SignInOptions } from "./bar.js";
export { CallHandle } from "./call.js";
export { defineOffhookBar, OffhookBarElement } from "./element.js";
export { OffhookError, type ErrorCode, type PackageErrorCode } from "./errors.js";
export type { DomEventName, EventName, EventOf, Handler, ListenOptions, Off } from "./events.js";
export type { Reason } from "./glue.js";
export type {
    AgentCan,
    AgentState,
    AgentView,
    CallCan,
    CallState,
    CallView,
    CommandErrorCode,
    Direction,
    EndCause,
    EndedCall,
    ErrorKind,
    Health,
    HealthView,
    Hook,
    Millis,
    NextState,
    Notice,
    PendingAct,
    Phase,
    Refusal,
    RejectMode,
    Remote,
    SignInState,
    SignOutCause,
    SkillView,
    Snapshot,
    Verdict,
} from "./generated/types.js";
