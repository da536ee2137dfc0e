// One call, to act on. Made by the bar; the same object for the same call.

import type { AgentBar } from "./bar.js";
import type { OffhookError } from "./errors.js";
import type {
    CallCan,
    CallKind,
    CallState,
    CallView,
    Command,
    ConsultMode,
    Direction,
    EndedCall,
    Media,
    Outcome,
    RejectMode,
    Remote,
    SkillView,
    TargetKind,
    TransferMode,
} from "./generated/types.js";
import { asData, text } from "./values.js";

const NEVER = { ok: false, why: "no_such_call" } as const;
const OVER: CallCan = {
    answer: NEVER,
    reject: NEVER,
    hold: NEVER,
    retrieve: NEVER,
    mute: NEVER,
    unmute: NEVER,
    keypad: NEVER,
    hangUp: NEVER,
    consult: NEVER,
    transfer: NEVER,
    join: NEVER,
    connect: NEVER,
    cancelTransfer: NEVER,
    disconnect: NEVER,
    switchMedia: NEVER,
    setData: NEVER,
};

/** Whom to ask, or whom to hand a call to. */
export interface To<K extends TargetKind = TargetKind> {
    /** What it is. */
    to: K;
    /** Work number, queue id, access code or telephone number. */
    id: string | number;
    /** Call data for whoever takes it: text, or an object that becomes JSON. */
    data?: unknown;
}

/** What a handle needs of its bar. */
export interface CallOwner {
    /** The call as it is now; undefined when it is over. */
    view(id: string): CallView | undefined;
    /** The call as it was when it ended; undefined while it lasts, or when it is long gone. */
    ended(id: string): EndedCall | undefined;
    run(command: Command): Promise<Outcome>;
    /** The handle of the call that a command has made. */
    made(outcome: Outcome): CallHandle;
}

/**
 * A call. Its members tell how it is now, not how it was when the handle was made; its methods are fulfilled when what
 * they ask for has happened, and reject with an {@link OffhookError} otherwise.
 *
 * Get one from {@link AgentBar.call}, {@link AgentBar.calls} or {@link AgentBar.dial}.
 */
export class CallHandle {
    /** The gateway's id of the call. */
    readonly id: string;
    readonly #owner: CallOwner;
    #last: CallView | undefined;

    /** @internal */
    constructor(id: string, owner: CallOwner) {
        this.id = id;
        this.#owner = owner;
        this.#look();
    }

    /** Where the call stands; `ended` when it is over. */
    get state(): CallState | "ended" {
        return this.#owner.view(this.id)?.state ?? "ended";
    }
    /** Who began it. */
    get direction(): Direction | undefined {
        return this.#look()?.direction;
    }
    /** The other side. */
    get remote(): Remote {
        return this.#look()?.remote ?? { number: "" };
    }
    /** Whom it is with: a customer, a colleague (`internal`), or a colleague who is asked about a customer (`consult`). */
    get kind(): CallKind {
        return this.#owner.view(this.id)?.kind ?? "customer";
    }
    /** In a three-party call, the numbers of the others. */
    get partners(): readonly string[] {
        return this.#owner.view(this.id)?.partners ?? [];
    }
    /** The queue it came through; null when none is known. */
    get skill(): SkillView | null {
        return this.#look()?.skill ?? null;
    }
    /** Call data; null until known. Text: what `dial` was given as an object is JSON here. */
    get data(): string | null {
        return this.#look()?.data ?? null;
    }
    /** The customer does not hear the agent. */
    get muted(): boolean {
        return this.#owner.view(this.id)?.muted ?? false;
    }
    /** Sound, or picture too. */
    get media(): Media {
        return this.#owner.view(this.id)?.media ?? "audio";
    }
    /** It is being recorded. */
    get recording(): boolean {
        return this.#owner.view(this.id)?.recording ?? false;
    }
    /** What can be asked for now, and why not. */
    get can(): CallCan {
        return this.#owner.view(this.id)?.can ?? OVER;
    }
    /** Everything about it, as plain data; undefined when it is over. */
    get view(): CallView | undefined {
        return this.#owner.view(this.id);
    }

