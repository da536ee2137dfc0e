// The desk and the layouts, on the real page: room for all of it, nothing lost on a reload, notes from one agent to another.
// Each page by itself is looked at in panels.spec.ts.

import type { Page } from "@playwright/test";
import { barriers } from "./axe.js";
import { Bar } from "./bar.js";
import { expect, test, watch } from "./crm.js";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** At whatever width. */
async function nothingSticksOut(page: Page, where: string): Promise<void> {
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow, where).toBe(0);
}

async function openDesk(bar: Bar): Promise<void> {
    await bar.root.getByRole("button", { name: /^Desk/ }).click();
    await expect(bar.root.getByRole("tabpanel")).toBeVisible();
}

for (const [layout, width] of [["bar", 1280], ["panel", 420], ["mini", 320]] as const) {
    test(`the desk fits beside a call: ${layout}, ${width} px`, async ({ page, bar, simulator }) => {
        await page.setViewportSize({ width, height: 800 });
        await page.getByRole("combobox", { name: "Layout" }).selectOption(layout);
        const more = bar.root.getByRole("button", { name: "More", exact: true });
        if (layout === "mini") await bar.root.getByRole("button", { name: "Sign in …" }).click();
        await nothingSticksOut(page, "signing in");
        await bar.signIn();
        await bar.isState("Ready");
        await simulator.call();
        await bar.button("Answer").click();
        await bar.callSays("Talking");
        if (layout === "mini" && (await more.getAttribute("aria-expanded")) === "false") await more.click();
        await openDesk(bar);
        for (const name of ["Today", "Calls", "Notes", "Settings"]) {
            await bar.root.getByRole("tab", { name }).click();
            await nothingSticksOut(page, name);
        }
        for (const name of ["Ringing", "Look", "Shortcuts", "Change password"]) await bar.root.locator("summary", { hasText: name }).click();
        await nothingSticksOut(page, "all settings");
        expect(await barriers(page)).toEqual([]);
    });
}

test("what an agent has chosen is there after a reload", async ({ page, bar }) => {
    await bar.signIn();
    await bar.isState("Ready");
    await openDesk(bar);
    await bar.root.getByRole("tab", { name: "Settings" }).click();
    await bar.root.getByText("Look", { exact: true }).click();
    await bar.root.getByRole("combobox", { name: "Theme" }).selectOption("Dark");
    await bar.root.getByRole("combobox", { name: "Language" }).selectOption("中文");
    await expect(bar.root.getByRole("button", { name: /^坐席状态/ }).or(bar.root.getByRole("tab", { name: "设置" })).first()).toBeVisible();
    await page.reload();
    await expect(bar.root.getByRole("button", { name: "签入" })).toBeVisible();
    await expect(bar.root.locator(".bar")).toHaveAttribute("data-theme", "dark");
});

test("a note reaches a colleague, who answers it", async ({ page, bar, simulator, context }) => {
    await bar.signIn("1001", { phone: "40001" });
    await bar.isState("Ready");
    const theirs = await context.newPage();
    const complaints = await watch(theirs);
    await theirs.goto(simulator.url);
    const other = new Bar(theirs);
    await other.signIn("1002", { phone: "40002" });
    await other.isState("Ready");

    await openDesk(bar);
    await bar.root.getByRole("tab", { name: "Notes" }).click();
    await bar.root.getByRole("button", { name: /^1002/ }).click();
    await bar.root.getByRole("textbox", { name: "Note" }).fill("Tea at four? 四点喝茶");
    await bar.button("Send").click();
    await expect(other.root.getByRole("button", { name: "Desk, 1 new note" })).toBeVisible();
    await openDesk(other);
    await expect(other.root.getByRole("tabpanel", { name: "Notes" })).toContainText("Tea at four? 四点喝茶");
    await other.button("Reply to 1001").click();
    await other.root.getByRole("textbox", { name: "Note" }).fill("Yes");
    await other.button("Send").click();
    await expect(bar.root.getByRole("tabpanel", { name: "Notes" })).toContainText("Yes");
    expect(complaints).toEqual([]);
    await theirs.close();
    await page.bringToFront();
});

test("a missed call is counted, and called back", async ({ bar, simulator }) => {
    await bar.signIn();
    await bar.isState("Ready");
    const call = await simulator.call({ from: "13800000002" });
    await bar.callSays("Ringing");
    await simulator.hangUp(call);
    await expect(bar.root.getByRole("button", { name: "Desk, 1 missed call" })).toBeVisible();
    await openDesk(bar);
    await bar.button("Call 13800000002").click();
    await bar.callSays("13800000002");
});

test("shortcuts of the page do not disturb who types there", async ({ page, bar, simulator }) => {
    await bar.signIn();
    await bar.isState("Ready");
    await bar.root.evaluate(it => it.setAttribute("shortcuts", "page"));
    await simulator.call();
    await bar.callSays("Ringing");
    const search = page.getByRole("searchbox");
    await search.focus();
    await page.keyboard.press("Alt+Shift+Y");
    await bar.callSays("Ringing");
    await search.blur();
    await page.keyboard.press("Alt+Shift+Y");
    await bar.callSays("Talking");
});
