// The interface of the Rust crate's `src/api`, in TypeScript. `build.mjs` has the compiler compare it with what
// wasm-bindgen generated. It is internal to this package: pages use what `index.ts` exports.

import type { Command, SessionEvent, Outcome, Snapshot } from "./generated/types.js";

/** The module that wasm-bindgen generates, once its wasm runs. */
export interface Glue {
    /** Throws undefined if the session there is has other credentials. */
    Connection: new (
        gateway: string, agentId: string | null | undefined, credentials: string | null | undefined, allEvents: boolean, diagnose?: Diagnose | null,
    ) => Connection;
}

/** Function that finds out why nothing has come back from the gateway, by reading `address`; fulfilled with the error's code. */
export type Diagnose = (gateway: string, address: string, credentials: RequestCredentials) => Promise<string>;

/** A reference to a shared session. */
export interface Connection {
    /** Runs a command, in JSON text, until it settles. Rejects with an `ErrorReport`. */
    command(command: string | undefined): Promise<Outcome>;
    /** Sets the language of `words` in error reports. */
    speak(language: string): void;
    snapshot(): Snapshot;
    now(): number;
    eventsSince(seq: number): SessionEvent[];
    subscribe(callback: Listener): Subscription;
    /** Adds an interceptor of the commands with this name, such as `call.dial`; see `InterceptorOf`. */
    intercept(name: string, interceptor: Interceptor): Subscription;
    /** Renders the bar; the options are {@link MountOptions} in JSON text. */
    mount(root: Element, options: string | undefined): Mounted;
    release(): void;
}

/** Function that is called with each snapshot, and then with the events that led to it. */
export type Listener = (...told: ["snapshot", Snapshot] | ["event", SessionEvent]) => void;

/** Function that calls `reply` once: with undefined to proceed, or with JSON text: of a text to veto (the reason, for people), of the changed command. */
export type Interceptor = (command: Command, reply: (said: string | undefined) => void) => void;

/** A subscription that lasts until it is cancelled. */
export interface Subscription {
    cancel(): void;
}

/** The bar that is rendered into an element. */
export interface Mounted {
    update(options: string | undefined): void;
    unmount(): void;
}

/** Display options of the bar; absent members have their defaults. */
export interface MountOptions {
    language?: string;
    theme?: string;
    layout?: string;
    shortcuts?: string;
    shortcutKeys?: ShortcutKeys;
    agentId?: string;
    phone?: string;
    busyReasons?: readonly Reason[];
    restReasons?: readonly Reason[];
    accessCodes?: readonly AccessCode[];
}

/** A system access code that calls can be transferred to. */
export interface AccessCode {
    /** Access code, in digits. */
    code: string;
    /** Name shown to the agent. */
    label: string;
}

/**
 * Keys of the shortcuts, such as `"Alt+Shift+Y"`; an empty string for none. Modifiers are `Control`, `Alt`, `Shift` and
 * `Meta`. The agent's own settings take precedence.
 */
export type ShortcutKeys = Partial<Record<ShortcutName, string>>;

/** Action of a shortcut: `hold` also retrieves, `mute` also unmutes, `ready` also becomes busy. */
export type ShortcutName = "answer" | "hangUp" | "hold" | "mute" | "ready" | "dial" | "transfer";

/** A reason that the agent can choose for being busy or resting. */
export interface Reason {
    /** Code of the reason: 200–250 for busy, 0–255 for rest. */
    code: number;
    /** Name shown to the agent. */
    label: string;
}
