// The public interface of the package. Importing it has no side effects: safe in Node, in tests and in server-side rendering.

export { AgentBar, connect, type DialOptions, type SignInOptions } from "./bar.js";
export type { ConnectOptions } from "./options.js";
export { CallHandle, type To } from "./call.js";
export { defineOffhookBar, OffhookBarElement } from "./element.js";
export { OffhookError, type ErrorCode, type PackageErrorCode } from "./errors.js";
export type { DialFailure, DialFromOptions } from "./dial_from.js";
export type { DomEventName, EventName, EventOf, Handler, ListenOptions, Off } from "./events.js";
export type { AccessCode, Reason, ShortcutKeys, ShortcutName } from "./glue.js";
export * from "./generated/gateway.js";
export type { Interceptable, InterceptorOf } from "./intercept.js";
export type { WasmFile, WasmUrl } from "./load.js";
export type {
    AgentCan,
    AgentState,
    AgentView,
    Availability,
    CallCan,
    CallKind,
    CallState,
    CallView,
    CommandErrorCode,
    CommandKind,
    ConsultMode,
    Direction,
    DirectoryAgent,
    DirectoryIvr,
    DirectoryQueue,
    EndCause,
    EndedCall,
    ErrorKind,
    Health,
    HealthView,
    Hook,
    Media,
    Millis,
    NextState,
    NextView,
    NoteView,
    Phase,
    PreviewView,
    QueueRef,
    RecordingView,
    Refusal,
    RejectMode,
    Remote,
    Requeued,
    SessionEvent,
    SignInState,
    SignOut,
    SignOutCause,
    Snapshot,
    Statistics,
    TargetKind,
    TransferMode,
    WaitingCall,
} from "./generated/types.js";
