// What `src/api` of the Rust crate offers, in TypeScript. `build.mjs` has the compiler compare this with what
// wasm-bindgen has generated. For this package only: pages use what `index.ts` exports.

import type { Command, Notice, Outcome, Snapshot } from "./generated/types.js";

/** The module that wasm-bindgen generates, once its wasm runs. */
export interface Glue {
    Connection: new (gateway: string, agentId?: string | null) => Connection;
    onPanic(tell: (message: string) => void): void;
}

/** A share of one session. */
export interface Connection {
    /** Rejects with an `ErrorReport`. */
    command(command: Command): Promise<Outcome>;
    /** The language of `words` in its reports. */
    speak(language: string): void;
    snapshot(): Snapshot;
    noticesSince(seq: number): Notice[];
    subscribe(callback: Listener): Subscription;
    /** Asks before these commands: `call.dial` …; see `InterceptorOf` for what it is about. */
    intercept(name: string, interceptor: Interceptor): Subscription;
    mount(root: Element, options: MountOptions): Mounted;
    release(): void;
}

/** Hears the view before the news about it. */
export type Listener = (...told: ["snapshot", Snapshot] | ["notice", Notice]) => void;

/** Must call `answer` once: nothing, text that vetoes (why, for people), or the changed command. */
export type Interceptor = (command: Command, answer: (said: Command | string | undefined) => void) => void;

/** Ends when cancelled. */
export interface Subscription {
    cancel(): void;
}

/** The bar inside an element. */
export interface Mounted {
    update(options: MountOptions): void;
    unmount(): void;
}

/** How the bar shows itself; absent members are left to it. */
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

/** A system access code that calls can be handed to. */
export interface AccessCode {
    /** What is dialled. */
    code: string;
    /** As the agent reads it. */
    label: string;
}

/**
 * Keys for what shortcuts do, such as `"Alt+Shift+Y"`; an empty text for none. Modifiers are `Control`, `Alt`, `Shift` and
 * `Meta`. What the agent has chosen in the settings goes before.
 */
export type ShortcutKeys = Partial<Record<ShortcutName, string>>;

/** What shortcuts do: `hold` also retrieves, `mute` also unmutes, `ready` also becomes busy. */
export type ShortcutName = "answer" | "hangUp" | "hold" | "mute" | "ready" | "dial" | "transfer";

/** A reason that the agent can choose for being busy or resting. */
export interface Reason {
    /** 200–250 for busy, 0–255 for rest. */
    code: number;
    /** As the agent reads it. */
    label: string;
}
