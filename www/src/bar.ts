// The typed API of one agent's session.

import { CallHandle, type CallOwner } from "./call.js";
import { dialFrom, type DialFromOptions } from "./dial_from.js";
import { Listeners, safely, type EventName, type EventOf, type Handler, type ListenOptions, type Off } from "./events.js";
import type {
    AgentCan,
    Answer,
    ColleagueView,
    Command,
    EndedCall,
    Figures,
    FlowView,
    NextState,
    Notice,
    NoteView,
    PreviewView,
    Question,
    QueueView,
    SignIn,
    SignOut,
    Snapshot,
    WaitingView,
} from "./generated/types.js";
import type { GatewayRequests } from "./generated/gateway.js";
import type { Mounted, MountOptions } from "./glue.js";
import { interceptor, type Interceptable, type InterceptorOf } from "./intercept.js";
import { Link } from "./link.js";
import { asData, gatewayAddress, given, text } from "./values.js";

/** Which session, and where its program is. */
export interface ConnectOptions {
    /** Address of the gateway, in front of `/resource`; absolute, or relative to the page. */
    gateway: string;
    /** Work number. Connections with the same gateway and agent share one session; without one, those without one do. */
    agentId?: string;
    /** In which agents read why something failed: `en` (the default) or `zh-CN`. */
    language?: string;
    /** Where `offhook.wasm` is (and `offhook-panels.wasm` beside it), if not beside the script. The first connection of a page decides. */
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

/** The parameters of a call by name; none need be passed where none must be. */
type ParamsOf<N extends keyof GatewayRequests> = {} extends GatewayRequests[N]["params"]
    ? [params?: GatewayRequests[N]["params"]]
    : [params: GatewayRequests[N]["params"]];

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

    readonly #link: Link;
    readonly #notices = new Listeners<Notice>();
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

