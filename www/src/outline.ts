// The sign-in form before the program runs. It is what the bar will draw (src/ui/agent/sign_in.rs), in the same place and in the same styles,
// so that an agent can type at once; what was done in it goes over to the bar.

import type { MountOptions } from "./glue.js";
import { isRunning } from "./load.js";
import { textsFor } from "./texts.js";

/** Shapes of src/ui/kit/icons.rs. */
const HEADSET =
    "M3 11h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-5Zm0 0a9 9 0 1 1 18 0m0 0v5a2 2 0 0 1-2 2h-1a2 2 0 0 1-2-2v-3a2 2 0 0 1 2-2h3ZM21 16v2a4 4 0 0 1-4 4h-5";
const SLIDERS = "M10 5H3M12 19H3M14 3v4M16 17v4M21 12h-9M21 19h-5M21 5h-7M8 10v4M8 12H3";
const SPINNER = "M21 12a9 9 0 1 1-6.219-8.56";

/** Returns true if it is known before the program runs that nobody is signed in: sessions live in the program. Else no form is shown. */
export function isSignedOut(): boolean {
    return !isRunning();
}

/** Draws the form. A button that is pressed is pressed again in what comes in its place. */
export function outline(options: MountOptions): HTMLElement {
    const kept = preferences();
    const { tag, form } = textsFor(kept.language ?? options.language ?? "");
    const [region, signedOut, why, workNumber, password, phone, moreOptions, signIn] = form;
    const field = (label: string, more: string) =>
        make("label.field", make("span.field-label", label), make("input.field-input;autocapitalize=off;spellcheck=false;" + more));
    const number = "inputmode=numeric;required=;";
    const bar = make(
        `div.bar;part=bar;role=region;aria-label=${region};lang=${tag}`,
        make(
            "form.sign-in;part=sign-in",
            make(
                "div.signed-out",
                make("span.pill-mark", icon(HEADSET)),
                make("span.pill-words", make("span.pill-word", signedOut), make("span.cause", why)),
            ),
            make(
                "div.fields",
                field(workNumber, number + "name=agent;autocomplete=username"),
                field(password, "type=password;name=password;autocomplete=current-password"),
                field(phone, number + "name=phone;autocomplete=off"),
            ),
            make(
                "div.sign-in-end",
                make(`button.control;part=control more-options;aria-label=${moreOptions};type=button`, icon(SLIDERS)),
                make("button.button primary;part=control sign-in", make("span.button-word", signIn)),
            ),
        ),
    );
    bar.dataset["theme"] = kept.theme ?? options.theme;
    if ((bar.dataset["layout"] = options.layout) === "mini") {
        bar.append(make("div.more", make("button.control worded;part=control more", signIn + " …")));
    }
    const [agentField, , phoneField] = bar.querySelectorAll("input");
    agentField!.defaultValue = options.agentId ?? "";
    phoneField!.defaultValue = options.phone ?? "";
    // Enter in a field clicks the button, too.
    bar.addEventListener("click", event => {
        const pressed = (event.target as Element).closest("button");
        if (!pressed) return;
        event.preventDefault();
        pressed.dataset["pressed"] = "";
        if (!pressed.matches(".primary:not([aria-busy])")) return;
        pressed.setAttribute("aria-busy", "true");
        pressed.append(icon(SPINNER, " spin"));
    });
    for (const name of ["compositionstart", "compositionend"]) bar.addEventListener(name, () => bar.toggleAttribute("data-composes"));
    return bar;
}

/**
 * Fulfilled when `next` has something in it and nobody is in the middle of a press or of a word in `drawn`: the rest of it would be lost.
 * A press or a word that takes longer than two seconds is not waited for.
 */
export async function exchangeable(drawn: Element | undefined, next: Element): Promise<void> {
    if (!next.firstChild) await new Promise<unknown>(done => new MutationObserver(done).observe(next, { childList: true }));
    for (let looks = 100; looks-- && drawn?.matches(":active, [data-composes]"); ) await new Promise(done => setTimeout(done, 20));
}

/**
 * Shows `next` instead of everything else in the shadow root. If there is a form in it, what was typed in `drawn`, focus, selection and a
 * press go over to it. No password stays in `drawn`.
 */
export function exchange(shadow: ShadowRoot, drawn: Element | undefined, next: Element): void {
    const focused = shadow.activeElement;
    shadow.replaceChildren(next);
    // The same markup: one by one.
    const there = next.querySelectorAll<HTMLInputElement>("form :is(input, button), .more button");
    let pressed: HTMLElement | undefined;
    drawn?.querySelectorAll<HTMLInputElement>("input, button").forEach((it, at) => {
        const twin = there[at];
        if (twin?.name === it.name) {
            // Where nothing was typed, what has been given meanwhile stays. The bar leaves alone what differs from the default.
            if (it.name && (it.value !== it.defaultValue || !twin.value)) {
                twin.defaultValue = it.defaultValue;
                twin.value = it.value;
            }
            if (it === focused) {
                twin.focus({ preventScroll: true });
                if (it.name) twin.setSelectionRange(it.selectionStart, it.selectionEnd, it.selectionDirection as "none");
            }
            // The last one counts: that is signing in, if that was pressed.
            if ("pressed" in it.dataset) pressed = twin;
        }
        delete it.dataset["pressed"];
        if (it.type === "password") it.value = "";
    });
    pressed?.click();
}

/** Reads what the agent has chosen, as src/ui/app/preferences.rs does. */
function preferences(): { language?: string; theme?: string } {
    try {
        return Object(JSON.parse(localStorage.getItem("offhook") ?? "")) as object;
    } catch {
        return {};
    }
}

function icon(path: string, more = ""): Element {
    return make(`svg.icon${more};viewBox=0 0 24 24;aria-hidden=true`, make("path;d=" + path));
}

/** Makes an element of a name, classes and attributes: `div.bar;part=bar`. Nothing that a page says may stand there. */
function make(words: string, ...inside: (string | Element)[]): HTMLElement {
    const [kind = "", ...attributes] = words.split(";");
    const [name = "", classes = ""] = kind.split(".");
    const it = document.createElementNS("http://www.w3.org/" + (/svg|path/.test(name) ? "2000/svg" : "1999/xhtml"), name) as HTMLElement;
    it.setAttribute("class", classes);
    for (const attribute of attributes) it.setAttribute(...(attribute.split("=") as [string, string]));
    it.append(...inside);
    return it;
}
