// The content of the element's shadow root: a status line until the bar is rendered, then the bar.

import { isTooOld } from "./load.js";
import { Overlays } from "./overlays.js";
import { barSheets, sheet } from "./sheets.js";
import { keepTyping } from "./typing.js";

const STYLES = `
:host { display: block; }
:host([hidden]) { display: none; }
.status {
    display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; box-sizing: border-box; min-height: 48px; padding: 8px 16px; direction: ltr;
    font: 14px/20px system-ui, sans-serif; color: #3c4354; background: #f4f5f8;
}
.status.failed { color: #8a1c1c; background: #fdeeee; }
.status button {
    font: inherit; padding: 4px 12px; min-height: 32px; border: 1px solid currentcolor; border-radius: 6px;
    color: inherit; background: transparent; cursor: pointer;
}
.status button:focus-visible { outline: 2px solid currentcolor; outline-offset: 2px; }
@media (prefers-color-scheme: dark) {
    :host(:not([theme="light"])) .status { color: #c6ccda; background: #1d212b; }
    :host(:not([theme="light"])) .status.failed { color: #ffb4ab; background: #3a1a1a; }
}
:host([theme="dark"]) .status { color: #c6ccda; background: #1d212b; }
:host([theme="dark"]) .status.failed { color: #ffb4ab; background: #3a1a1a; }
`;

/** A button beside a message. */
interface Recovery {
    label: () => string;
    act: () => void;
}

/** The status line of one element. Texts are functions, as the language may change while they are shown. */
export class StatusLine {
    readonly #shadow: ShadowRoot;
    readonly #overlays: Overlays;
    #isReady = false;
    #retell: () => void = () => undefined;
    #root: HTMLElement | undefined;

    constructor(shadow: ShadowRoot) {
        this.#shadow = shadow;
        this.#overlays = new Overlays(shadow);
        keepTyping(shadow);
    }

    /** Adapts to the document that the element stands in, and to the place in it. */
    settle(): void {
        const { ownerDocument: page } = this.#shadow;
        // A browser that can't be given styles says so without any.
        if (isTooOld()) return;
        this.#shadow.adoptedStyleSheets = [sheet(page, STYLES), ...(this.#isReady ? barSheets(page) : [])];
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

    /** Returns a new element to render the bar into, not shown yet. */
    root(): HTMLElement {
        this.#root = document.createElement("div");
        return this.#root;
    }

    /** Shows the bar instead of the status line. */
    ready(): void {
        this.#retell = () => undefined;
        this.#isReady = true;
        this.settle();
        if (this.#root) this.#shadow.replaceChildren(this.#root);
    }

    /** Shows the present text again, in what may be another language now. */
    retell(): void {
        this.#retell();
    }

    #say(words: () => string, role: "status" | "alert", recovery?: Recovery): void {
        const line = document.createElement("div");
        line.className = role === "alert" ? "status failed" : "status";
        line.setAttribute("role", role);
        line.setAttribute("part", role);
        const text = document.createElement("span");
        line.append(text);
        const button = recovery && document.createElement("button");
        if (recovery && button) {
            button.type = "button";
            button.addEventListener("click", recovery.act);
            line.append(button);
        }
        this.#retell = () => {
            text.textContent = words();
            if (recovery && button) button.textContent = recovery.label();
        };
        this.#retell();
        this.#shadow.replaceChildren(line);
    }
}
