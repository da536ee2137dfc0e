// Names and payloads of session events, and their listeners.

import type { SessionEvent } from "./generated/types.js";

/** Name of a session event: `agent.stateChanged`, `call.ringing` … */
export type EventName = SessionEvent["name"];

/** The event of this name: plain data, complete at the moment of the event. */
export type EventOf<N extends EventName> = Extract<SessionEvent, { name: N }>;

/** Function that is called with each event, in order. */
export type Handler<N extends EventName> = (event: EventOf<N>) => void;

/** Options of a listener. */
export interface ListenOptions {
    /** Signal that removes the listener when aborted. */
    signal?: AbortSignal;
    /** True to receive every kept event of this name first, since the session began. */
    replay?: boolean;
}

/** Function that ends what was begun. Harmless when repeated. */
export type Off = () => void;

/** Name of the DOM event for a session event: `call.remoteRinging` is `offhook-call-remote-ringing`. */
export type DomEventName<N extends EventName = EventName> = `offhook-${Kebab<N>}`;

type Kebab<S extends string> = S extends `${infer Head}${infer Tail}`
    ? Head extends "."
        ? `-${Kebab<Tail>}`
        : Head extends Lowercase<Head>
          ? `${Head}${Kebab<Tail>}`
          : `-${Lowercase<Head>}${Kebab<Tail>}`
    : "";

/** Returns the name under which the element dispatches a session event. */
export function domEventName<N extends EventName>(name: N): DomEventName<N> {
    const kebab = name.replace(/\./g, "-").replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
    return `offhook-${kebab}` as DomEventName<N>;
}

/** A set of listeners. One that throws does not keep the others from being called. */
export class Listeners<T> {
    readonly #all = new Set<(it: T) => void>();

    add(listener: (it: T) => void, signal?: AbortSignal): Off {
        if (signal?.aborted) return () => undefined;
        // A function of its own, so that the same listener can be added twice and removed once.
        const own = (it: T) => listener(it);
        const off = () => {
            this.#all.delete(own);
            signal?.removeEventListener("abort", off);
        };
        this.#all.add(own);
        signal?.addEventListener("abort", off);
        return off;
    }

    tell(it: T): void {
        // A copy, as listeners are added and removed while they are called; a removed one is not called.
        for (const listener of [...this.#all]) {
            if (this.#all.has(listener)) safely(() => listener(it));
        }
    }

    clear(): void {
        this.#all.clear();
    }
}

/** Runs a function of the page. Its errors are reported as uncaught errors of the page. */
export function safely(run: () => void): void {
    try {
        run();
    } catch (error) {
        if (typeof reportError === "function") reportError(error);
        else console.error(error);
    }
}
