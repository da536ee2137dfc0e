// <offhook-bar>: the bar as a custom element. It shows the session of its gateway and agent, and dispatches its events.

import { AgentBar, connect, MOUNT } from "./bar.js";
import { OffhookError } from "./errors.js";
import { domEventName, type DomEventName, type EventName, type EventOf, type Off } from "./events.js";
import type { AccessCode, Mounted, MountOptions, Reason, ShortcutKeys } from "./glue.js";
import { written } from "./json.js";
import { isTooOld, onStop, stoppedBy, type WasmUrl } from "./load.js";
import { isSignedOut } from "./outline.js";
import { StatusLine } from "./status.js";
import { textsFor } from "./texts.js";

/** Attributes that identify the session; changing one releases the former session. */
const SESSION = ["gateway", "agent-id", "credentials", "events-per-poll", "wasm-url"];
/** Attributes of the display. */
const LOOK = ["phone", "language", "lang", "theme", "layout", "shortcuts"];
/** Attributes with a fixed set of values; the first is the default, also for unknown values. */
const CHOICES = { layout: ["bar", "panel", "mini"], shortcuts: ["bar", "page", "off"] } as const;
/** Unknown values that a warning was given for. */
const told = new Set<string>();

/** Attribute that makes numbers of the page dial. */
const CLICK_TO_DIAL = "click-to-dial";

/** The base class: a plain one in Node, where there are no elements but importing must work. */
const Base = typeof HTMLElement === "undefined" ? (class {} as typeof HTMLElement) : HTMLElement;

/** DOM events that the element dispatches, by name. */
export type DomEventMap = { [N in EventName as DomEventName<N>]: CustomEvent<EventOf<N>> };

/**
 * The agent bar: `<offhook-bar gateway="…" agent-id="1001" phone="40001" language="zh-CN" theme="dark">`.
 *
 * - `gateway`: base URL of the gateway, without `/resource`. Required.
 * - `agent-id`, `phone`: initial values of the sign-in form.
 * - `language`: `en` or `zh-CN`; otherwise `lang` of the element, of the page, of the browser.
 * - `theme`: `light`, `dark` or `auto` (the default).
 * - `layout`: `bar` (the default), `panel` for a column of 320 to 420 px, `mini` for one short line.
 * - `shortcuts`: where shortcuts work: `bar` (the default) while the focus is in the bar, `page` anywhere but in text fields, `off`.
 * - `click-to-dial`: numbers on the page are dialled when clicked, see {@link AgentBar.dialFrom}.
 * - `credentials`: `omit` (the default), `same-origin` or `include`, see {@link ConnectOptions.credentials}.
 * - `events-per-poll`: `one` (the default) or `all`, see {@link ConnectOptions.eventsPerPoll}.
 * - `wasm-url`: URL of the program's files, if not beside the script: of their folder, or of `offhook.wasm`.
 *
 * Every session event is dispatched as `offhook-call-ringing` …, with the event in `detail`; they bubble and leave shadow
 * roots. Removing the element from the page releases the session and does not sign the agent out; moving it keeps the session.
 */
export class OffhookBarElement extends Base {
    static readonly observedAttributes = [...SESSION, ...LOOK, CLICK_TO_DIAL];

    #bar: AgentBar | undefined;
    #mounted: Mounted | undefined;
    #view: StatusLine | undefined;
    #forgetStop: (() => void) | undefined;
    #busyReasons: readonly Reason[] | undefined;
    #restReasons: readonly Reason[] | undefined;
    #stopDialling: Off | undefined;
    #accessCodes: readonly AccessCode[] | undefined;
    #shortcutKeys: ShortcutKeys | undefined;
    #wasmUrl: WasmUrl | undefined;
    #isQueued = false;

    /** Handle on the session, for scripts; undefined while the element is not on a page or has no gateway. */
    get bar(): AgentBar | undefined {
        return this.#bar;
    }

