// What the bar opens, on pages that cut it off, lie over it or keep the focus to themselves.

import type { Locator } from "@playwright/test";
import { expect, test } from "./pages.js";

/** The part of a box that a person sees and reaches: each of its corners is hit. */
const isReached = (it: Locator) =>
    it.evaluate(it => {
        const { left, right, top, bottom } = it.getBoundingClientRect();
        const inside = (x: number, y: number) => {
            const hit = (it.getRootNode() as ShadowRoot).elementFromPoint(x, y);
            return hit !== null && it.contains(hit);
        };
        const corners = [left + 12, right - 12].flatMap(x => [inside(x, top + 12), inside(x, bottom - 12)]);
        return bottom - top > 40 && right <= innerWidth && corners.every(Boolean);
    });

test("a header that cuts off and moves leaves whole what opens, and is not scrolled by the focus", async ({ host, page, simulator }) => {
    const bar = await host("clipping_header");
    await bar.signIn();
    await bar.isState("Ready");
    const panel = bar.root.locator(".panel");
    const scrolled = () => page.locator("header").evaluate(it => [it.scrollTop, it.scrollLeft]);
    for (const opener of [bar.stateButton, bar.button("Colleagues and queues"), bar.button("Desk")]) {
        await opener.click();
        await expect.poll(() => isReached(panel), String(opener)).toBe(true);
        expect(await scrolled()).toEqual([0, 0]);
        // It goes with the bar.
        const [before, above] = [await panel.boundingBox(), await bar.root.boundingBox()];
        await page.mouse.wheel(0, 30);
        await expect.poll(async () => (await bar.root.boundingBox())?.y).toBeLessThan(above!.y);
        const moved = (await bar.root.boundingBox())!.y - above!.y;
        await expect.poll(async () => (await panel.boundingBox())?.y).toBe(before!.y + moved);
        await page.setViewportSize({ width: 1000, height: 700 });
        await expect.poll(async () => (await panel.boundingBox())!.x + (await panel.boundingBox())!.width).toBeLessThanOrEqual(1000);
        expect(await isReached(panel)).toBe(true);
        await page.setViewportSize({ width: 1280, height: 720 });
        await page.evaluate(() => scrollTo(0, 0));
        await page.keyboard.press("Escape");
        await expect(panel).toHaveCount(0);
        await expect(opener).toBeFocused();
    }
    // Tips, and messages; a panel that opens beside a message does not hide it.
    await bar.button("Hold").hover();
    const tip = bar.root.getByRole("tooltip").filter({ visible: true });
    await expect(tip).toHaveCount(1);
    await expect.poll(() => tip.evaluate(it => (it.getRootNode() as ShadowRoot).elementFromPoint(it.getBoundingClientRect().x + 4, it.getBoundingClientRect().y + 4) === it)).toBe(true);
    await simulator.refuse({ retcode: "100-006" });
    await bar.choose("Busy");
    const messages = bar.messages.locator("[part=message]");
    await expect.poll(() => isReached(messages)).toBe(true);
    await bar.button("Desk").click();
    await expect.poll(() => isReached(messages)).toBe(true);
    await bar.button("Dismiss").click();
    await expect(messages).toHaveCount(0);
    await page.keyboard.press("Escape");
});

test("what is hidden in mini opens over a header that cuts off", async ({ host, page }) => {
    const bar = await host("clipping_header");
    await bar.root.evaluate(it => it.setAttribute("layout", "mini"));
    await bar.button("Sign in …").click();
    await expect(bar.field("Work number")).toBeFocused();
    await bar.field("Password").fill("offhook-1001");
    await bar.field("Phone").fill("40001");
    await bar.button("Sign in").click();
    await bar.isState("Ready");
    // The rest stays open after signing in.
    await bar.button("Desk").click();
    await expect.poll(() => isReached(bar.root.locator(".panel"))).toBe(true);
    await page.keyboard.press("Escape");
    await bar.button("More").click();
    await expect(bar.button("Desk")).toBeHidden();
    await expect(bar.root.locator("[popover]")).toHaveCount(0);
});

