// One customer: who it is, the orders, the notes, and a number to click.

import { OffhookError, type AgentBar, type Snapshot } from "offhook";
import type { Customer } from "./customers.js";
import { make } from "./dom.js";
import { clock, span } from "./times.js";
import { amend, draftOf, notesOn, setDraft, type Note } from "./notes.js";
import { texts } from "./texts.js";

export class CustomerCard {
    readonly #root: HTMLElement;
    readonly #bar: AgentBar;
    #customer: Customer | undefined;
    #dial: HTMLButtonElement | undefined;
    #badge: HTMLElement | undefined;
    #said: HTMLElement | undefined;

    constructor(root: HTMLElement, bar: AgentBar) {
        this.#root = root;
        this.#bar = bar;
    }

    /** The number of whoever is shown. */
    get number(): string | undefined {
        return this.#customer?.number;
    }

    open(customer: Customer): void {
        if (this.#customer?.number === customer.number) return;
        this.#customer = customer;
        this.show();
    }

    /** Shows it anew; a note that is being written stays as it is, with the keyboard in it. */
    show(): void {
        const customer = this.#customer;
        if (!customer) return;
        const isWriting = document.activeElement?.id === "note";
        this.#root.replaceChildren(this.#head(customer), this.#orders(customer), this.#notes(customer));
        this.follow(this.#bar.snapshot());
        if (isWriting) document.getElementById("note")?.focus();
    }

    /** What can be done now follows the bar. */
    follow(snapshot: Snapshot): void {
        const { ok } = snapshot.agent.can.dial;
        if (this.#dial) this.#dial.disabled = !ok;
        if (this.#badge) this.#badge.hidden = !snapshot.calls.some(call => call.remote.number === this.#customer?.number);
    }

    #head(customer: Customer): HTMLElement {
        const { call, city, company, onThePhone, since } = texts();
        this.#badge = make("span", { className: "badge", hidden: true }, onThePhone);
        this.#said = make("p", { className: "said", attributes: { role: "status" } });
        this.#dial = make(
            "button",
            { type: "button", className: "number", attributes: { "aria-label": `${call} ${customer.number}` } },
            customer.number,
        );
        this.#dial.addEventListener("click", () => void this.#call(customer));
        const facts = [
            [company, customer.company],
            [city, customer.city],
            [since, customer.since],
        ].flatMap(([name = "", value = ""]) => (value ? [make("div", {}, make("dt", {}, name), make("dd", {}, value))] : []));
        return make(
            "div",
            { className: "head" },
            make("div", { className: "title" }, make("h1", {}, customer.name), this.#badge),
            make("div", { className: "dial" }, this.#dial, this.#said),
            make("dl", { className: "facts" }, ...facts),
        );
    }

    async #call(customer: Customer): Promise<void> {
        const said = this.#said;
        if (said) [said.textContent, said.className] = ["", "said"];
        try {
            const order = customer.orders[0]?.id;
            await this.#bar.dial(customer.number, order === undefined ? {} : { data: { order } });
        } catch (error) {
            if (!said) return;
            said.textContent = error instanceof OffhookError ? `${error.message} ${error.fix}` : String(error);
            said.className = "said failed";
        }
    }

    #orders(customer: Customer): HTMLElement {
        const words = texts();
        const heading = make("h2", { id: "orders-title" }, words.orders);
        if (customer.orders.length === 0) {
            return make("section", {}, heading, make("p", { className: "quiet" }, words.noOrders));
        }
        const columns = [words.order, words.date, words.item, words.amount, words.state];
        const head = make("tr", {}, ...columns.map(name => make("th", { scope: "col" }, name)));
        const rows = customer.orders.map(order =>
            make(
                "tr",
                {},
                make("td", {}, `#${order.id}`),
                make("td", {}, order.date),
                make("td", {}, order.item),
                make("td", { className: "amount" }, order.amount),
                make("td", {}, make("span", { className: `chip ${order.state}` }, words[order.state])),
            ),
        );
        const table = make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows));
        const scroller = { className: "scroller", tabIndex: 0, attributes: { role: "region", "aria-labelledby": "orders-title" } };
        return make("section", {}, heading, make("div", scroller, table));
    }

    #notes(customer: Customer): HTMLElement {
        const words = texts();
        const field = make("textarea", { id: "note", rows: 3, value: draftOf(customer.number) });
        field.addEventListener("input", () => setDraft(customer.number, field.value));
        const said = make("span", { className: "said", attributes: { role: "status" } });
        const save = make("button", { type: "button" }, words.saveNote);
        save.addEventListener("click", () => {
            const isSaved = amend(customer.number);
            if (isSaved) this.show();
            const place = isSaved ? this.#root.querySelector(".note-said") : said;
            if (place) place.textContent = isSaved ? words.saved : words.noCallToSave;
        });
        said.classList.add("note-said");
        const notes = notesOn(customer.number);
        return make(
            "section",
            {},
            make("h2", {}, words.notes),
            make("label", { className: "field" }, make("span", {}, words.noteLabel), field),
            make("p", { className: "quiet" }, words.noteHint),
            make("div", { className: "buttons" }, save, said),
            notes.length === 0 ? make("p", { className: "quiet" }, words.noNotes) : make("ol", { className: "notes" }, ...notes.map(noteRow)),
        );
    }
}

function noteRow(note: Note): HTMLElement {
    const words = texts();
    const line = [words[note.direction], clock(note.at), span(note.seconds), words[note.cause]].join(" · ");
    return make(
        "li",
        {},
        make("p", { className: "quiet" }, line),
        ...(note.text ? [make("p", { className: "text" }, note.text)] : []),
    );
}
