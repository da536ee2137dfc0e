// What the compiler must allow and forbid. Never run: `npm run check` compiles it.

import { connect, OffhookError, type CallHandle, type DomEventName, type OffhookBarElement } from "offhook";

export async function allowed(element: OffhookBarElement): Promise<void> {
    const bar = connect({ gateway: "/gateway", agentId: "1001" });
    const off: () => void = bar.on("call.ringing", event => event.call.remote.number.trim(), { replay: true });
    bar.on("call.ended", event => event.call.endedAt.toFixed());
    bar.on("agent.stateChanged", ({ from, to, reason }) => [from, to, reason]);
    bar.on("*", event => event.name === "health.changed" && event.to === "blind");
    await bar.signIn({ password: "", phone: "", state: "ready", force: true });
    const call: CallHandle = await bar.dial("10086", { data: { order: 7 } });
    if (!call.can.hold.ok) call.can.hold.why satisfies string | null;
    await call.reject({ mode: "release" });
    element.addEventListener("offhook-call-remote-ringing", event => event.detail.call.state);
    element.addEventListener("click", event => event.clientX);
    element.bar?.calls().map(each => each.state === "ended");
    document.querySelector("offhook-bar")?.bar?.release();
    try {
        await bar.ready();
    } catch (error) {
        if (error instanceof OffhookError && error.code === "on_call") error.fix.trim();
    }
    await bar.signOut({ force: true, reason: 4 });
    const [queue] = await bar.queues();
    if (queue) await call.transfer({ to: "queue", id: queue.id, mode: "onSuccess" });
    const asked: CallHandle = await call.consult({ to: "agent", id: "1002", mode: "threeParty" });
    asked.media satisfies "audio" | "video";
    (await bar.statistics()).answered.toFixed();
    bar.intercept("call.dial", async command => (command.type === "dial" ? { ...command, number: "0" } : undefined));
    bar.intercept("agent.setState", ({ state }) => state !== "rest");
    bar.intercept("call.transfer", () => {
        throw new Error("Not today.");
    });
    const [ivr] = await bar.request("queryIVRInfoOnVdn");
    ivr satisfies object | undefined;
    await bar.request("getAgentStatus");
    bar.dialFrom(element, { queue: 25 })();
    off();
}

export async function forbidden(element: OffhookBarElement): Promise<void> {
    // @ts-expect-error a bar without a gateway
    const bar = connect({});
    // @ts-expect-error an event that does not exist
    bar.on("call.rang", () => undefined);
    // @ts-expect-error a call is not in every event
    bar.on("agent.signedIn", event => event.call);
    // @ts-expect-error an ended call cannot be held
    bar.on("call.ended", event => event.call.can);
    // @ts-expect-error no password
    await bar.signIn({ phone: "" });
    // @ts-expect-error a state that cannot be asked for
    await bar.setState("onCall");
    // @ts-expect-error a number is text, as it may begin with 0
    await bar.dial(10086);
    // @ts-expect-error a mode that does not exist
    await bar.call("1")?.reject({ mode: "later" });
    // @ts-expect-error a target that cannot be asked
    await bar.call("1")?.consult({ to: "ivr", id: "8" });
    // @ts-expect-error the mode is required
    await bar.call("1")?.transfer({ to: "queue", id: 25 });
    // @ts-expect-error something that cannot be intercepted
    bar.intercept("agent.signIn", () => undefined);
    // @ts-expect-error a state that cannot be asked for instead
    bar.intercept("agent.setState", () => ({ state: "onCall" }));
    // @ts-expect-error an operation that does not exist
    await bar.request("flyToTheMoon");
    // @ts-expect-error parameters that are missing
    await bar.request("login");
    // @ts-expect-error the list of recent calls is read-only
    bar.recent.pop();
    // @ts-expect-error a state of health that does not exist
    if (bar.snapshot().health.state === "fine") return;
    // @ts-expect-error a code that does not exist
    new OffhookError({ code: "oops", kind: "user", message: "", fix: "", retryable: false });
    // @ts-expect-error an element's event that does not exist
    const name: DomEventName = "offhook-call-rang";
    // @ts-expect-error the session is the element's own
    element.bar = name;
}
