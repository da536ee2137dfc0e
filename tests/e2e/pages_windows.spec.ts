// The bar in another window, a picture in picture or a frame: it goes on there as it was.

import type { Frame, Page } from "@playwright/test";
import { Bar } from "./bar.js";
import { expect, test } from "./pages.js";

/** Where the bar goes, and how one gets hold of that place. */
const PLACES: { name: string; there: (page: Page) => Promise<Page | Frame> }[] = [
    {
        name: "window",
        there: async page => {
            const opened = page.waitForEvent("popup");
            await page.locator("#window").click();
            return opened;
        },
    },
    {
        name: "picture",
        there: async page => {
            const opened = page.context().waitForEvent("page");
            await page.locator("#picture").click();
            return opened;
        },
    },
    {
        name: "frame",
        there: async page => {
            await page.locator("#frame").click();
            return page.frames()[1]!;
        },
    },
];

for (const { name, there } of PLACES) {
    test(`a bar that is moved into a ${name} keeps its session, its looks, its keys and what it does to the page`, async ({ host, page, simulator }) => {
        const before = await host("windows");
        await before.signIn();
        await before.isState("Ready");
        const size = await before.root.boundingBox();
        await page.evaluate(() => (document.title = "Ours"));

        const place = await there(page);
        const keys = "keyboard" in place ? place.keyboard : page.keyboard;
        const bar = new Bar(page);
        Object.assign(bar, { root: place.locator("offhook-bar") });
        await bar.isState("Ready");
        // As high as before, or it has lost its styles.
        await expect.poll(async () => (await bar.root.boundingBox())?.height).toBeLessThan(size!.height * 2.5);
        const font = await bar.stateButton.evaluate(it => getComputedStyle(it).fontSize);
        expect(font).toBe("13px");

        // The title, shortcuts and numbers of the document that it stands in.
        await simulator.call();
        await bar.callSays("Ringing");
        const title = () => place.evaluate(() => document.title);
        await expect.poll(title).toContain("13800000001");
        expect(await page.title()).toBe("Ours");
        await place.locator("input[aria-label=Theirs]").focus();
        await keys.press("Alt+Shift+Y");
        await simulator.isTrue({ calls: [{ state: "ringing" }] });
        await place.evaluate(() => (document.activeElement as HTMLElement).blur());
        await keys.press("Alt+Shift+Y");
        await bar.callSays("Talking");
        await expect.poll(title).toBe("Elsewhere");
        await bar.button("Keypad").click();
        await expect(bar.root.getByRole("dialog", { name: "Keypad" })).toBeVisible();
        await expect(bar.root.getByRole("button", { name: "1", exact: true })).toBeFocused();
        // A click beside it closes it.
        await place.locator("input[aria-label=Theirs]").click();
        await expect(bar.root.getByRole("dialog", { name: "Keypad" })).toHaveCount(0);
        await bar.button("Hang up").click();
        await bar.isState("Wrap-up");
        await bar.choose("Ready");
        await bar.isState("Ready");
        await place.locator("a").click();
        await simulator.isTrue({ calls: [{ number: "13800000001" }] });
        // What is loaded late has styles there too.
        await bar.button("Desk").click();
        await expect(bar.root.getByRole("tab", { name: "Today" })).toBeFocused();
        await expect.poll(async () => (await bar.root.locator(".panel").boundingBox())?.width).toBe(352);
        await keys.press("Escape");
        await expect(bar.button("Desk")).toBeFocused();

        // And back, with the call.
        await page.locator("#back").evaluate(it => (it as HTMLButtonElement).click());
        await before.callSays("13800000001");
        await before.button("Hang up").click();
        await before.isState("Ready");
        await page.evaluate(() => (document.activeElement as HTMLElement).blur());
        await page.keyboard.press("Alt+Shift+R");
        await before.isState("Busy");
    });
}
