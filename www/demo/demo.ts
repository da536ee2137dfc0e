// A page that uses Offhook as any page would: the element in index.html, and its `bar`.

import type { AgentBar, CallView, EndedCall, OffhookBarElement } from "offhook";
import { CustomerCard } from "./customer_card.js";
import { showCustomers } from "./customer_list.js";
import { everybody, withNumber, type Customer } from "./customers.js";
import { byId, make } from "./dom.js";
import { logEvents } from "./event_log.js";
import { keep } from "./notes.js";
import { playCustomer } from "./play.js";
import { speak, texts } from "./texts.js";

const element = document.querySelector<OffhookBarElement>("offhook-bar");
const bar = element?.bar;
if (element && bar) start(element, bar);
else byId("customer", HTMLElement).replaceChildren(make("p", { className: "said failed" }, texts().barMissing));

function start(element: OffhookBarElement, bar: AgentBar): void {
    const card = new CustomerCard(byId("customer", HTMLElement), bar);
    const list = showCustomers(customer => open(customer));
    const open = (customer: Customer) => {
        card.open(customer);
        list.mark(customer.number);
    };

    // Screen pop: whoever rings is on the screen before the agent has answered. The platform may tell the number later.
    const pop = (call: CallView) => {
        if (call.remote.number) open(withNumber(call.remote.number, texts().stranger));
    };
    bar.on("call.ringing", event => pop(event.call));
    bar.on("call.answering", event => pop(event.call));
    bar.on("call.detailsChanged", event => {
        if (event.call.direction === "inbound" && card.number !== event.call.remote.number) pop(event.call);
    });
    bar.on("call.ended", event => {
        keepNote(event.call);
        card.show();
    });
    bar.watch(snapshot => card.follow(snapshot));
    const first = everybody()[0];
    if (first) open(first);

    logEvents(bar);
    playCustomer(bar);
    settings(element, () => {
        list.show();
        card.show();
    });
}

function keepNote(call: EndedCall): void {
    if (!call.remote.number) return;
    const seconds = call.talkingSince === null ? 0 : Math.floor((call.endedAt - call.talkingSince) / 1000);
    const { id: callId, direction, beganAt: at, cause } = call;
    keep(call.remote.number, { callId, at, direction, seconds, cause: cause.type });
}

/** Language and theme, of the page and of the bar alike; and the bar's layout. A panel stands beside what else is at the side. */
function settings(element: OffhookBarElement, onLanguage: () => void): void {
    const language = byId("language", HTMLSelectElement);
    const theme = byId("theme", HTMLSelectElement);
    language.addEventListener("change", () => {
        element.language = language.value;
        speak(language.value);
        onLanguage();
    });
    theme.addEventListener("change", () => {
        element.theme = theme.value;
        document.documentElement.dataset["theme"] = theme.value;
    });
    const layout = byId("layout", HTMLSelectElement);
    const [above, beside] = [element.parentElement, document.querySelector(".side")];
    layout.addEventListener("change", () => {
        element.layout = layout.value;
        if (layout.value === "panel") beside?.prepend(element);
        else above?.append(element);
    });
    // Browsers restore a form's values on reload.
    if (language.value !== "en") language.dispatchEvent(new Event("change"));
    if (theme.value !== "auto") theme.dispatchEvent(new Event("change"));
    if (layout.value !== "bar") layout.dispatchEvent(new Event("change"));
}
