// What is typed in the bar stays in the bar, whatever the page listens to.

import type { Page } from "@playwright/test";
import { tabTo } from "./hands.js";
import { expect, test } from "./pages.js";

/** Takes what the page has heard of keys and typing since the last time. */
const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: string[] }).heard.splice(0));
/** The keys that the page believes to be held down. */
const held = (page: Page) => page.evaluate(() => [...(window as unknown as { held: Set<string> }).held]);

test("a page with shortcuts of single keys hears nothing of what is typed in the bar", async ({ host, page, simulator }) => {
    const bar = await host("hotkeys");
    // Each kind of field: signing in, dialling, picking, writing a note.
    await bar.field("Work number").focus();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("1001");
    await tabTo(bar.field("Password"));
    await page.keyboard.type("offhook-1001");
    await bar.field("Phone").focus();
    await page.keyboard.type("40001");
    expect(await heard(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await bar.isState("Ready");

    await bar.field("Number to call").focus();
    await page.keyboard.type("j/k?1380");
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.press("ControlOrMeta+X");
    await page.keyboard.press("ControlOrMeta+V");
    await page.keyboard.insertText("好");
    await page.keyboard.press("F2");
    for (const name of ["compositionstart", "compositionend"]) await bar.field("Number to call").dispatchEvent(name, { bubbles: true, composed: true });
    await bar.field("Number to call").fill("");
    await bar.button("Colleagues and queues").click();
    await bar.root.getByRole("combobox", { name: "Name or number" }).focus();
    await page.keyboard.type("jk");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Escape");
    await expect(bar.root.getByRole("combobox")).toHaveCount(0);
    await bar.button("Desk").click();
    await bar.root.getByRole("tab", { name: "Notes" }).click();
    await bar.root.getByRole("textbox", { name: "Note" }).focus();
    await page.keyboard.type("Back at 3?");
    await page.keyboard.press("Escape");
    await expect(bar.button("Desk")).toBeFocused();
    expect(await heard(page), "not even the Escape that has closed something").toEqual([]);

    // Keys of a menu and of the keypad are used by the bar; on a button of the bar letters are as on any button.
    await bar.stateButton.press("Enter");
    await expect(bar.root.getByRole("menu")).toBeVisible();
    await heard(page);
    await page.keyboard.type("bu");
    await page.keyboard.press("ArrowUp");
    expect(await heard(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await bar.stateButton.press("j");
    expect(await heard(page)).toEqual(["keydown j", "keypress j", "keyup j"]);
    await simulator.isTrue({ state: "ready" });
});

test("Escape and the bar's own shortcuts leave its fields, and nobody is left with a key that is held", async ({ host, page, simulator }) => {
    const bar = await host("hotkeys");
    await bar.signIn();
    await bar.isState("Ready");
    await heard(page);
    await bar.field("Number to call").focus();
    await page.keyboard.press("Escape");
    expect(await heard(page)).toEqual(["keydown Escape", "keyup Escape"]);
    await page.keyboard.press("Alt+Shift+R");
    await bar.isState("Busy");
    expect((await heard(page)).filter(it => /R$/i.test(it))).toEqual(["keydown R", "keyup R"]);
    // From the page into a field while the keys are held: they are released there.
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press("Alt+Shift+D");
    await expect(bar.field("Number to call")).toBeFocused();
    expect(await held(page)).toEqual([]);
    await page.keyboard.type("7");
    expect(await held(page)).toEqual([]);
    // Shortcuts of the bar still work all over the page, but where somebody types.
    await simulator.isTrue({ state: "busy" });
    await page.locator("#search").focus();
    await page.keyboard.press("Alt+Shift+R");
    await page.keyboard.press("Tab");
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press("Alt+Shift+R");
    await bar.isState("Ready");
});