    /** Base URL of the gateway, without `/resource`; empty without the attribute. */
    get gateway(): string {
        return this.getAttribute("gateway") ?? "";
    }
    set gateway(address: string) {
        this.setAttribute("gateway", address);
    }
    /** Work number that the sign-in form begins with; empty without the attribute. */
    get agentId(): string {
        return this.getAttribute("agent-id") ?? "";
    }
    set agentId(number: string) {
        this.setAttribute("agent-id", number);
    }
    /** Requests that carry the cookies of the gateway's origin: `omit`, `same-origin` or `include`; empty without the attribute. */
    get credentials(): string {
        return this.getAttribute("credentials") ?? "";
    }
    set credentials(mode: string) {
        this.setAttribute("credentials", mode);
    }
    /** Events that a poll brings: `one` or `all`; empty without the attribute. */
    get eventsPerPoll(): string {
        return this.getAttribute("events-per-poll") ?? "";
    }
    set eventsPerPoll(count: string) {
        this.setAttribute("events-per-poll", count);
    }
    /** Phone number that the sign-in form begins with; empty without the attribute. */
    get phone(): string {
        return this.getAttribute("phone") ?? "";
    }
    set phone(number: string) {
        this.setAttribute("phone", number);
    }
    /** Language tag of the bar: the attribute, else `lang` of the element, the page or the browser. */
    get language(): string {
        const near = this.getAttribute("language") || this.closest("[lang]")?.getAttribute("lang");
        return near || this.ownerDocument.documentElement.lang || navigator.language;
    }
    set language(tag: string) {
        this.setAttribute("language", tag);
    }
    /** Colour theme of the bar: `light`, `dark` or `auto`. */
    get theme(): string {
        return this.getAttribute("theme") ?? "auto";
    }
    set theme(name: string) {
        this.setAttribute("theme", name);
    }
    /** True if numbers on the page are dialled when clicked. */
    get clickToDial(): boolean {
        return this.hasAttribute(CLICK_TO_DIAL);
    }
    set clickToDial(isOn: boolean) {
        this.toggleAttribute(CLICK_TO_DIAL, isOn);
    }
    /** Layout of the bar: `bar`, `panel` or `mini`. */
    get layout(): string {
        return this.#choice("layout");
    }
    set layout(name: string) {
        this.setAttribute("layout", name);
    }
    /** Place where shortcuts work: `bar`, `page` or `off`. */
    get shortcuts(): string {
        return this.#choice("shortcuts");
    }
    set shortcuts(where: string) {
        this.setAttribute("shortcuts", where);
    }
    /** Place of the program's files, taken when the element begins; undefined when they lie beside the script. */
    get wasmUrl(): WasmUrl | undefined {
        return this.#wasmUrl ?? (this.getAttribute("wasm-url") || undefined);
    }
    set wasmUrl(place: WasmUrl | undefined) {
        this.#wasmUrl = place;
    }
    /** Keys of shortcuts that differ from the defaults. */
    get shortcutKeys(): ShortcutKeys {
        return this.#shortcutKeys ?? {};
    }
    set shortcutKeys(keys: ShortcutKeys) {
        this.#shortcutKeys = keys;
        this.#show();
    }
    /** Reasons for being busy that the agent can choose from (codes 200–250). */
    get busyReasons(): readonly Reason[] {
        return this.#busyReasons ?? [];
    }
    set busyReasons(reasons: readonly Reason[]) {
        this.#busyReasons = reasons;
        this.#show();
    }
    /** Reasons for resting that the agent can choose from (codes 0–255). */
    get restReasons(): readonly Reason[] {
        return this.#restReasons ?? [];
    }
    set restReasons(reasons: readonly Reason[]) {
        this.#restReasons = reasons;
        this.#show();
    }
    /** System access codes that the agent can transfer calls to. */
    get accessCodes(): readonly AccessCode[] {
        return this.#accessCodes ?? [];
    }
    set accessCodes(codes: readonly AccessCode[]) {
        this.#accessCodes = codes;
        this.#show();
    }

