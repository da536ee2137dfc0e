// The customers, with a search.

import { everybody, matching, type Customer } from "./customers.js";
import { byId, make } from "./dom.js";

export interface CustomerList {
    /** Shows it again, in what may be another language. */
    show(): void;
    /** Marks whose card is open. */
    mark(number: string): void;
}

/** Fills the list; `open` is called with whoever is chosen. */
export function showCustomers(open: (customer: Customer) => void): CustomerList {
    const list = byId("customers", HTMLUListElement);
    const search = byId("search", HTMLInputElement);
    const nobody = byId("no-customers", HTMLElement);
    let marked = "";

    const row = (customer: Customer) => {
        const button = make(
            "button",
            { type: "button", className: "row" },
            make("span", { className: "who" }, customer.name),
            make("span", { className: "quiet" }, customer.company),
        );
        if (customer.number === marked) button.setAttribute("aria-current", "true");
        button.addEventListener("click", () => open(customer));
        return make("li", {}, button);
    };
    const show = () => {
        const focused = list.contains(document.activeElement);
        const found = search.value.trim() === "" ? everybody() : matching(search.value);
        list.replaceChildren(...found.map(row));
        nobody.hidden = found.length > 0;
        // Choosing somebody shows the list again; the keyboard stays where it was.
        if (focused) list.querySelector<HTMLElement>("[aria-current]")?.focus();
    };
    search.addEventListener("input", show);
    show();
    return {
        show,
        mark(number) {
            marked = number;
            show();
        },
    };
}