    /** Answers. Fulfilled when both sides talk. */
    async answer(): Promise<void> {
        await this.#owner.run({ type: "answer", call: this.id });
    }
    /** Refuses: `requeue` (the default) sends the call back and makes the agent busy; `release` ends it. */
    async reject(options: { mode?: RejectMode } = {}): Promise<void> {
        await this.#owner.run({ type: "reject", call: this.id, mode: options.mode ?? "requeue" });
    }
    /** Lets the other side wait. */
    async hold(): Promise<void> {
        await this.#owner.run({ type: "hold", call: this.id });
    }
    /** Takes the call from hold. */
    async retrieve(): Promise<void> {
        await this.#owner.run({ type: "retrieve", call: this.id });
    }
    /** The other side no longer hears the agent. */
    async mute(): Promise<void> {
        await this.#owner.run({ type: "mute", call: this.id });
    }
    /** The other side hears the agent again. */
    async unmute(): Promise<void> {
        await this.#owner.run({ type: "unmute", call: this.id });
    }
    /** Sends digits (DTMF): 1 to 24 of 0–9, `*`, `#`. */
    async keypad(digits: string): Promise<void> {
        await this.#owner.run({ type: "keypad", call: this.id, digits: String(digits) });
    }
    /** Ends the call, whatever its state. */
    async hangUp(): Promise<void> {
        await this.#owner.run({ type: "hangUp", call: this.id });
    }

    /**
     * Asks a colleague or a queue while this customer waits. Fulfilled with the call to the colleague, when it exists.
     * Afterwards `retrieve`, `join` or `connect` this one.
     */
    async consult({ to, id, data, mode = "private" }: To<"agent" | "skill"> & { mode?: ConsultMode }): Promise<CallHandle> {
        const outcome = await this.#owner.run({ type: "consult", call: this.id, mode, ...target(to, id, data) });
        return this.#owner.made(outcome);
    }
    /**
     * Hands the call on; which modes a target takes is the gateway's to say, others are refused with `no_such_transfer`.
     *
     * - `release`: at once, whatever becomes of it.
     * - `onSuccess`: fulfilled when somebody has taken it; rejected with `transfer_failed` when nobody has, and then the
     *   customer is with the agent again.
     * - `talk`: fulfilled when the agent talks with the third party; hanging up hands the customer over, `cancelTransfer`
     *   takes the customer back.
     * - `threeParty`: the same, but all three talk.
     * - `suspend`: to an automatic flow that gives the customer back; fulfilled when the customer is in it.
     */
    async transfer({ to, id, data, mode }: To & { mode: TransferMode }): Promise<void> {
        await this.#owner.run({ type: "transfer", call: this.id, mode, ...target(to, id, data) });
    }
    /** Takes back a transfer that the third party has answered. Fulfilled when the agent has the customer. */
    async cancelTransfer(): Promise<void> {
        await this.#owner.run({ type: "cancelTransfer", call: this.id });
    }
    /** Joins this call, held, to the talking one. Fulfilled when all three talk. */
    async join(): Promise<void> {
        await this.#owner.run({ type: "join", call: this.id });
    }
    /** Connects this call's party, held, with the talking one, and leaves both. */
    async connect(): Promise<void> {
        await this.#owner.run({ type: "connect", call: this.id });
    }
    /** Puts the party with this number out of the call. */
    async disconnect(number: string): Promise<void> {
        await this.#owner.run({ type: "disconnect", call: this.id, number: text("number", number) });
    }
    /** Switches between sound and picture. */
    async switchMedia(media: Media): Promise<void> {
        await this.#owner.run({ type: "switchMedia", call: this.id, media });
    }
    /** Writes the call's data: text as it is, anything else as JSON. At most 16 384 bytes. */
    async setData(data: unknown): Promise<void> {
        await this.#owner.run({ type: "setCallData", call: this.id, data: asData(data) });
    }

    /** What is known of it, even when it is over. */
    #look(): CallView | EndedCall | undefined {
        this.#last = this.#owner.view(this.id) ?? this.#last;
        return this.#owner.view(this.id) ?? this.#owner.ended(this.id) ?? this.#last;
    }
}

function target(kind: TargetKind, id: string | number, data: unknown) {
    return { to: { kind, address: text("id", id) }, data: data === undefined ? null : asData(data) };
}
