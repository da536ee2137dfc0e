// The handle on one call. The bar creates one per call.

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
    RecordingView,
    RejectMode,
    Remote,
    Requeued,
    QueueRef,
    TargetKind,
    TransferMode,
} from "./generated/types.js";
import { ENDED_CALL_CAN } from "./generated/types.js";
import { guard, reachable } from "./guard.js";
import { asData, text } from "./values.js";

/** Target of a consultation or a transfer. */
export interface To<K extends TargetKind = TargetKind> {
    /** Kind of target. */
    to: K;
    /** Work number, queue id, access code or telephone number, by the kind. */
    id: string | number;
    /** Call data for the receiver: a string as it is, anything else as JSON. At most 16 384 bytes. */
    data?: unknown;
}

/** The part of the bar that a call handle uses. */
export interface CallOwner {
    /** Returns the call as it is now; undefined when the call has ended. */
    view(id: string): CallView | undefined;
    /** Returns the record of an ended call; undefined while the call lasts, or when its record is no longer kept. */
    ended(id: string): EndedCall | undefined;
    /** Runs a command until it settles. */
    run(command: Command): Promise<Outcome>;
    /** Returns the handle of the call that a command has made. */
    made(outcome: Outcome): CallHandle;
}

/**
 * A handle on one call. Its members tell the call's present state, not that of when the handle was made; its methods are
 * fulfilled when what they ask for has happened, and reject with an {@link OffhookError} otherwise.
 *
 * Get one from {@link AgentBar.call}, {@link AgentBar.calls} or {@link AgentBar.dial}.
 */
export class CallHandle {
    /** Id of the call, given by the gateway. */
    readonly id: string;
    readonly #owner: CallOwner;
    #last: CallView | undefined;

    /** @internal Creates the handle of the call with this id. */
    constructor(id: string, owner: CallOwner) {
        reachable(this);
        this.id = id;
        this.#owner = owner;
        this.#known();
    }

    /** State of the call; `ended` when it is over. */
    get state(): CallState | "ended" {
        return this.#owner.view(this.id)?.state ?? "ended";
    }
    /** True if the state may be another one: an event is missing, and the gateway's answers can't be read. */
    get unsure(): boolean {
        return this.#owner.view(this.id)?.unsure ?? false;
    }
    /** Direction of the call; undefined when nothing is known of it. */
    get direction(): Direction | undefined {
        return this.#known()?.direction;
    }
    /** Remote party of the call; its number is empty when unknown or withheld. */
    get remote(): Remote {
        return this.#known()?.remote ?? { number: "", video: null };
    }
    /** Kind of call: with a customer, with another agent (`internal`), or a consultation about a customer's call (`consultation`). */
    get kind(): CallKind {
        return this.#owner.view(this.id)?.kind ?? "customer";
    }
    /** Numbers of the other two parties of a three-party call; otherwise empty. */
    get parties(): readonly string[] {
        return this.#owner.view(this.id)?.parties ?? [];
    }
    /** Skill queue that the call came through; null when none is known. */
    get queue(): QueueRef | null {
        return this.#known()?.queue ?? null;
    }
    /** Data of the call; null until known. An object that `dial` was given is JSON text here. */
    get data(): string | null {
        return this.#known()?.data ?? null;
    }
    /** True if the remote party does not hear the agent. */
    get muted(): boolean {
        return this.#owner.view(this.id)?.muted ?? false;
    }
    /** Media of the call: `audio`, or `video` with sound. */
    get media(): Media {
        return this.#owner.view(this.id)?.media ?? "audio";
    }
    /** True while the call is being recorded. */
    get recording(): boolean {
        return this.#owner.view(this.id)?.recording ?? false;
    }
    /** Recordings of the call so far, the latest last, by the names that playing and downloading ask for. */
    get recordings(): RecordingView[] {
        return this.#owner.view(this.id)?.recordings ?? [];
    }
    /** Earlier releases of the call by agents: their number, and the last agent; null without any. */
    get requeued(): Requeued | null {
        return this.#owner.view(this.id)?.requeued ?? null;
    }
    /** Commands that are possible for the call now, and for the others the reason why not. */
    get can(): CallCan {
        return this.#owner.view(this.id)?.can ?? ENDED_CALL_CAN;
    }
    /** The call as plain data; undefined when it has ended. */
    get view(): CallView | undefined {
        return this.#owner.view(this.id);
    }