    /** @internal */
    constructor(options: ConnectOptions) {
        this.gateway = gatewayAddress(options.gateway);
        this.agentId = options.agentId === undefined || options.agentId === "" ? undefined : String(options.agentId);
        this.#link = new Link(this.gateway, this.agentId, options.wasmUrl, (kind, it) => {
            if (kind === "snapshot") this.#onSnapshot(it);
            else this.#notices.tell(it);
        });
        this.loaded = this.#link.loaded;
        this.language = options.language ?? "";
    }

    /** The language of {@link OffhookError.words}. */
    get language(): string {
        return this.#link.language;
    }
    set language(tag: string) {
        this.#link.language = tag;
    }

    /** Signs in. A refusal with retcode `100-002` means that the agent is signed in elsewhere: `force` ends that. */
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
     * Signs out. `force`: also when the gateway would not let the agent go, as during a call; a `reason` (1 to 255) goes
     * to the records, and means force.
     */
    async signOut({ force, reason }: SignOut = {}): Promise<void> {
        await this.#link.run({ type: "signOut", ...given({ force, reason }) });
    }

    /** Becomes ready, busy, resting or wrapping up; during a call, as soon as it is over. */
    async setState(state: NextState, options: { reason?: number; seconds?: number } = {}): Promise<void> {
        const { reason, seconds } = options;
        await this.#link.run({ type: "setState", state, ...given({ reason, seconds }) });
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

    /** The call of a campaign that is offered for preview; null when none is. */
    get preview(): PreviewView | null {
        return this.snapshot().preview;
    }

    /** Calls a number of the preview that is offered. Fulfilled when the call exists. */
    dialPreview(number: string): Promise<CallHandle> {
        return this.#call({ type: "dialPreview", number: text("number", number) });
    }

    /** Takes the call that rings at a colleague. Fulfilled when it is here. */
    pickUp(colleague: string): Promise<CallHandle> {
        return this.#call({ type: "pickUp", colleague: text("colleague", colleague) });
    }

    /** Asks for a call that waits in a skill queue: one of {@link waiting}. Fulfilled when it is here. */
    takeQueued(id: string, skill: number): Promise<CallHandle> {
        return this.#call({ type: "takeQueued", waiting: text("id", id), skill });
    }

    /** The calls there are, oldest first. */
    calls(): CallHandle[] {
        return this.snapshot().calls.map(call => this.#handle(call.id));
    }

    /** The call with this id; undefined when there is none, or none any more. */
    call(id: string): CallHandle | undefined {
        return this.#owner.view(id) && this.#handle(id);
    }

    /** The calls that ended in this session, the latest first, without their data; at most 50. */
    get recent(): readonly EndedCall[] {
        return this.snapshot().recent;
    }

    /** What the agent can ask for now, and why not. */
    get can(): AgentCan {
        return this.snapshot().agent.can;
    }

    /** Notes (便签) from colleagues, the latest first; at most 20. */
    get notes(): readonly NoteView[] {
        return this.snapshot().notes;
    }

    /** Sends a note of 1 to 1 023 bytes to 1 to 100 colleagues. Fulfilled when the gateway has taken it. */
    async sendNote(to: string | readonly string[], words: string): Promise<void> {
        const all = (typeof to === "string" ? [to] : [...to]).map(each => text("to", each));
        await this.#link.run({ type: "sendNote", to: all, text: text("text", words) });
    }

    /** Lets the platform answer calls, or not. */
    async setAutoAnswer(on: boolean): Promise<void> {
        await this.#link.run({ type: "setAutoAnswer", on });
    }
    /** Ready after each call; otherwise wrap-up. */
    async setAutoReady(on: boolean): Promise<void> {
        await this.#link.run({ type: "setAutoReady", on });
    }
    /** Takes calls from these skill queues only; without an argument from all that are configured for the agent. */
    async setSkills(skills?: readonly number[]): Promise<void> {
        await this.#link.run({ type: "setSkills", skills: skills ? [...skills] : null });
    }
    /** Changes the password. The new one: 8 to 32 characters of at least three kinds. Neither is kept. */
    async changePassword(passwords: { old: string; new: string }): Promise<void> {
        const [old, next] = [text("old", passwords.old), text("new", passwords.new)];
        await this.#link.run({ type: "changePassword", old, new: next });
    }

    /** The skill queues of the contact centre, with what waits in them. Not in the view: each call asks the gateway. */
    queues(): Promise<QueueView[]> {
        return this.#ask({ about: "queues" });
    }
    /** The colleagues who are signed in. */
    colleagues(): Promise<ColleagueView[]> {
        return this.#ask({ about: "colleagues" });
    }
    /** The automatic flows that calls can be handed to. */
    flows(): Promise<FlowView[]> {
        return this.#ask({ about: "flows" });
    }
    /** The calls that wait in a skill queue. */
    waiting(skill: number): Promise<WaitingView[]> {
        return this.#ask({ about: "waiting", skill });
    }
    /** The agent's figures of the day. */
    statistics(): Promise<Figures> {
        return this.#ask({ about: "figures" });
    }

    /**
     * Any call of the gateway's, by its name in the gateway's reference. Fulfilled with what it answers, as it came; no
     * interceptor is asked. Those that a session lives on (signing in and out, events) are refused with
     * `request_of_session`.
     */
    async request<N extends keyof GatewayRequests>(name: N, ...[params]: ParamsOf<N>): Promise<GatewayRequests[N]["result"]> {
        const { answer } = await this.#link.run({ type: "request", name, params: { ...params } });
        return answer as GatewayRequests[N]["result"];
    }

    /**
     * Dials what is clicked in `root`, or chosen by Enter or space: `tel:` links, and whatever has `data-offhook-dial` (the
     * number; its text when empty) with `data-offhook-data` as call data. What fails is told by the event
     * `offhook-dial-failed` on the element, and by its title unless a listener prevents the default.
     */
    dialFrom(root: Document | ShadowRoot | Element = document, options: DialFromOptions = {}): Off {
        const dial = (number: string, how: DialOptions) => this.dial(number, how);
        return this.#until(options.signal, () => dialFrom(root, dial, options));
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

    /** Hears every change of the view, and the view as it is now, at once. */
    watch(handler: (snapshot: Snapshot) => void, options: { signal?: AbortSignal } = {}): Off {
        const off = this.#snapshots.add(handler, options.signal);
        if (!options.signal?.aborted) safely(() => handler(this.snapshot()));
        return off;
    }

    /**
     * Has a say about commands, of whoever shares the session, before anything is sent: the agent's clicks as well as
     * scripts. See {@link InterceptorOf} for what `ask` can answer; it has two seconds, after which the command goes on
     * as it was. Several are asked in the order in which they came. Ends with the returned function, and on release.
     */
    intercept<N extends keyof Interceptable>(name: N, ask: InterceptorOf<N>, options: { signal?: AbortSignal } = {}): Off {
        const asked = interceptor(name, ask);
        return this.#until(options.signal, () => this.#link.intercept(name, asked));
    }

    /** Past events in order, as far back as they are kept (1 000): all, or those after number `since`. */
    events(options: { since?: number } = {}): Notice[] {
        return this.#link.events(options.since ?? 0);
    }

    /** Everything there is to see, immutable: the same object until something changes. */
    snapshot(): Snapshot {
        return this.#link.snapshot();
    }

    /** Lets go: hears nothing any more, can do nothing any more. Never signs the agent out. Harmless when repeated. */
    release(): void {
        for (const off of this.#offs) off();
        if (!this.#link.release()) return;
        this.#notices.clear();
        this.#snapshots.clear();
        this.#handles.clear();
    }

    /** @internal */
    [MOUNT](root: Element, options: MountOptions): Promise<Mounted> {
        return this.#link.mount(root, options);
    }

    /** Something that ends when called off, when the signal aborts and on release, whichever comes first. */
    #until(signal: AbortSignal | undefined, begin: () => Off): Off {
        if (signal?.aborted || this.#link.isReleased) return () => undefined;
        const end = begin();
        const off = () => {
            if (!this.#offs.delete(off)) return;
            signal?.removeEventListener("abort", off);
            end();
        };
        this.#offs.add(off);
        signal?.addEventListener("abort", off, { once: true });
        return off;
    }

    async #dial(number: string, options: DialOptions & { colleague?: boolean }): Promise<CallHandle> {
        const { data, skill, showNumber, colleague } = options;
        const written = data === undefined ? undefined : asData(data);
        return this.#call({
            type: "dial",
            number: text("number", number),
            ...given({ data: written, skill, showNumber, colleague }),
        });
    }

    /** A command that makes a call. */
    async #call(command: Command): Promise<CallHandle> {
        return this.#owner.made(await this.#link.run(command));
    }

    /** Whoever asks knows what the answer to this question is. */
    async #ask<A extends Answer>(question: Question): Promise<A> {
        const { answer } = await this.#link.run({ type: "ask", question });
        return answer as A;
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

/**
 * A handle on the session with this gateway and agent: the one this page has, or a new one. The session lasts as long
 * as somebody holds a handle; the agent stays signed in all the same. Returns at once.
 */
export function connect(options: ConnectOptions): AgentBar {
    return new AgentBar(options);
}
