// The typed API of one agent's session.

import { CallHandle, type CallOwner } from "./call.js";
import { dialFrom, type DialFromOptions } from "./dial_from.js";
import { Listeners, safely, type EventName, type EventOf, type Handler, type ListenOptions, type Off } from "./events.js";
import type {
    AgentCan, Command, DirectoryAgent, DirectoryIvr, DirectoryQueue, EndedCall, NextState, NoteView, PreviewView, Query,
    QueryResult, SessionEvent, SignIn, SignOut, Snapshot, Statistics, WaitingCall,
} from "./generated/types.js";
import type { GatewayRequests } from "./generated/gateway.js";
import type { Listener, Mounted, MountOptions } from "./glue.js";
import { guard, reachable } from "./guard.js";
import { bounded, type Interceptable, type InterceptorOf } from "./intercept.js";
import { Link } from "./link.js";
import type { ConnectOptions } from "./options.js";
import { asData, gatewayAddress, given, oneOf, text } from "./values.js";

/** Parameters of a sign-in. `agentId` may be absent when the bar was connected with one. */
export type SignInOptions = Omit<SignIn, "agentId"> & { agentId?: string };

/** Options of a call that is placed. */
export interface DialOptions {
    /** Call data that travels with the call: a string as it is, anything else as JSON. At most 16 384 bytes. */
    data?: unknown;
    /** Id of the skill queue that the call counts for. */
    queue?: number;
    /** Number that the customer sees. */
    callerId?: string;
}

/** Parameters of a raw request; optional where every member is. */
type ParamsOf<N extends keyof GatewayRequests> = {} extends GatewayRequests[N]["params"]
    ? [params?: GatewayRequests[N]["params"]]
    : [params: GatewayRequests[N]["params"]];

/** @internal Key of the method by which the element renders the bar into itself. */
export const MOUNT = Symbol("mount");

/**
 * A handle on one agent's session, returned by {@link connect}. Every method waits until the program is loaded, so a
 * handle can be used at once. Methods that act are fulfilled on the fact, not on the gateway's acceptance: when `hold()` is
 * fulfilled, the call is held. They reject with an {@link OffhookError}.
 */
export class AgentBar {
    /** Absolute base URL of the gateway. */
    readonly gateway: string;
    /** Work number that the bar was connected with; undefined without one. */
    readonly agentId: string | undefined;
    /** Promise that is fulfilled when the program runs, and rejected with the reason when it can't. */
    readonly loaded: Promise<void>;