    connectedCallback(): void {
        // What a page has set before the class was there lies over the accessors.
        for (const [name, value] of Object.entries(this)) {
            if (!(name in OffhookBarElement.prototype) || !Reflect.deleteProperty(this, name)) continue;
            Reflect.set(this, name, value);
        }
        // At once, so that the next script finds the bar; a moved element still has one.
        if (!this.#bar) this.#begin();
        this.#view?.settle();
    }

    /** Goes on in another document: a window of the page's, an iframe. */
    adoptedCallback(): void {
        this.#dialOnClick();
        if (!this.#mounted || stoppedBy()) return;
        // Shortcuts are listened to on the document: off in the former one, and on in this one.
        this.#mounted.update(written({ ...this.#options(), shortcuts: "off" }));
        setTimeout(() => this.#show());
    }

    disconnectedCallback(): void {
        // Not at once: a move is a removal and an insertion.
        setTimeout(() => {
            if (!this.isConnected) this.#end();
        });
    }

    attributeChangedCallback(name: string, before: string | null, now: string | null): void {
        if (name === CLICK_TO_DIAL) return this.#dialOnClick();
        if (before === now || !this.isConnected) return;
        if (!SESSION.includes(name)) return this.#show();
        // Two attributes that change together are one change.
        if (this.#isQueued) return;
        this.#isQueued = true;
        queueMicrotask(() => {
            this.#isQueued = false;
            this.#end();
            if (this.isConnected) this.#begin();
        });
    }

    #begin(): void {
        const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
        const view = (this.#view ??= new StatusLine(shadow, () => this.#options()));
        const texts = () => textsFor(this.language);
        if (this.gateway === "") {
            view.fail(() => `${texts().noGateway} ${texts().noGatewayFix}`);
            return;
        }
        if (isSignedOut() && !isTooOld()) view.form();
        else view.wait(() => texts().loading);
        const agentId = this.agentId;
        const credentials = this.credentials as RequestCredentials;
        const eventsPerPoll = this.eventsPerPoll as "all";
        const { wasmUrl } = this;
        let bar: AgentBar;
        try {
            bar = connect({ gateway: this.gateway, language: this.language, credentials, eventsPerPoll, ...(agentId && { agentId }), ...(wasmUrl && { wasmUrl }) });
        } catch (error) {
            view.fail(() => this.#words(error));
            return;
        }
        this.#bar = bar;
        bar.on("*", event => this.#dispatch(event));
        this.#dialOnClick();
        this.#forgetStop = onStop(() => this.#showStopped());
        void this.#load(bar, view);
    }

    async #load(bar: AgentBar, view: StatusLine): Promise<void> {
        try {
            const root = document.createElement("div");
            const mounted = await bar[MOUNT](root, this.#options());
            await view.rendered(root);
            if (stoppedBy()) return;
            if (this.#bar !== bar) return mounted.unmount();
            this.#mounted = mounted;
            view.ready(root);
            this.#show();
        } catch (error) {
            if (this.#bar !== bar) return;
            const again = { label: () => textsFor(this.language).tryAgain, act: () => this.#restart() };
            view.fail(() => this.#words(error), stoppedBy() || isTooOld() ? undefined : again);
        }
    }

    /** Starts or stops click-to-dial by the attribute; the release of the bar ends it too. */
    #dialOnClick(): void {
        this.#stopDialling?.();
        this.#stopDialling = this.hasAttribute(CLICK_TO_DIAL) ? this.#bar?.dialFrom(this.ownerDocument) : undefined;
    }

    #restart(): void {
        this.#end();
        if (this.isConnected) this.#begin();
    }

    #end(): void {
        this.#forgetStop?.();
        if (!stoppedBy()) this.#mounted?.unmount();
        this.#mounted = undefined;
        this.#bar?.release();
        this.#bar = undefined;
    }

    #show(): void {
        this.#view?.retell();
        if (this.#bar) this.#bar.language = this.language;
        if (!stoppedBy()) this.#mounted?.update(written(this.#options()));
    }

    #showStopped(): void {
        this.#mounted = undefined;
        this.#view?.fail(() => textsFor(this.language).stopped);
    }

    #options(): MountOptions {
        const [agentId, phone] = [this.agentId, this.phone];
        return {
            language: this.language,
            theme: this.theme,
            layout: this.layout,
            shortcuts: this.shortcuts,
            ...(this.#shortcutKeys && { shortcutKeys: this.#shortcutKeys }),
            ...(agentId && { agentId }),
            ...(phone && { phone }),
            ...(this.#busyReasons && { busyReasons: this.#busyReasons }),
            ...(this.#restReasons && { restReasons: this.#restReasons }),
            ...(this.#accessCodes && { accessCodes: this.#accessCodes }),
        };
    }

    #choice(name: keyof typeof CHOICES): string {
        const [value, known] = [this.getAttribute(name), CHOICES[name] as readonly string[]];
        if (!value || known.includes(value)) return value || known[0]!;
        if (!told.has(`${name}=${value}`)) {
            told.add(`${name}=${value}`);
            console.warn(`Offhook: ${name}="${value}" is not one of ${known.join(", ")}: it is taken for ${known[0]}.`);
        }
        return known[0]!;
    }

    #words(error: unknown): string {
        if (!(error instanceof OffhookError)) return String(error);
        if (isTooOld()) return textsFor(this.language).tooOld;
        return textsFor(this.language).details(error.message, error.fix);
    }

    #dispatch<N extends EventName>(event: EventOf<N> & { name: N }): void {
        this.dispatchEvent(new CustomEvent(domEventName(event.name), { detail: event, bubbles: true, composed: true }));
    }
}

export interface OffhookBarElement {
    addEventListener<K extends keyof DomEventMap>(
        type: K,
        listener: (this: OffhookBarElement, event: DomEventMap[K]) => void,
        options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener<K extends keyof HTMLElementEventMap>(
        type: K,
        listener: (this: OffhookBarElement, event: HTMLElementEventMap[K]) => void,
        options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener(
        type: string,
        listener: EventListenerOrEventListenerObject,
        options?: boolean | AddEventListenerOptions,
    ): void;
}

/**
 * Defines the custom element, once. Does nothing where there are no elements. A name that another element has is left
 * alone, with a warning on the console.
 */
export function defineOffhookBar(name = "offhook-bar"): void {
    if (typeof customElements === "undefined") return;
    const there = customElements.get(name);
    if (there) {
        // The script was loaded twice, perhaps in two versions: the first one stays.
        if (!("isOffhookBar" in there)) {
            console.warn(`Offhook: <${name}> is something else on this page; call defineOffhookBar with another name.`);
        }
        return;
    }
    // A class can be registered under one name only, so each name has a class.
    customElements.define(
        name,
        class extends OffhookBarElement {
            static readonly isOffhookBar = true;
        },
    );
}

declare global {
    interface HTMLElementTagNameMap {
        "offhook-bar": OffhookBarElement;
    }
}
