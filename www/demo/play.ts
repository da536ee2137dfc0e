// The panel that plays the customer. It talks to the simulator, not to Offhook: on a real gateway, customers ring by themselves.

import type { AgentBar } from "offhook";
import { everybody } from "./customers.js";
import { byId, make } from "./dom.js";
import { texts } from "./texts.js";

/** Makes the panel work. */
export function playCustomer(bar: AgentBar): void {
    const from = byId("play-from", HTMLSelectElement);
    const to = byId("play-to", HTMLSelectElement);
    const data = byId("play-data", HTMLInputElement);
    const said = byId("play-said", HTMLElement);
    from.append(...everybody().map(({ name, number }) => make("option", { value: number }, `${name} · ${number}`)));

    const say = (words: string, isFailure = false) => {
        said.textContent = words;
        said.classList.toggle("failed", isFailure);
    };
    const ring = async () => {
        const agent = bar.snapshot().agent;
        if (to.value === "me" && agent.phase !== "signedIn") return say(texts().playSignIn, true);
        const target = to.value === "me" ? { agent: agent.id } : { skill: to.value };
        say(texts().playing);
        await post("/simulator/calls", { from: from.value, to: target, ...(data.value && { data: data.value }) });
    };
    const hangUp = async () => {
        // The call that one talks in, else the one that rings, else the one that waits.
        const calls = bar.calls();
        const call = calls.find(it => it.state === "talking") ?? calls.find(it => it.state !== "held") ?? calls[0];
        if (!call) return say(texts().playNoCall, true);
        say("");
        await post(`/simulator/calls/${encodeURIComponent(call.id)}/hangup`);
    };
    const report = (error: unknown) => say(`${texts().playFailed} ${error instanceof Error ? error.message : String(error)}`, true);
    byId("play", HTMLFormElement).addEventListener("submit", event => {
        event.preventDefault();
        ring().catch(report);
    });
    byId("customer-hangs-up", HTMLButtonElement).addEventListener("click", () => void hangUp().catch(report));
}

async function post(path: string, body?: object): Promise<void> {
    const response = await fetch(path, {
        method: "POST",
        ...(body && { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error((await response.text()).trim() || `status ${response.status}`);
}
