// The typed API of one agent's session.

import { CallHandle, type CallOwner } from "./call.js";
import { fromReport, invalidArgument, released, stopped, type OffhookError } from "./errors.js";
import { Listeners, safely, type EventName, type EventOf, type Handler, type ListenOptions, type Off } from "./events.js";
import { EMPTY_SNAPSHOT, type Command, type NextState, type Notice, type Outcome, type SignIn, type Snapshot } from "./generated/types.js";
import type { Connection, Glue, Mounted, MountOptions, Subscription } from "./glue.js";
import { load, onStop, stoppedBy } from "./load.js";
import { asData, text } from "./values.js";

/** Which session, and where its program is. */
export interface ConnectOptions {
    /** Address of the gateway, in front of `/resource`; absolute, or relative to the page. */
    gateway: string;
    /** Work number. Connections with the same gateway and agent share one session; without one, those without one do. */
    agentId?: string;
    /** Where `offhook.wasm` is, if not beside the script. The first connection of a page decides. */
    wasmUrl?: string | URL;
}

/** How to sign in; `agentId` may be left out when the bar was connected with one. */
export type SignInOptions = Omit<SignIn, "agentId"> & { agentId?: string };

/** Whom to call, and with what. */
export interface DialOptions {
    /** Travels with the call: text as it is, anything else as JSON. At most 16 384 bytes. */
    data?: unknown;
    /** The skill queue that the call counts for. */
    skill?: number;
    /** The number that the customer sees. */
    showNumber?: string;
}

/** @internal How the element puts the bar into itself. */
export const MOUNT = Symbol("mount");

/**
 * A handle on one agent's session. Made by {@link connect}; usable at once, as every method waits for the program to be
 * loaded. Methods that act are fulfilled on the fact, not on the gateway's acceptance: when `hold()` is fulfilled, the
 * call is held. They reject with an {@link OffhookError}.
 */
export class AgentBar {
    /** Address of the gateway, absolute. */
    readonly gateway: string;
    /** The work number it was connected with. */
    readonly agentId: string | undefined;
    /** Fulfilled when the program runs; rejected when it can't. */
    readonly loaded: Promise<void>;

