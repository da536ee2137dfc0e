// Calls, from ringing to wrap-up, as an agent handles them on the demo page.

import { expect, heard, test } from "./crm.js";

test("an agent signs in, takes a call, holds, retrieves, mutes, sends digits, wraps up and signs out", async ({ page, bar, simulator }) => {
    await bar.isSignedOut();
    await bar.signIn();
    await bar.isState("Ready");
    await simulator.isTrue({ state: "ready", calls: [] });

    await page.getByRole("combobox", { name: "Who calls" }).selectOption("13800000005");
    await page.getByRole("button", { name: "Ring me" }).click();
    await bar.callSays("13800000005");
    await bar.callSays("Ringing");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Huang Lei 黄磊");
    await bar.button("Answer").click();
    await bar.callSays("Talking");
    await bar.callSays("order=7");
    await bar.isState("On a call");
    await simulator.isTrue({ state: "onCall", calls: [{ state: "talking", number: "13800000005" }] });

    await bar.button("Hold").click();
    await bar.callSays("On hold");
    await simulator.isTrue({ calls: [{ state: "held" }] });
    await bar.button("Retrieve").click();
    await bar.callSays("Talking");
    await simulator.isTrue({ calls: [{ state: "talking" }] });

    await bar.button("Mute").click();
    await bar.callSays("Muted");
    await simulator.isTrue({ calls: [{ muted: true }] });
    await bar.button("Unmute").click();
    await expect(bar.button("Mute")).toBeEnabled();
    await simulator.isTrue({ calls: [{ muted: false }] });

    await bar.button("Keypad").click();
    for (const key of ["4", "2", "Hash"]) await bar.root.getByRole("dialog", { name: "Keypad" }).getByRole("button", { name: key, exact: true }).click();
    await expect(bar.root.getByRole("status", { name: "Sent digits" })).toHaveText("42#");
    await page.keyboard.press("Escape");

    await page.getByRole("textbox", { name: "Note on this call" }).fill("Wants a call back on Friday");
    await page.getByRole("button", { name: "Customer hangs up" }).click();
    await bar.isState("Wrap-up");
    await bar.hasNoCall();
    await expect(page.getByRole("main")).toContainText(/Incoming · .* · customer hung up\s*Wants a call back on Friday/);
    await simulator.isTrue({ state: "wrapUp", calls: [] });

    await bar.button("Done").click();
    await bar.isState("Ready");
    await bar.choose("Sign out");
    await bar.isSignedOut();
    await simulator.isTrue({ state: "signedOut" });

    const names = await heard(page);
    expect(names.filter(name => name.startsWith("call.") && name !== "call.detailsChanged")).toEqual([
        "call.ringing",
        "call.talking",
        "call.held",
        "call.talking",
        "call.muted",
        "call.unmuted",
        "call.remoteGone",
        "call.ended",
    ]);
    expect(names).toContain("agent.signedIn");
    expect(names.at(-1)).toMatch(/agent\.|health\./);
});

test("a call is answered automatically, and its customer's card opens", async ({ page, bar, simulator }) => {
    await bar.signIn("1001", { autoAnswer: true });
    await bar.isState("Ready");
    await simulator.call({ from: "13800000006", to: { skill: "25" } });
    await bar.callSays("Talking");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Zhou Tao 周涛");
    await expect(page.getByText("On the phone")).toBeVisible();
    await bar.button("Hang up").click();
    await bar.isState("Wrap-up");
    await simulator.isTrue({ calls: [] });
});

test("a click on a customer's number calls it, with the order as call data", async ({ page, bar, simulator }) => {
    const number = page.getByRole("button", { name: "Call 13800000001" });
    await expect(number).toBeDisabled();
    await bar.signIn();
    await number.click();
    await bar.callSays("13800000001");
    await bar.callSays("Talking");
    await simulator.isTrue({ calls: [{ direction: "outbound", data: '{"order":7}' }] });
    await expect(number).toBeDisabled();
    await bar.button("Hang up").click();
    await bar.isState("Wrap-up");
    await expect(page.getByRole("main")).toContainText(/Outgoing · .* · you hung up/);
});

test("a number that is busy is said to be, with what to do", async ({ page, bar }) => {
    await bar.signIn();
    await bar.isState("Ready");
    await page.getByRole("navigation").getByRole("button", { name: /Li Na/ }).click();
    await page.getByRole("button", { name: "Call 13800000002" }).click();
    await expect(page.getByRole("main")).toContainText(/Outgoing · .* · could not be reached/);
    await expect(bar.root).toContainText("Not reached");
    await bar.hasNoCall();
});

test("a number typed into the bar is called", async ({ bar, simulator }) => {
    await bar.signIn();
    await bar.field("Number to call").fill("13800000001");
    await bar.button("Call").click();
    await bar.callSays("Talking");
    await bar.button("Hang up").click();
    await bar.hasNoCall();
    await simulator.isTrue({ calls: [] });
});

test("a rejected call goes", async ({ bar, simulator }) => {
    await bar.signIn();
    await bar.isState("Ready");
    await simulator.call();
    await bar.callSays("Ringing");
    await bar.button("Reject").click();
    await bar.hasNoCall();
    await simulator.isTrue({ calls: [] });
});

test("a customer who gives up while it rings is no longer shown", async ({ bar, simulator }) => {
    await bar.signIn();
    await bar.isState("Ready");
    const call = await simulator.call();
    await bar.callSays("Ringing");
    await simulator.hangUp(call);
    await bar.hasNoCall();
    await simulator.isTrue({ calls: [] });
});

test("the agent's states are those of the platform", async ({ bar, simulator }) => {
    await bar.signIn();
    await bar.isState("Ready");
    await bar.choose("Wrap-up");
    await bar.isState("Wrap-up");
    await simulator.isTrue({ state: "wrapUp" });
    await bar.choose("Ready");
    await bar.isState("Ready");
    await simulator.isTrue({ state: "ready" });
    await bar.choose("Busy");
    await bar.isState("Busy");
    await simulator.isTrue({ state: "busy" });
});
