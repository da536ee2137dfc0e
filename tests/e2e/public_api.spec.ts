// What a page can have of the bar beyond its buttons: a say in what is done, questions to the gateway, the day's figures.

import { expect, test } from "./crm.js";
import type { Page } from "@playwright/test";

/** Runs this in the page, where `bar` is the element's. */
const run = <T>(page: Page, work: string) =>
    page.evaluate(`(async () => { const { bar } = document.querySelector("offhook-bar"); ${work} })()`) as Promise<T>;

test("a page forbids what is clicked in the bar, says why, and lets the rest pass", async ({ page, bar, simulator }) => {
    await bar.signIn();
    await bar.isState("Ready");
    await run(
        page,
        `window.off = bar.intercept("agent.setState", ({ state }) => { if (state === "busy") throw new Error("Not during the campaign."); });
         bar.intercept("call.transfer", () => false);
         bar.intercept("call.dial", () => ({ number: "13800000005" }));`,
    );
    await bar.choose("Busy");
    await expect(bar.messages).toContainText("Not during the campaign.");
    await bar.isState("Ready");
    await bar.choose("Wrap-up");
    await bar.isState("Wrap-up");
    await run(page, "window.off()");
    await bar.choose("Ready");
    await bar.isState("Ready");
    await bar.choose("Busy");
    await bar.isState("Busy");
    await bar.choose("Ready");
    await bar.isState("Ready");
    // Another number than was typed.
    await bar.field("Number to call").fill("13800000001");
    await bar.button("Call").click();
    await bar.callSays("13800000005");
    await bar.callSays("Talking");
    await bar.button("Transfer").click();
    await bar.root.getByRole("combobox", { name: "Name or number" }).fill("voice sales");
    await bar.root.getByRole("option", { name: /voice sales/ }).click();
    await bar.root.getByRole("menuitem", { name: "Now, without waiting" }).click();
    await expect(bar.messages).toContainText("This page does not allow that.");
    await simulator.isTrue({ calls: [{ number: "13800000005", state: "talking" }] });
    expect((await simulator.log()).filter(line => /transfer/.test(line)), "nothing of it was sent").toEqual([]);
});

test("questions by name, figures that count the calls, and the calls that were", async ({ page, bar, simulator }) => {
    await bar.signIn();
    await bar.isState("Ready");
    const info = await run<object>(page, `return bar.request("queryAgentInfoByWorkNo", { workno: "1002" })`);
    expect(info).toMatchObject({ name: "Zhao Min 赵敏" });
    const refused = await run<string>(page, `return bar.request("noSuchCall", {}).then(() => "", error => error.code)`);
    expect(refused).toBe("unknown_request");
    await simulator.call();
    await bar.button("Answer").click();
    await bar.callSays("Talking");
    await bar.button("Hang up").click();
    await bar.isState("Wrap-up");
    expect(await run(page, "return bar.statistics()")).toMatchObject({ answered: 1, dialled: 0 });
    expect(await run(page, "return bar.recent.map(it => [it.remote.number, it.cause.type])")).toEqual([["13800000001", "hungUp"]]);
});
