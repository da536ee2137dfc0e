// What the package offers. Importing it does nothing: safe in Node, in tests and in server-side rendering.

export { AgentBar, connect, type ConnectOptions, type DialOptions, type SignInOptions } from "./bar.js";
export { CallHandle, type To } from "./call.js";
export { defineOffhookBar, OffhookBarElement } from "./element.js";
export { OffhookError, type ErrorCode, type PackageErrorCode } from "./errors.js";
export type { DialFailure, DialFromOptions } from "./dial_from.js";
export type { DomEventName, EventName, EventOf, Handler, ListenOptions, Off } from "./events.js";
export type { AccessCode, Reason, ShortcutKeys, ShortcutName } from "./glue.js";
export type * from "./generated/gateway.js";
export type { Interceptable, InterceptorOf } from "./intercept.js";
export type {
    AgentCan,
    AgentState,
    AgentView,
    CallCan,
    CallKind,
    CallState,
    CallView,
    ColleagueView,
    CommandErrorCode,
    ConsultMode,
    Direction,
    EndCause,
    EndedCall,
    ErrorKind,
    Figures,
    FlowView,
    Health,
    HealthView,
    Hook,
    Media,
    Millis,
    NextState,
    NextView,
    NoteView,
    Notice,
    PendingAct,
    Phase,
    PreviewView,
    QueueView,
    Refusal,
    RejectMode,
    Remote,
    SignInState,
    SignOut,
    SignOutCause,
    SkillView,
    Snapshot,
    TargetKind,
    TransferMode,
    Verdict,
    WaitingView,
} from "./generated/types.js";
