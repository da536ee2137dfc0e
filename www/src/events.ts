// Names and payloads of events, and who hears them.

import type { Notice } from "./generated/types.js";

/** `agent.stateChanged`, `call.ringing` … */
export type EventName = Notice["name"];

/** What a handler of this event is given: plain data, complete at the moment of the event. */
export type EventOf<N extends EventName> = Extract<Notice, { name: N }>;

/** Called with each event, in order. */
export type Handler<N extends EventName> = (event: EventOf<N>) => void;

/** How to listen. */
export interface ListenOptions {
    /** Ends the listening when aborted. */
    signal?: AbortSignal;
    /** Hear first what has been missed: every kept event of this name since the session began. */
    replay?: boolean;
}

/** Ends what was begun. Harmless when repeated. */
export type Off = () => void;

/** `call.remoteRinging` as an element tells it: `offhook-call-remote-ringing`. */
export type DomEventName<N extends EventName = EventName> = `offhook-${Kebab<N>}`;

type Kebab<S extends string> = S extends `${infer Head}${infer Tail}`
    ? Head extends "."
        ? `-${Kebab<Tail>}`
        : Head extends Lowercase<Head>
          ? `${Head}${Kebab<Tail>}`
          : `-${Lowercase<Head>}${Kebab<Tail>}`
    : "";

/** The name under which an element dispatches this event. */
export function domEventName<N extends EventName>(name: N): DomEventName<N> {
    const kebab = name.replace(/\./g, "-").replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
    return `offhook-${kebab}` as DomEventName<N>;
}

/** Functions that hear something. One that throws does not keep the others from hearing it. */
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
        signal?.addEventListener("abort", off, { once: true });
        return off;
    }

    tell(it: T): void {
        // A copy, as listeners come and go while they are told; who has gone is not told.
        for (const listener of [...this.#all]) {
            if (this.#all.has(listener)) safely(() => listener(it));
        }
    }

    clear(): void {
        this.#all.clear();
    }
}

/** Runs a page's function; what it throws is the page's, and goes where uncaught errors go. */
export function safely(run: () => void): void {
    try {
        run();
    } catch (error) {
        if (typeof reportError === "function") reportError(error);
        else console.error(error);
    }
}