    /** Answers the ringing call. Fulfilled when both sides talk. */
    async answer(): Promise<void> {
        await this.#owner.run({ type: "answer", call: this.id });
    }
    /** Rejects the ringing call: `requeue` (the default) returns it to its queue and makes the agent busy; `release` ends it. */
    async reject(options: { mode?: RejectMode } = {}): Promise<void> {
        await this.#owner.run({ type: "reject", call: this.id, mode: options.mode ?? "requeue" });
    }
    /** Puts the call on hold. Fulfilled when it is held. */
    async hold(): Promise<void> {
        await this.#owner.run({ type: "hold", call: this.id });
    }
    /** Retrieves the call from hold. Fulfilled when both sides talk again. */
    async retrieve(): Promise<void> {
        await this.#owner.run({ type: "retrieve", call: this.id });
    }
    /** Mutes the agent: the remote party no longer hears them. Fulfilled on the gateway's reply. */
    async mute(): Promise<void> {
        await this.#owner.run({ type: "mute", call: this.id });
    }
    /** Unmutes the agent. Fulfilled on the gateway's reply. */
    async unmute(): Promise<void> {
        await this.#owner.run({ type: "unmute", call: this.id });
    }
    /** Sends digits (DTMF): 1 to 24 of 0–9, `*`, `#`. */
    async keypad(digits: string): Promise<void> {
        await this.#owner.run({ type: "keypad", call: this.id, digits: text("digits", digits) });
    }
    /** Ends the call, whatever its state. Fulfilled when it is over. */
    async hangUp(): Promise<void> {
        await this.#owner.run({ type: "hangUp", call: this.id });
    }

    /**
     * Consults another agent or a queue while this call is held. Fulfilled with the consultation call when it exists.
     * Afterwards `retrieve`, `join` or `connect` this call.
     */
    async consult({ to, id, data, mode = "private" }: To<"agent" | "queue"> & { mode?: ConsultMode }): Promise<CallHandle> {
        const outcome = await this.#owner.run({ type: "consult", call: this.id, mode, ...target(to, id, data) });
        return this.#owner.made(outcome);
    }
    /**
     * Transfers the call. The gateway decides which modes a target takes; others are refused with `no_such_transfer`.
     *
     * - `release`: a blind transfer; fulfilled when the agent has left the call.
     * - `onSuccess`: fulfilled when the target has taken the call; rejected with `transfer_failed` when it has not, and then
     *   the customer is with the agent again.
     * - `talk`: fulfilled when the agent talks with the third party; `hangUp` completes the transfer, `cancelTransfer`
     *   takes the customer back.
     * - `threeParty`: the same, but all three talk.
     * - `suspend`: to an IVR that returns the customer; fulfilled when the customer is in the IVR.
     */
    async transfer({ to, id, data, mode }: To & { mode: TransferMode }): Promise<void> {
        await this.#owner.run({ type: "transfer", call: this.id, mode, ...target(to, id, data) });
    }
    /** Cancels a transfer that the third party has answered. Fulfilled when the agent talks with the customer. */
    async cancelTransfer(): Promise<void> {
        await this.#owner.run({ type: "cancelTransfer", call: this.id });
    }
    /** Joins this held call to the talking one. Fulfilled when all three talk. */
    async join(): Promise<void> {
        await this.#owner.run({ type: "join", call: this.id });
    }
    /** Connects the party of this held call with the talking one. Fulfilled when the agent has left both calls. */
    async connect(): Promise<void> {
        await this.#owner.run({ type: "connect", call: this.id });
    }
    /** Disconnects the party with this number from the call. Fulfilled when the party has left. */
    async disconnect(number: string): Promise<void> {
        await this.#owner.run({ type: "disconnect", call: this.id, number: text("number", number) });
    }
    /** Switches the call between audio and video. Fulfilled when the media has changed. */
    async switchMedia(media: Media): Promise<void> {
        await this.#owner.run({ type: "switchMedia", call: this.id, media });
    }
    /** Sets the call data: a string as it is, anything else as JSON. At most 16 384 bytes. Fulfilled on the gateway's reply. */
    async setData(data: unknown): Promise<void> {
        await this.#owner.run({ type: "setCallData", call: this.id, data: asData(data) });
    }

    /** Returns what is known of the call, even when it has ended. */
    #known(): CallView | EndedCall | undefined {
        this.#last = this.#owner.view(this.id) ?? this.#last;
        return this.#owner.view(this.id) ?? this.#owner.ended(this.id) ?? this.#last;
    }
}

guard(CallHandle);

function target(kind: TargetKind, id: string | number, data: unknown) {
    return { to: { kind, address: text("id", id) }, data: data === undefined ? null : asData(data) };
}