test("without the Popover API what opens stays where the styles put it", async ({ host, page }) => {
    await page.addInitScript(() => {
        for (const name of ["showPopover", "hidePopover", "togglePopover", "popover"]) Reflect.deleteProperty(HTMLElement.prototype, name);
    });
    const bar = await host("modal_dialog");
    await bar.signIn();
    await bar.isState("Ready");
    await bar.stateButton.click();
    await expect.poll(() => isReached(bar.root.locator(".panel"))).toBe(true);
    expect(await bar.root.locator(".panel").evaluate(it => getComputedStyle(it).position)).toBe("absolute");
});

test("a call can be answered while a modal dialog of the page is open: in the dialog, by keys, and in the bar that is moved there", async ({ host, page, simulator }) => {
    const bar = await host("modal_dialog");
    const dialog = page.getByRole("dialog", { name: "Customer" });
    await bar.signIn();
    await bar.isState("Ready");
    const answered = async () => {
        await simulator.isTrue({ calls: [{ state: "talking" }] });
        // The page hears of it after the gateway knows.
        await bar.callSays("Talking");
        await page.evaluate(() => (document.querySelector("offhook-bar") as unknown as { bar: { calls(): { hangUp(): Promise<void> }[] } }).bar.calls()[0]?.hangUp());
        await simulator.isTrue({ state: "wrapUp", calls: [] });
        const state = () => page.evaluate(() => (document.querySelector("offhook-bar") as unknown as { bar: { snapshot(): { agent: { state: string } } } }).bar.snapshot().agent.state);
        await expect.poll(state).toBe("wrapUp");
        await page.evaluate(() => (document.querySelector("offhook-bar") as unknown as { bar: { ready(): Promise<void> } }).bar.ready());
    };
    await page.locator("#edit").click();
    // A button of the page's.
    await simulator.call();
    await expect(page.locator("#ringing")).toHaveText("13800000001 is calling");
    await page.locator("#answer").click();
    await answered();
    // A shortcut, while the focus is on a button of the dialog's.
    await simulator.call();
    await expect(page.locator("#ringing")).toHaveText("13800000001 is calling");
    await page.locator("#close").focus();
    await page.keyboard.press("Alt+Shift+Y");
    await answered();
    // The bar itself, moved into the dialog and back.
    await page.locator("#fetch").click();
    await simulator.call();
    await dialog.getByRole("button", { name: "Answer", exact: true }).click();
    await bar.callSays("Talking");
    await bar.stateButton.click();
    await expect.poll(() => isReached(bar.root.locator(".panel"))).toBe(true);
    await page.keyboard.press("Escape");
    await expect(dialog, "the Escape was for the menu").toBeVisible();
    await page.locator("#close").click();
    await bar.callSays("Talking");
    await bar.button("Hang up").click();
    await bar.isState("Wrap-up");
});

test("a dialog that keeps the focus gets it back, and the bar is used with clicks all the same", async ({ host, page, simulator }) => {
    const bar = await host("focus_trap");
    await bar.signIn();
    await bar.isState("Ready");
    await page.locator("#open").click();
    await simulator.call();
    await bar.button("Answer").click();
    await bar.callSays("Talking");
    await expect(page.locator("#name")).toBeFocused();
    const pulled = () => page.evaluate(() => Number(document.body.dataset["pulled"]));
    // What opens takes the focus, loses it and closes: nobody fights.
    const before = await pulled();
    await bar.stateButton.click();
    await expect(bar.root.getByRole("menu")).toHaveCount(0);
    await expect(page.locator("#name")).toBeFocused();
    expect(await pulled()).toBeLessThan(before + 4);
    await bar.button("Hang up").click();
    await bar.isState("Wrap-up");
    await expect(page.locator("#name")).toBeFocused();
    expect(await pulled()).toBeLessThan(before + 6);
    await page.locator("#close").click();
    await bar.choose("Ready");
    await bar.isState("Ready");
});