    readonly #link: Link;
    readonly #events = new Listeners<SessionEvent>();
    readonly #snapshots = new Listeners<Snapshot>();
    readonly #handles = new Map<string, CallHandle>();
    readonly #offs = new Set<Off>();
    readonly #owner: CallOwner = {
        view: id => this.snapshot().calls.find(call => call.id === id),
        // The last one first: it still has its data.
        ended: id => [this.snapshot().lastCall, ...this.recent].find(call => call?.id === id) ?? undefined,
        run: command => this.#link.run(command),
        made: outcome => this.#handle(outcome.callId ?? ""),
    };

    /** @internal Creates a handle, and begins to load the program. */
    constructor(options: ConnectOptions) {
        reachable(this);
        this.gateway = gatewayAddress(options.gateway);
        this.agentId = options.agentId === undefined || options.agentId === "" ? undefined : String(options.agentId);
        const credentials = oneOf("credentials", ["omit", "same-origin", "include"], options.credentials);
        const allEvents = oneOf("eventsPerPoll", ["one", "all"], options.eventsPerPoll) === "all";
        const session = [this.gateway, this.agentId, credentials, allEvents] as const;
        const hear: Listener = (kind, it) => (kind === "snapshot" ? this.#onSnapshot(it) : this.#events.tell(it));
        this.#link = new Link(session, options.wasmUrl, hear);
        this.loaded = this.#link.loaded;
        this.language = options.language ?? "";
    }

    /** Language of {@link OffhookError.words}, as a BCP 47 tag. */
    get language(): string {
        return this.#link.language;
    }
    set language(tag: string) {
        this.#link.language = tag;
    }

    /**
     * Signs the agent in. Fulfilled when the agent is in the state asked for. Retcode `100-002` says that the
     * agent is signed in elsewhere; `force` ends that.
     */
    async signIn(options: SignInOptions): Promise<void> {
        const { password, phone, ...rest } = options;
        await this.#link.run({
            ...rest,
            type: "signIn",
            agentId: text("agentId", options.agentId ?? this.agentId ?? ""),
            password: text("password", password),
            phone: text("phone", phone),
        });
    }

    /**
     * Signs the agent out; with `force` also during a call, which ends. A `reason` (1 to 255) is kept in the
     * platform's records and implies `force`.
     */
    async signOut({ force, reason }: SignOut = {}): Promise<void> {
        await this.#link.run({ type: "signOut", ...given({ force, reason }) });
    }

    /** Sets the agent's state. During a call, busy and rest are noted and take effect when the call is over. */
    async setState(state: NextState, options: { reason?: number; seconds?: number } = {}): Promise<void> {
        const { reason, seconds } = options;
        await this.#link.run({ type: "setState", state, ...given({ reason, seconds }) });
    }

    /** Makes the agent ready for calls, from any state. */
    ready(): Promise<void> {
        return this.setState("ready");
    }
    /** Makes the agent busy. `reason` is a code from 200 to 250. */
    busy(reason?: number): Promise<void> {
        return this.setState("busy", reason === undefined ? {} : { reason });
    }
    /** Begins a rest of 1 to 86 399 seconds. `reason` is a code from 0 to 255. */
    rest(seconds: number, reason?: number): Promise<void> {
        return this.setState("rest", reason === undefined ? { seconds } : { seconds, reason });
    }
    /** Begins after-call work. */
    wrapUp(): Promise<void> {
        return this.setState("wrapUp");
    }

    /** Places a call. Fulfilled when the call exists. */
    dial(number: string, options: DialOptions = {}): Promise<CallHandle> {
        return this.#dial(number, options);
    }

    /** Places an internal call to another agent, by work number. Fulfilled when the call exists. */
    dialInternal(agentId: string, options: Pick<DialOptions, "data"> = {}): Promise<CallHandle> {
        return this.#dial(agentId, { ...options, internal: true });
    }

    /** Call of a campaign that is offered for preview; null when none is. */
    get preview(): PreviewView | null {
        return this.snapshot().preview;
    }

    /** Places a call to one of the numbers of the offered preview. Fulfilled when the call exists. */
    dialPreview(number: string): Promise<CallHandle> {
        return this.#call({ type: "dialPreview", number: text("number", number) });
    }

    /** Picks up the call that rings at another agent. Fulfilled when this agent has the call. */
    pickUp(agentId: string): Promise<CallHandle> {
        return this.#call({ type: "pickUp", agent: text("agentId", agentId) });
    }

    /** Takes a waiting call, one of {@link waitingCalls}, out of its queue. Fulfilled when this agent has the call. */
    takeQueued(id: string, queue: number): Promise<CallHandle> {
        return this.#call({ type: "takeQueued", waiting: text("id", id), queue });
    }

    /** Returns a handle of each present call, oldest first. */
    calls(): CallHandle[] {
        return this.snapshot().calls.map(call => this.#handle(call.id));
    }

    /** Returns the handle of the call with this id; undefined when there is no such call, or when it has ended. */
    call(id: string): CallHandle | undefined {
        return this.#owner.view(id) && this.#handle(id);
    }

    /** Calls that ended in this session, the latest first, without their data; at most 50. */
    get recent(): readonly EndedCall[] {
        return this.snapshot().recent;
    }

    /** Commands that are possible for the agent now, and for the others the reason why not. */
    get can(): AgentCan {
        return this.snapshot().agent.can;
    }

    /** Notes (便签) from colleagues, the latest first; at most 20. */
    get notes(): readonly NoteView[] {
        return this.snapshot().notes;
    }

    /** Sends a note of 1 to 1 023 bytes to 1 to 100 agents. Fulfilled when the gateway has accepted the note. */
    async sendNote(to: string | readonly string[], words: string): Promise<void> {
        const all = (typeof to === "string" ? [to] : [...to]).map(each => text("to", each));
        await this.#link.run({ type: "sendNote", to: all, text: text("text", words) });
    }

    /** Sets whether the platform answers incoming calls for the agent. Fulfilled on the gateway's reply. */
    async setAutoAnswer(on: boolean): Promise<void> {
        await this.#link.run({ type: "setAutoAnswer", on });
    }
    /** Sets the state after each call: ready if `on`, otherwise wrap-up. Fulfilled on the gateway's reply. */
    async setAutoReady(on: boolean): Promise<void> {
        await this.#link.run({ type: "setAutoReady", on });
    }
    /** Sets if incoming calls are offered to the agent. Fulfilled on the gateway's reply. */
    async setTalkRight(on: boolean): Promise<void> {
        await this.#link.run({ type: "setTalkRight", on });
    }
    /** Sets the skill queues to take calls from, by id; without an argument, all that are configured for the agent. */
    async setQueues(queues?: readonly number[]): Promise<void> {
        await this.#link.run({ type: "setQueues", queues: queues ? [...queues] : null });
    }
    /** Changes the password. The new one has 8 to 32 characters of at least three kinds. Neither is kept. */
    async changePassword(passwords: { old: string; new: string }): Promise<void> {
        const [old, next] = [text("old", passwords.old), text("new", passwords.new)];
        await this.#link.run({ type: "changePassword", old, new: next });
    }

    /** Reads the skill queues of the contact centre and how many calls wait in each. Each invocation queries the gateway. */
    queues(): Promise<DirectoryQueue[]> {
        return this.#query({ kind: "queues" });
    }
    /** Reads the other agents who are signed in. */
    agents(): Promise<DirectoryAgent[]> {
        return this.#query({ kind: "agents" });
    }
    /** Reads the IVRs that calls can be transferred to. */
    ivrs(): Promise<DirectoryIvr[]> {
        return this.#query({ kind: "ivrs" });
    }
    /** Reads the calls that wait in a skill queue. */
    waitingCalls(queue: number): Promise<WaitingCall[]> {
        return this.#query({ kind: "waitingCalls", queue });
    }
    /** Reads the agent's statistics of the day. */
    statistics(): Promise<Statistics> {
        return this.#query({ kind: "statistics" });
    }

    /**
     * Sends any operation of the gateway, by its name in the gateway's reference. Fulfilled with the reply's result, as
     * received; no interceptor is asked. Operations that the session depends on (signing in and out, the event poll) are
     * refused with `request_of_session`.
     */
    async request<N extends keyof GatewayRequests>(name: N, ...[params]: ParamsOf<N>): Promise<GatewayRequests[N]["result"]> {
        const { result } = await this.#link.run({ type: "request", name, params: { ...params } });
        return result as GatewayRequests[N]["result"];
    }

    /**
     * Dials numbers in `root` when they are clicked, or activated by Enter or space: `tel:` links, and elements with
     * `data-offhook-dial` (the number, or the element's text when empty) and `data-offhook-data` (call data). A failure
     * dispatches `offhook-dial-failed` on the element, and sets its title unless a listener prevents the default.
     */
    dialFrom(root: Document | ShadowRoot | Element = document, options: DialFromOptions = {}): Off {
        const dial = (number: string, how: DialOptions) => this.dial(number, how);
        return this.#until(options.signal, () => dialFrom(root, dial, options));
    }

    /**
     * Listens to an event until the returned function is called, the signal aborts or the bar is released; `"*"` listens
     * to all. Events carry calls as plain data; `bar.call(event.call.id)` is the handle to act on.
     */
    on<N extends EventName>(name: N, handler: Handler<N>, options?: ListenOptions): Off;
    on(name: "*", handler: (event: SessionEvent) => void, options?: ListenOptions): Off;
    on<N extends EventName>(name: N | "*", handler: Handler<N>, options: ListenOptions = {}): Off {
        const isWanted = (event: SessionEvent): event is EventOf<N> => name === "*" || event.name === name;
        const listen = () => this.#events.add(event => isWanted(event) && handler(event), options.signal);
        if (!options.replay || options.signal?.aborted) return listen();
        // Begins later, so that the caller has the function that ends it; past and future events in one go, so that none is lost.
        let off: Off | undefined;
        let isOff = false;
        const start = () => {
            if (isOff || options.signal?.aborted || this.#link.isReleased) return;
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

    /** Calls `handler` with the present snapshot at once, and with each new one. */
    watch(handler: (snapshot: Snapshot) => void, options: { signal?: AbortSignal } = {}): Off {
        const off = this.#snapshots.add(handler, options.signal);
        if (!options.signal?.aborted) safely(() => handler(this.snapshot()));
        return off;
    }

    /**
     * Lets `interceptor` change or veto commands before anything is sent: clicks of the agent as well as commands
     * of any script that shares the session. See {@link InterceptorOf} for what the function can return; after two
     * seconds the command proceeds unchanged. Several interceptors are asked in the order in which they were added.
     * Ends with the returned function, and on release.
     */
    intercept<N extends keyof Interceptable>(name: N, interceptor: InterceptorOf<N>, options: { signal?: AbortSignal } = {}): Off {
        const asked = bounded(name, interceptor);
        return this.#until(options.signal, () => this.#link.intercept(name, asked));
    }

    /** Returns past events in order, at most the last 1 000: all, or those whose `seq` is greater than `since`. */
    events(options: { since?: number } = {}): SessionEvent[] {
        return this.#link.events(options.since ?? 0);
    }

    /** Returns the whole visible state, immutable: the same object until something changes. */
    snapshot(): Snapshot {
        return this.#link.snapshot();
    }

    /**
     * Returns the time by the clock that snapshots are stamped with, in milliseconds. It runs through sleep and is never set back:
     * `bar.now() - call.talkingSince` is how long, whatever is done to the computer's clock.
     */
    now(): number {
        return this.#link.now();
    }

    /** Releases the handle, which then neither acts nor listens. Never signs the agent out. Harmless when repeated. */
    release(): void {
        for (const off of this.#offs) off();
        if (!this.#link.release()) return;
        this.#events.clear();
        this.#snapshots.clear();
        this.#handles.clear();
    }

    /** @internal Renders the bar into `root` as soon as the program is loaded. */
    [MOUNT](root: Element, options: MountOptions): Promise<Mounted> {
        return this.#link.mount(root, options);
    }

    /**
     * Runs `begin` at once. The function that it returns runs once: when the result of this method is
     * called, the signal aborts or the bar is released.
     */
    #until(signal: AbortSignal | undefined, begin: () => Off): Off {
        if (signal?.aborted || this.#link.isReleased) return () => undefined;
        const end = begin();
        const off = () => {
            if (!this.#offs.delete(off)) return;
            signal?.removeEventListener("abort", off);
            end();
        };
        this.#offs.add(off);
        signal?.addEventListener("abort", off);
        return off;
    }

    async #dial(number: string, options: DialOptions & { internal?: boolean }): Promise<CallHandle> {
        const { data, queue, callerId, internal } = options;
        const written = data === undefined ? undefined : asData(data);
        return this.#call({
            type: "dial",
            number: text("number", number),
            ...given({ data: written, queue, callerId, internal }),
        });
    }

    /** Runs a command that makes a call, and returns the call's handle. */
    async #call(command: Command): Promise<CallHandle> {
        return this.#owner.made(await this.#link.run(command));
    }

    /** Runs a query. The caller names the type of its result. */
    async #query<R extends QueryResult>(query: Query): Promise<R> {
        const { result } = await this.#link.run({ type: "query", query });
        return result as R;
    }

    #onSnapshot(snapshot: Snapshot): void {
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
}

guard(AgentBar, ["calls", "call", "dialFrom", "on", "watch", "intercept", "events", "snapshot", "release"]);

/**
 * Returns a handle on the session with this gateway and agent, which is created unless this page has one. The session
 * lasts as long as a handle is held; the agent stays signed in all the same. Returns at once.
 */
export function connect(options: ConnectOptions): AgentBar {
    return new AgentBar(options ?? {});
}
