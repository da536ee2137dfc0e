// Click-to-dial: numbers on the page that are dialled through the bar. One listener serves any number of them.

import type { CallHandle } from "./call.js";
import { OffhookError, stopped } from "./errors.js";
import type { DialOptions } from "./bar.js";
import type { Off } from "./events.js";

/** Options of every call that is dialled from the page. */
export interface DialFromOptions extends Pick<DialOptions, "queue" | "callerId"> {
    /** Signal that ends click-to-dial when aborted. */
    signal?: AbortSignal;
}

/** The `detail` of an `offhook-dial-failed` event. */
export interface DialFailure {
    /** Number, as the page has it. */
    number: string;
    /** Reason of the failure. */
    error: OffhookError;
}

type Dial = (number: string, options: DialOptions) => Promise<CallHandle>;

/** Selector of elements that are dialled. */
const NUMBERS = '[data-offhook-dial], a[href^="tel:" i]';
/** Selector of elements that act when clicked, so that a click on them is not for a number around them. */
const OTHERS = "a[href], button, input, select, textarea, summary, label, [contenteditable]";
/** Selector of elements that are disabled, or part of text that is being edited. */
const UNUSABLE = ":disabled, [aria-disabled=true], [contenteditable] *";
/** Selector of elements that the browser itself clicks when a key is pressed. */
const CLICKED_BY_KEYS = "a[href], button, input, summary";

/** Dials the numbers in `root` when they are activated. Clicks are ignored while one is being dialled. */
export function dialFrom(root: Document | ShadowRoot | Element, dial: Dial, options: DialFromOptions): Off {
    let isDialling = false;
    const told = new Map<Element, string | null>();

    const start = async (element: Element): Promise<void> => {
        if (isDialling) return;
        isDialling = true;
        const number = numberOf(element);
        restore(element);
        try {
            const { queue, callerId } = options;
            const data = element.getAttribute("data-offhook-data");
            await dial(number, { ...(data !== null && { data }), ...(queue && { queue }), ...(callerId && { callerId }) });
        } catch (thrown) {
            tell(element, number, thrown instanceof OffhookError ? thrown : stopped(String(thrown)));
        } finally {
            isDialling = false;
        }
    };

    /** Reports a failure to the page by an event and, unless a listener prevents the default, to the person by the title. */
    const tell = (element: Element, number: string, error: OffhookError): void => {
        const detail: DialFailure = { number, error };
        const event = new CustomEvent("offhook-dial-failed", { detail, bubbles: true, composed: true, cancelable: true });
        if (!element.dispatchEvent(event)) return;
        told.set(element, element.getAttribute("title"));
        element.setAttribute("title", error.words);
    };

    const restore = (element: Element): void => {
        const title = told.get(element);
        if (title === undefined) return;
        told.delete(element);
        if (title === null) element.removeAttribute("title");
        else element.setAttribute("title", title);
    };

    const onClick = (event: Event): void => {
        const { button, altKey, ctrlKey, metaKey, shiftKey } = event as MouseEvent;
        if (event.defaultPrevented || button !== 0 || altKey || ctrlKey || metaKey || shiftKey) return;
        const element = dialTarget(event, root);
        if (!element) return;
        // Even while another number is being dialled, so that no other program takes this one.
        event.preventDefault();
        void start(element);
    };

    const onKey = (event: Event): void => {
        const { key, repeat, altKey, ctrlKey, metaKey, shiftKey } = event as KeyboardEvent;
        if (event.defaultPrevented || altKey || ctrlKey || metaKey || shiftKey) return;
        if (key !== "Enter" && key !== " ") return;
        const element = event.composedPath()[0];
        if (!isElement(element) || dialTarget(event, root) !== element || element.matches(CLICKED_BY_KEYS)) return;
        event.preventDefault();
        if (!repeat) void start(element);
    };

    root.addEventListener("click", onClick);
    root.addEventListener("keydown", onKey);
    return () => {
        root.removeEventListener("click", onClick);
        root.removeEventListener("keydown", onKey);
        for (const element of told.keys()) restore(element);
    };
}

/** Returns true for elements of any window: each has an `Element` of its own. */
function isElement(it: EventTarget | undefined): it is Element {
    return (it as Partial<Node> | undefined)?.nodeType === 1;
}

/** Returns the element whose number an event inside it is for; undefined when there is none. */
function dialTarget(event: Event, root: EventTarget): Element | undefined {
    for (const it of event.composedPath()) {
        if (isElement(it)) {
            if (it.matches(NUMBERS)) return it.matches(UNUSABLE) ? undefined : it;
            if (it.matches(OTHERS)) return undefined;
        }
        if (it === root) return undefined;
    }
    return undefined;
}

/** Returns `data-offhook-dial`, else the number of the `tel:` link (RFC 3966, without parameters), else the text. */
function numberOf(element: Element): string {
    const given = element.getAttribute("data-offhook-dial");
    if (given) return given;
    const address = /^tel:([^;?]*)/i.exec(element.getAttribute("href") ?? "")?.[1];
    if (address === undefined) return element.textContent?.trim() ?? "";
    try {
        return decodeURIComponent(address);
    } catch {
        return address;
    }
}
