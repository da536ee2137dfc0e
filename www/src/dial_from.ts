// Click-to-dial: the page's own numbers, dialled through the bar. One listener however many numbers there are.

import type { CallHandle } from "./call.js";
import { OffhookError, stopped } from "./errors.js";
import type { DialOptions } from "./bar.js";
import type { Off } from "./events.js";

/** Goes with every call that is dialled from the page. */
export interface DialFromOptions extends Pick<DialOptions, "skill" | "showNumber"> {
    /** Ends it when aborted. */
    signal?: AbortSignal;
}

/** What `offhook-dial-failed` tells in its `detail`. */
export interface DialFailure {
    /** The number, as it stands on the page. */
    number: string;
    error: OffhookError;
}

type Dial = (number: string, options: DialOptions) => Promise<CallHandle>;

/** What is dialled. */
const NUMBERS = '[data-offhook-dial], a[href^="tel:" i]';
/** What does something itself when clicked, so that a number around it is not meant. */
const OTHERS = "a[href], button, input, select, textarea, summary, label, [contenteditable]";
/** Switched off, or text that is being written. */
const UNUSABLE = ":disabled, [aria-disabled=true], [contenteditable] *";
/** What the browser clicks by itself when a key is pressed. */
const CLICKED_BY_KEYS = "a[href], button, input, summary";

/** Listens on `root`. One call at a time: what is clicked while one is being dialled is left out. */
export function dialFrom(root: Document | ShadowRoot | Element, dial: Dial, options: DialFromOptions): Off {
    let isDialling = false;
    const told = new Map<Element, string | null>();

    const start = async (element: Element): Promise<void> => {
        if (isDialling) return;
        isDialling = true;
        const number = numberOf(element);
        restore(element);
        try {
            const { skill, showNumber } = options;
            const data = element.getAttribute("data-offhook-data");
            await dial(number, { ...(data !== null && { data }), ...(skill && { skill }), ...(showNumber && { showNumber }) });
        } catch (thrown) {
            tell(element, number, thrown instanceof OffhookError ? thrown : stopped(String(thrown)));
        } finally {
            isDialling = false;
        }
    };

    /** To the page by an event; to the person, unless the page takes care of that, where they have just clicked. */
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
        const element = meant(event, root);
        if (!element) return;
        // Also while another is being dialled: no other program shall take the number.
        event.preventDefault();
        void start(element);
    };

    const onKey = (event: Event): void => {
        const { key, repeat, altKey, ctrlKey, metaKey, shiftKey } = event as KeyboardEvent;
        if (event.defaultPrevented || altKey || ctrlKey || metaKey || shiftKey) return;
        if (key !== "Enter" && key !== " ") return;
        const element = event.composedPath()[0];
        if (!(element instanceof Element) || meant(event, root) !== element || element.matches(CLICKED_BY_KEYS)) return;
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

/** The number that is meant by what happened to something in it. */
function meant(event: Event, root: EventTarget): Element | undefined {
    for (const it of event.composedPath()) {
        if (it instanceof Element) {
            if (it.matches(NUMBERS)) return it.matches(UNUSABLE) ? undefined : it;
            if (it.matches(OTHERS)) return undefined;
        }
        if (it === root) return undefined;
    }
    return undefined;
}

/** `data-offhook-dial`, or the address of the link (RFC 3966, without its parameters), or the text. */
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
