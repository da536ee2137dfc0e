// The main flows in Firefox, with the pointer and by keyboard: what differs between browsers is focus, keys and styles.

import { expect, test } from "./firefox.js";

test("a shift without a mouse", async ({ bar, simulator }) => {
    await bar.signIn();
    await simulator.call();
    await bar.says("Ringing");
    await bar.enter("Answer");
    await bar.says("Talking");
    await bar.tabTo(await bar.button("Hold"));
    await bar.press(" ");
    await bar.says("On hold");
    await simulator.isTrue({ calls: [{ state: "held" }] });
    await bar.enter("Retrieve");
    await bar.says("Talking");
    await bar.enter("Mute");
    await simulator.isTrue({ calls: [{ muted: true }] });
    await bar.enter("Keypad");
    await bar.find("dialog", "Keypad");
    await bar.type("42#");
    const sent = await bar.find("status", "Sent digits");
    await expect.poll(() => sent.evaluate(it => it.textContent)).toBe("42#");
    await bar.press("Escape");
    await bar.isClosed();
    await bar.hasFocus(await bar.find("button", "Keypad"));
    await bar.enter("Hang up");
    await bar.isState("Wrap-up");
    await bar.hasNoCall();
    await bar.tabTo(await bar.part("state"));
    await bar.press("Enter");
    await bar.find("menu", "Change state");
    await bar.press("Escape");
    await bar.hasFocus(await bar.part("state"));
    await bar.press("Enter", "End", "Enter");
    await bar.find("button", "Sign in");
    await simulator.isTrue({ state: "signedOut" });
});

test("a call with the pointer, and the states", async ({ bar, simulator }) => {
    await bar.signIn();
    for (const [item, state] of [["Busy", "busy"], ["Ready", "ready"]] as const) {
        await (await bar.part("state")).click();
        await (await bar.find("menuitemradio", item)).click();
        await bar.isState(item);
        await simulator.isTrue({ state });
    }
    const call = await simulator.call({ data: "order=7" });
    await bar.click("Answer");
    await bar.says("Talking");
    await bar.says("order=7");
    await bar.click("Hold");
    await bar.says("On hold");
    await bar.click("Retrieve");
    await bar.says("Talking");
    await simulator.hangUp(call);
    await bar.isState("Wrap-up");
    await bar.click("Done");
    await bar.isState("Ready");
});

test("a number that is typed is called", async ({ bar, simulator }) => {
    await bar.signIn();
    await bar.tabTo(await bar.find("textbox", "Number to call"));
    await bar.type("138 0000-0001");
    await bar.press("Enter");
    await bar.says("Talking");
    await simulator.isTrue({ calls: [{ number: "13800000001", direction: "outbound" }] });
    await bar.click("Hang up");
    await bar.hasNoCall();
});

test("the Tab key goes through the bar in the order in which it is read, and back", async ({ bar, simulator }) => {
    await bar.signIn();
    await simulator.call();
    await bar.click("Answer");
    await bar.says("Talking");
    await bar.tabTo(await bar.part("state"));
    const forth = await bar.tabs(9);
    expect(forth).toEqual(["New call", "Answer", "Reject", "Hold", "Mute", "Keypad", "Consult", "Transfer", "Hang up"]);
    await bar.tabTo(await bar.part("state"));
});

test.describe("with colleagues", () => {
    test.use({ others: "colleagues" });

    test("a colleague is asked, and left with the customer: by keyboard", async ({ bar, simulator }) => {
        await bar.signIn();
        await simulator.call();
        await bar.enter("Answer");
        await bar.says("Talking");
        await bar.enter("Consult");
        await bar.hasFocus(await bar.find("combobox", "Name or number"));
        await bar.type("1101");
        await bar.page.waitForSelector('offhook-bar >>> [role="option"][aria-selected="true"]');
        await bar.press("Enter");
        await bar.hasFocus(await bar.find("menuitem", "Talk first"));
        await bar.press("Enter");
        await simulator.isTrue({ calls: [{ state: "held" }, { state: "talking" }] });
        const handOver = await bar.page.waitForSelector('offhook-bar >>> [part~="connect"]:not([aria-disabled])');
        if (handOver) await bar.tabTo(handOver);
        await bar.press("Enter");
        await bar.hasNoCall();
        await bar.isState("Wrap-up");
    });
});

test("a call is transferred to a queue: with the pointer", async ({ bar, simulator }) => {
    await bar.signIn();
    await simulator.call();
    await bar.click("Answer");
    await bar.says("Talking");
    await bar.click("Transfer");
    await bar.hasFocus(await bar.find("combobox", "Name or number"));
    await bar.type("complaints");
    const line = await bar.page.waitForSelector('offhook-bar >>> [role="option"][aria-selected="true"]');
    await line?.click();
    await (await bar.find("menuitem", "Now, without waiting")).click();
    await bar.isState("Wrap-up");
    await bar.hasNoCall();
    await simulator.isTrue({ state: "wrapUp", calls: [] });
});

test("the desk opens on its first page, its tabs go by arrow keys, and Escape gives the focus back", async ({ bar }) => {
    await bar.signIn();
    await bar.enter("Desk");
    await bar.hasFocus(await bar.find("tab", "Today"));
    await bar.press("ArrowRight");
    await bar.hasFocus(await bar.find("tab", "Calls"));
    await bar.press("End");
    await bar.hasFocus(await bar.find("tab", "Settings"));
    await bar.press("Escape");
    await bar.isClosed();
    await bar.hasFocus(await bar.find("button", "Desk"));
});

test("the picker closes by Escape and by a click beside it, and the focus is where it was", async ({ bar }) => {
    await bar.signIn();
    await bar.enter("Colleagues and queues");
    await bar.hasFocus(await bar.find("combobox", "Name or number"));
    await bar.press("Escape");
    await bar.isClosed();
    await bar.hasFocus(await bar.find("button", "Colleagues and queues"));
    await bar.click("Colleagues and queues");
    await bar.find("combobox", "Name or number");
    await bar.page.click("h1");
    await bar.isClosed();
});

test("shortcuts work, on the whole page where that is asked for, and not where somebody types", async ({ bar, simulator }) => {
    await bar.signIn();
    await bar.page.$eval("offhook-bar", it => it.setAttribute("shortcuts", "page"));
    await simulator.call();
    await bar.says("Ringing");
    await bar.page.focus("input[type=search]");
    await bar.shortcut("KeyY");
    await bar.says("Ringing");
    await bar.page.$eval("input[type=search]", it => it.blur());
    await bar.shortcut("KeyY");
    await bar.says("Talking");
    await bar.shortcut("KeyH");
    await bar.isState("Wrap-up");
    await simulator.isTrue({ calls: [] });
});

test("each theme has its colours, whatever the system prefers", async ({ bar }) => {
    await bar.find("button", "Sign in");
    const colours = (theme: string) =>
        bar.page.evaluate(async theme => {
            const it = document.querySelector("offhook-bar");
            it?.setAttribute("theme", theme);
            const shown = () => it?.shadowRoot?.querySelector(`.bar[data-theme="${theme}"]`);
            while (!shown()) await new Promise(requestAnimationFrame);
            const { backgroundColor, color } = getComputedStyle(shown() as Element);
            return `${color} on ${backgroundColor}`;
        }, theme);
    const dark = "rgb(236, 238, 242) on rgb(23, 25, 30)";
    const light = "rgb(26, 29, 36) on rgb(255, 255, 255)";
    expect(await colours("dark")).toBe(dark);
    expect(await colours("light")).toBe(light);
    expect([dark, light]).toContain(await colours("auto"));
});
