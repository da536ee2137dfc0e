// The link to a shared session, and its failures: the program is not loaded yet, has stopped, or the link was released.

import { fromReport, invalidArgument, released, stopped, type OffhookError } from "./errors.js";
import type { Off } from "./events.js";
import { EMPTY_SNAPSHOT, type Command, type SessionEvent, type Outcome, type Snapshot } from "./generated/types.js";
import type { Connection, Diagnose, Glue, Interceptor, Listener, Mounted, MountOptions, Subscription } from "./glue.js";
import { written } from "./json.js";
import { load, onStop, stoppedBy, type WasmUrl } from "./load.js";

/** Gateway, agent and credentials of a session, and whether it asks for all events at once. */
type SessionKey = readonly [
    gateway: string, agentId: string | undefined, credentials: RequestCredentials | undefined, allEvents: boolean,
];

/** The link to a shared session. Every command settles, even when a bug or the release comes in between. */
export class Link {
    /** Promise that is fulfilled when the program runs, and rejected when it can't. */
    readonly loaded: Promise<void>;

    readonly #waiting = new Set<(error: OffhookError) => void>();
    #open: { connection: Connection; subscription: Subscription; forgetStop: Off } | undefined;
    #latest: Snapshot = freeze(EMPTY_SNAPSHOT);
    #language = "";
    #isReleased = false;

    constructor(session: SessionKey, wasmUrl: WasmUrl | undefined, hear: Listener) {
        this.loaded = load(wasmUrl).then(glue => this.#connect(glue, session, hear));
        // A page that does not use the promise is not warned of an unhandled rejection.
        this.loaded.catch(() => undefined);
    }

    get isReleased(): boolean {
        return this.#isReleased;
    }

    /** Runs a command until it settles. A bug of the program would leave its promise unsettled; this one settles. */
    async run(command: Command): Promise<Outcome> {
        await this.loaded;
        const stop = stoppedBy();
        if (stop) throw stop;
        const connection = this.#open?.connection;
        if (this.#isReleased || !connection) throw released();
        return new Promise<Outcome>((resolve, reject) => {
            this.#waiting.add(reject);
            const settled = () => this.#waiting.delete(reject);
            try {
                connection.command(written(command)).then(resolve, (report: unknown) => reject(fromReport(report))).finally(settled);
            } catch (error) {
                settled();
                reject(stoppedBy() ?? stopped(String(error)));
            }
        });
    }

    get language(): string {
        return this.#language;
    }
    set language(tag: string) {
        this.#language = tag;
        if (this.#open && !stoppedBy()) this.#open.connection.speak(tag);
    }

    /** Returns the whole visible state, immutable: the same object until something changes. */
    snapshot(): Snapshot {
        if (this.#open && !stoppedBy()) this.#latest = freeze(this.#open.connection.snapshot());
        return this.#latest;
    }

    /** Returns the time by the clock that snapshots are stamped with. */
    now(): number {
        return this.#open && !stoppedBy() ? this.#open.connection.now() : Date.now();
    }

    /** Returns past events whose `seq` is greater than `since`, in order. */
    events(since: number): SessionEvent[] {
        return this.#open && !stoppedBy() ? this.#open.connection.eventsSince(since) : [];
    }

    /** Adds an interceptor, at once or as soon as the program is loaded. */
    intercept(name: string, interceptor: Interceptor): Off {
        let subscription: Subscription | undefined;
        let isOff = false;
        const begin = () => {
            if (!isOff && this.#open && !stoppedBy()) subscription = this.#open.connection.intercept(name, interceptor);
        };
        // At once where possible, so that the very next command is intercepted.
        if (this.#open) begin();
        else this.loaded.then(begin, () => undefined);
        return () => {
            isOff = true;
            if (!stoppedBy()) subscription?.cancel();
        };
    }

    async mount(root: Element, options: MountOptions): Promise<Mounted> {
        await this.loaded;
        if (!this.#open) throw released();
        return this.#open.connection.mount(root, written(options));
    }

    /** Releases the link. Returns false when that was done before. */
    release(): boolean {
        if (this.#isReleased) return false;
        this.#isReleased = true;
        if (this.#open) {
            this.#open.forgetStop();
            if (!stoppedBy()) {
                this.#open.subscription.cancel();
                this.#open.connection.release();
            }
            this.#open = undefined;
        }
        this.#giveUp(released());
        return true;
    }

    #connect(glue: Glue, session: SessionKey, hear: Listener): void {
        if (this.#isReleased) return;
        let connection: Connection;
        try {
            connection = new glue.Connection(...session, outOfReach);
        } catch (error) {
            const fix = "Give every handle on the session of this gateway and agent the same credentials.";
            throw error === undefined ? invalidArgument("This session has other credentials.", fix) : error;
        }
        connection.speak(this.#language);
        const subscription = connection.subscribe((...told) => {
            if (told[0] === "snapshot") this.#latest = told[1];
            freeze(told[1]);
            hear(...told);
        });
        this.#open = { connection, subscription, forgetStop: onStop(error => this.#giveUp(error)) };
        hear("snapshot", this.snapshot());
    }

    #giveUp(error: OffhookError): void {
        for (const reject of this.#waiting) reject(error);
        this.#waiting.clear();
    }
}

/** Freezes deeply, so that one listener cannot change what the next one sees. */
export function freeze<T>(it: T): T {
    if (typeof it === "object" && it !== null && !Object.isFrozen(it)) {
        Object.freeze(it);
        Object.values(it).forEach(freeze);
    }
    return it;
}

/** Finds out why nothing came back from the gateway. What does so is loaded then, unless there is no network. */
const outOfReach: Diagnose = async (...asked) => {
    try {
        const { diagnose } = await import("./diagnosis.js");
        return await diagnose(...asked);
    } catch {
        return navigator.onLine ? "gateway_not_reached" : "offline";
    }
};
