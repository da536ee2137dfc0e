// The one error class. Reports of the Rust side and errors that this package finds look the same to a page.

import type { CallId, CommandErrorCode, ErrorKind, ErrorReport, Refusal, RetCode } from "./generated/types.js";

/** Codes of the errors that occur before anything reaches the gateway. */
export type PackageErrorCode =
    /** A method was called with something it cannot use. */
    | "invalid_argument"
    /** There is no page to run in: Node, a worker, server-side rendering. */
    | "no_browser"
    /** The browser is older than the lowest that the bar runs in, see [browsers](embedding.md#browsers). */
    | "browser_unsupported"
    /** `offhook.wasm` is not where it was looked for, or the network is down. */
    | "wasm_not_found"
    /** The file there is not WebAssembly. */
    | "wasm_unreadable"
    /** The wasm is of another build than the script: the files of two releases were mixed. */
    | "wasm_mismatch"
    /** The page's content security policy forbids WebAssembly. */
    | "wasm_forbidden"
    /** The browser can't run the wasm: it is too old, or its security settings switch WebAssembly off. */
    | "wasm_unsupported"
    /** A bug has stopped the bar; the page must be reloaded. */
    | "stopped";

/** Code of an {@link OffhookError}: stable, in snake_case. */
export type ErrorCode = Refusal | CommandErrorCode | PackageErrorCode;

/** The error that this package throws and rejects with; there is no other. */
export class OffhookError extends Error {
    override readonly name = "OffhookError";
    /** Code of the error: stable, for programs. */
    readonly code: ErrorCode;
    /** Party that can remedy the error: `user` (the agent), `retry` (time alone), `server` (the operator of the platform), `bug` (the developer of the page or of Offhook). */
    readonly kind: ErrorKind;
    /** Message and remedy for the agent, in the language of the bar. */
    readonly words: string;
    /** Remedy, in English. */
    readonly fix: string;
    /** Result code of the gateway (CEC table 6-449); absent unless the gateway refused. */
    declare readonly retcode?: RetCode;
    /** Id of the call that the command was for; absent without one. */
    declare readonly callId?: CallId;
    /** True if invoking the same method again may succeed. */
    readonly retryable: boolean;

    constructor(report: Omit<ErrorReport, "code" | "retcode" | "callId"> & { code: ErrorCode } & ErrorDetails) {
        super(report.message, report.cause === undefined ? undefined : { cause: report.cause });
        this.code = report.code;
        this.kind = report.kind;
        this.fix = report.fix;
        this.words = report.words ?? `${report.message} ${report.fix}`;
        this.retryable = report.retryable;
        if (report.retcode) this.retcode = report.retcode;
        if (report.callId) this.callId = report.callId;
    }

    /** Returns the members worth logging. */
    toJSON(): Record<string, unknown> {
        const { name, message, code, kind, fix, retcode, callId, retryable } = this;
        return { name, code, kind, message, fix, retcode, callId, retryable };
    }
}

interface ErrorDetails {
    retcode?: RetCode | null;
    callId?: CallId | null;
    cause?: unknown;
    words?: string;
}

/** Returns the error for what the Rust side rejected with. */
export function fromReport(report: unknown): OffhookError {
    if (report instanceof OffhookError) return report;
    if (isReport(report)) return new OffhookError({ ...report, code: report.code as ErrorCode });
    return stopped(report instanceof Error ? report.message : String(report));
}

function isReport(it: unknown): it is ErrorReport {
    return typeof it === "object" && it !== null && "code" in it && "fix" in it && "kind" in it;
}

/** Returns the error for an argument that a method cannot use. */
export function invalidArgument(message: string, fix: string): OffhookError {
    return new OffhookError({ code: "invalid_argument", kind: "bug", message, fix, retryable: false });
}

/** Returns the error for a bug of Offhook that has stopped the program. */
export function stopped(why: string): OffhookError {
    return new OffhookError({
        code: "stopped",
        kind: "bug",
        message: `The bar has stopped: ${why}`,
        fix: "Reload the page, and report this with the message.",
        retryable: false,
    });
}

/** Returns the error for the use of a released handle. */
export function released(): OffhookError {
    return new OffhookError({
        code: "released",
        kind: "bug",
        message: "The page has released this bar.",
        fix: "Call connect() again.",
        retryable: false,
    });
}
