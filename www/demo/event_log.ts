// Everything the page hears, newest on top: what a developer looks at first.

import type { AgentBar, SessionEvent } from "offhook";
import { byId, make } from "./dom.js";
import { clock } from "./times.js";

const MOST = 100;

/** Fills the log, from the first event on. */
export function logEvents(bar: AgentBar): void {
    const log = byId("log", HTMLOListElement);
    const empty = byId("log-empty", HTMLElement);
    const add = (event: SessionEvent) => {
        empty.hidden = true;
        log.prepend(
            make(
                "li",
                { attributes: { "data-event": event.name } },
                make("span", { className: "seq" }, String(event.seq)),
                make("time", {}, clock(event.at)),
                make("span", { className: "event" }, event.name),
                make("span", { className: "quiet" }, summary(event)),
            ),
        );
        while (log.children.length > MOST) log.lastElementChild?.remove();
    };
    bar.on("*", add, { replay: true });
}

/** What it is about, in a few words. */
function summary(event: SessionEvent): string {
    if ("call" in event) return event.call.remote.number;
    if ("to" in event) return `${event.from} → ${event.to}`;
    switch (event.name) {
        case "agent.signedIn":
            return event.agentId;
        case "agent.signedOut":
            return event.cause;
        case "gateway.eventPassedOn":
        case "gateway.eventUnreadable":
            return event.event;
        default:
            return "";
    }
}