    readonly #glue: Promise<Glue>;
    readonly #notices = new Listeners<Notice>();
    readonly #snapshots = new Listeners<Snapshot>();
    readonly #handles = new Map<string, CallHandle>();
    readonly #waiting = new Set<(error: OffhookError) => void>();
    readonly #owner: CallOwner = {
        view: id => this.snapshot().calls.find(call => call.id === id),
        ended: id => [this.snapshot().lastCall].find(call => call?.id === id) ?? undefined,
        run: command => this.#run(command),
        made: outcome => this.#handle(outcome.callId ?? ""),
    };
    #open: { connection: Connection; subscription: Subscription; forgetStop: Off } | undefined;
    #latest: Snapshot = freeze(EMPTY_SNAPSHOT);
    #isReleased = false;

    /** @internal */
    constructor(options: ConnectOptions) {
        this.gateway = address(options.gateway);
        this.agentId = options.agentId === undefined || options.agentId === "" ? undefined : String(options.agentId);
        this.#glue = load(options.wasmUrl);
        this.loaded = this.#glue.then(glue => this.#connect(glue));
        // Whoever asks is told; a page that does not ask is not told off.
        this.loaded.catch(() => undefined);
    }

    /** Signs in. A refusal with retcode `100-002` means that the agent is signed in elsewhere: `force` ends that. */
    async signIn(options: SignInOptions): Promise<void> {
        const { password, phone, ...rest } = options;
        await this.#run({
            ...rest,
            type: "signIn",
            agentId: text("agentId", options.agentId ?? this.agentId ?? ""),
            password: text("password", password),
            phone: text("phone", phone),
        });
    }

    /** Signs out. */
    async signOut(): Promise<void> {
        await this.#run({ type: "signOut" });
    }

    /** Becomes ready, busy, resting or wrapping up; during a call, as soon as it is over. */
    async setState(state: NextState, options: { reason?: number; seconds?: number } = {}): Promise<void> {
        const { reason, seconds } = options;
        await this.#run({
            type: "setState",
            state,
            ...(reason === undefined ? {} : { reason }),
            ...(seconds === undefined ? {} : { seconds }),
        });
    }

    /** Becomes ready for calls, from whatever state. */
    ready(): Promise<void> {
        return this.setState("ready");
    }
    /** Becomes busy; reasons are 200 to 250. */
    busy(reason?: number): Promise<void> {
        return this.setState("busy", reason === undefined ? {} : { reason });
    }
    /** Rests, for 1 to 86 399 seconds; reasons are 0 to 255. */
    rest(seconds: number, reason?: number): Promise<void> {
        return this.setState("rest", reason === undefined ? { seconds } : { seconds, reason });
    }
    /** Enters after-call work. */
    wrapUp(): Promise<void> {
        return this.setState("wrapUp");
    }

    /** Calls a number. Fulfilled when the call exists. */
    dial(number: string, options: DialOptions = {}): Promise<CallHandle> {
        return this.#dial(number, options);
    }

    /** Calls a colleague by work number. Fulfilled when the call exists. */
    dialColleague(number: string, options: Pick<DialOptions, "data"> = {}): Promise<CallHandle> {
        return this.#dial(number, { ...options, colleague: true });
    }

    /** The calls there are, oldest first. */
    calls(): CallHandle[] {
        return this.snapshot().calls.map(call => this.#handle(call.id));
    }

    /** The call with this id; undefined when there is none, or none any more. */
    call(id: string): CallHandle | undefined {
        return this.#owner.view(id) && this.#handle(id);
    }

    /**
     * Hears an event, until the returned function is called, the signal aborts or the bar is released; `"*"` hears all.
     * What it hears of a call is plain data; `bar.call(event.call.id)` is the call to act on.
     */
    on<N extends EventName>(name: N, handler: Handler<N>, options?: ListenOptions): Off;
    on(name: "*", handler: (event: Notice) => void, options?: ListenOptions): Off;
    on<N extends EventName>(name: N | "*", handler: Handler<N>, options: ListenOptions = {}): Off {
        const isWanted = (event: Notice): event is EventOf<N> => name === "*" || event.name === name;
        const listen = () => this.#notices.add(event => isWanted(event) && handler(event), options.signal);
        if (!options.replay || options.signal?.aborted) return listen();
        // Later, so that the caller has the function that ends it; past and future in one go, so that none is lost.
        let off: Off | undefined;
        let isOff = false;
        const start = () => {
            if (isOff || options.signal?.aborted || this.#isReleased) return;
            off = listen();
            for (const event of this.events()) {
                if (isWanted(event)) safely(() => handler(event));
            }
        };
        this.loaded.then(start, () => undefined);
        return () => {
            isOff = true;
            off?.();
        };
    }

    /** Hears every change of the view, and the view as it is now, at once. */
    watch(handler: (snapshot: Snapshot) => void, options: { signal?: AbortSignal } = {}): Off {
        const off = this.#snapshots.add(handler, options.signal);
        if (!options.signal?.aborted) safely(() => handler(this.snapshot()));
        return off;
    }

    /** Past events in order, as far back as they are kept (1 000): all, or those after number `since`. */
    events(options: { since?: number } = {}): Notice[] {
        if (!this.#open || stoppedBy()) return [];
        return this.#open.connection.noticesSince(options.since ?? 0);
    }

    /** Everything there is to see, immutable: the same object until something changes. */
    snapshot(): Snapshot {
        if (this.#open && !stoppedBy()) this.#latest = freeze(this.#open.connection.snapshot());
        return this.#latest;
    }

    /** Lets go: hears nothing any more, can do nothing any more. Never signs the agent out. Harmless when repeated. */
    release(): void {
        if (this.#isReleased) return;
        this.#isReleased = true;
        this.#notices.clear();
        this.#snapshots.clear();
        this.#handles.clear();
        if (this.#open) {
            this.#open.forgetStop();
            if (!stoppedBy()) {
                this.#open.subscription.cancel();
                this.#open.connection.release();
            }
            this.#open = undefined;
        }
        this.#giveUp(released());
    }

    /** @internal */
    async [MOUNT](root: Element, options: MountOptions): Promise<{ mounted: Mounted; styles: string }> {
        const glue = await this.#glue;
        await this.loaded;
        if (!this.#open) throw released();
        return { mounted: this.#open.connection.mount(root, options), styles: glue.styles() };
    }

    async #dial(number: string, options: DialOptions & { colleague?: boolean }): Promise<CallHandle> {
        const { data, skill, showNumber, colleague } = options;
        const outcome = await this.#run({
            type: "dial",
            number: text("number", number),
            ...(data === undefined ? {} : { data: asData(data) }),
            ...(skill === undefined ? {} : { skill }),
            ...(showNumber === undefined ? {} : { showNumber }),
            ...(colleague === undefined ? {} : { colleague }),
        });
        return this.#handle(outcome.callId ?? "");
    }

    #connect(glue: Glue): void {
        if (this.#isReleased) return;
        const connection = new glue.Connection(this.gateway, this.agentId);
        const subscription = connection.subscribe((kind, it) => {
            if (kind === "snapshot") this.#onSnapshot(freeze(it));
            else this.#notices.tell(freeze(it));
        });
        this.#open = { connection, subscription, forgetStop: onStop(error => this.#giveUp(error)) };
        this.#snapshots.tell(this.snapshot());
    }

    #onSnapshot(snapshot: Snapshot): void {
        this.#latest = snapshot;
        for (const id of this.#handles.keys()) {
            if (!snapshot.calls.some(call => call.id === id)) this.#handles.delete(id);
        }
        this.#snapshots.tell(snapshot);
    }

    #handle(id: string): CallHandle {
        let handle = this.#handles.get(id);
        if (!handle) {
            handle = new CallHandle(id, this.#owner);
            this.#handles.set(id, handle);
        }
        return handle;
    }

    /** A bug on the other side leaves promises unsettled for ever; ours settle. */
    async #run(command: Command): Promise<Outcome> {
        await this.loaded;
        const stop = stoppedBy();
        if (stop) throw stop;
        const connection = this.#open?.connection;
        if (this.#isReleased || !connection) throw released();
        return new Promise<Outcome>((resolve, reject) => {
            this.#waiting.add(reject);
            const settled = () => this.#waiting.delete(reject);
            try {
                connection.command(command).then(resolve, (report: unknown) => reject(fromReport(report))).finally(settled);
            } catch (error) {
                settled();
                reject(stoppedBy() ?? stopped(String(error)));
            }
        });
    }

    #giveUp(error: OffhookError): void {
        for (const reject of this.#waiting) reject(error);
        this.#waiting.clear();
    }
}

/**
 * A handle on the session with this gateway and agent: the one this page has, or a new one. The session lasts as long
 * as somebody holds a handle; the agent stays signed in all the same. Returns at once.
 */
export function connect(options: ConnectOptions): AgentBar {
    return new AgentBar(options);
}

/** Absolute, without slashes at its end: two ways to write one address are one session. */
function address(gateway: unknown): string {
    const fix = 'Pass the address of the gateway in front of "/resource", for example a path on this server.';
    if (typeof gateway !== "string" || gateway.trim() === "") throw invalidArgument("There is no gateway address.", fix);
    const base = typeof document === "undefined" ? undefined : document.baseURI;
    let url: URL | undefined;
    try {
        url = new URL(gateway.trim(), base);
    } catch {
        // Relative, in Node: kept as it is, as nothing can be reached from there anyway.
        if (base === undefined) return gateway.trim().replace(/\/+$/, "");
    }
    if (!url || !/^https?:$/.test(url.protocol)) throw invalidArgument(`"${gateway}" is no web address.`, fix);
    return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
}

/** Deeply, so that one listener cannot change what the next one sees. */
function freeze<T>(it: T): T {
    if (typeof it === "object" && it !== null && !Object.isFrozen(it)) {
        Object.freeze(it);
        Object.values(it).forEach(freeze);
    }
    return it;
}
