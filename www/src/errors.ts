// The one error class. What the Rust side reports and what this package finds out itself look the same to a page.

import type { CallId, CommandErrorCode, ErrorKind, ErrorReport, Refusal, RetCode } from "./generated/types.js";

/** What can go wrong before anything reaches the gateway. */
export type PackageErrorCode =
    /** A method was called with something it cannot use. */
    | "invalid_argument"
    /** There is no page to run in: Node, a worker, server-side rendering. */
    | "no_browser"
    /** `offhook.wasm` is not where it was looked for, or the network is down. */
    | "wasm_not_found"
    /** What lies there is no WebAssembly. */
    | "wasm_unreadable"
    /** It is of another build than the script: the files of two releases were mixed. */
    | "wasm_mismatch"
    /** The page's content security policy forbids WebAssembly. */
    | "wasm_forbidden"
    /** The browser is too old for it. */
    | "wasm_unsupported"
    /** A bug has stopped the bar; the page must be reloaded. */
    | "stopped";

/** Every code there is: stable, in snake_case. */
export type ErrorCode = Refusal | CommandErrorCode | PackageErrorCode;

/** Everything that this package throws or rejects with. */
export class OffhookError extends Error {
    override readonly name = "OffhookError";
    /** What went wrong: stable, for programs. */
    readonly code: ErrorCode;
    /** Who can do something about it: the user, nobody but time, whoever runs the platform, whoever wrote the page. */
    readonly kind: ErrorKind;
    /** What happened and what to do about it, for the agent, in the language of the bar. */
    readonly words: string;
    /** What to do about it, in English. */
    readonly fix: string;
    /** The gateway's result code, when the gateway refused. */
    declare readonly retcode?: RetCode;
    /** The call it was about. */
    declare readonly callId?: CallId;
    /** Whether the same call of the same method may succeed when repeated. */
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

    /** For logs: the members that say something. */
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

/** What the Rust side rejected with, as an error. */
export function fromReport(report: unknown): OffhookError {
    if (report instanceof OffhookError) return report;
    if (isReport(report)) return new OffhookError({ ...report, code: report.code as ErrorCode });
    return stopped(report instanceof Error ? report.message : String(report));
}

function isReport(it: unknown): it is ErrorReport {
    return typeof it === "object" && it !== null && "code" in it && "fix" in it && "kind" in it;
}

/** The page called a method with something it cannot use. */
export function invalidArgument(message: string, fix: string): OffhookError {
    return new OffhookError({ code: "invalid_argument", kind: "bug", message, fix, retryable: false });
}

/** A bug on our side has ended everything. */
export function stopped(why: string): OffhookError {
    return new OffhookError({
        code: "stopped",
        kind: "bug",
        message: `The bar has stopped: ${why}`,
        fix: "Reload the page, and report this with the message.",
        retryable: false,
    });
}

/** The handle was released. */
export function released(): OffhookError {
    return new OffhookError({
        code: "released",
        kind: "bug",
        message: "The page has released this bar.",
        fix: "Call connect() again.",
        retryable: false,
    });
}
