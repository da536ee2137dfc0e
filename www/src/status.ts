// The content of the element's shadow root: the sign-in form or a status line until the bar is rendered, then the bar.

import type { MountOptions } from "./glue.js";
import { isTooOld } from "./load.js";
import { exchange, exchangeable, outline } from "./outline.js";
import { Overlays } from "./overlays.js";
import { barSheets } from "./sheets.js";
import { keepTyping } from "./typing.js";

/** A button beside a message. */
interface Recovery {
    label: () => string;
    act: () => void;
}

/** The status line of one element. Texts are functions, as the language may change while they are shown. */
export class StatusLine {
    readonly #shadow: ShadowRoot;
    readonly #overlays: Overlays;
    readonly #options: () => MountOptions;
    #retell: () => void = () => undefined;
    /** The form, until the bar is shown. */
    #form: HTMLElement | undefined;

    constructor(shadow: ShadowRoot, options: () => MountOptions) {
        this.#shadow = shadow;
        this.#options = options;
        this.#overlays = new Overlays(shadow);
        keepTyping(shadow);
    }

    /** Adapts to the document that the element stands in, and to the place in it. */
    settle(): void {
        const { ownerDocument: page } = this.#shadow;
        // A browser that can't be given styles says so without any.
        if (isTooOld()) return;
        this.#shadow.adoptedStyleSheets = barSheets(page);
        this.#overlays.reset();
    }

    /** Shows that something is in progress. */
    wait(words: () => string): void {
        this.#say(words, "status");
    }

    /** Shows an error, and a button when there is a recovery. */
    fail(words: () => string, recovery?: Recovery): void {
        this.#say(words, "alert", recovery);
    }

    /** Shows the sign-in form, with what was typed in an earlier one. */
    form(): void {
        this.#retell = () => {
            const form = outline(this.#options());
            this.#put(form);
            this.#form = form;
        };
        this.#retell();
    }

    /** Fulfilled when `bar` is rendered and can be shown. */
    async rendered(bar: Element): Promise<void> {
        await exchangeable(this.#form, bar);
    }

    /** Shows the bar. */
    ready(bar: Element): void {
        this.#retell = () => undefined;
        this.#put(bar);
        this.#form = undefined;
    }

    /** Shows the present text again, in what may be another language now. */
    retell(): void {
        this.#retell();
    }

    #put(content: Element): void {
        exchange(this.#shadow, this.#form, content);
    }

    #say(words: () => string, role: "status" | "alert", recovery?: Recovery): void {
        const line = document.createElement("div");
        line.className = "bar status";
        line.setAttribute("role", role);
        line.setAttribute("part", role);
        const text = document.createElement("span");
        line.append(text);
        const button = recovery && document.createElement("button");
        if (recovery && button) {
            button.className = "button";
            button.addEventListener("click", recovery.act);
            line.append(button);
        }
        this.#retell = () => {
            line.dataset["theme"] = this.#options().theme;
            text.textContent = words();
            if (recovery && button) button.textContent = recovery.label();
        };
        this.#retell();
        this.#put(line);
    }
}
