// What people have set in their system: other colours, less motion. And keys, which belong to the page while somebody types.

import { expect, test } from "./crm.js";
import { isSeenFocused, tabTo } from "./hands.js";

test("with forced colours, everything that is told by a colour is told otherwise, too", async ({ page, bar, simulator }) => {
    await page.emulateMedia({ forcedColors: "active" });
    await bar.signIn();
    await bar.isState("Ready");
    await simulator.call();
    await bar.callSays("Ringing");
    /** Words, or a line around it: what is left when colours are the system's. */
    const seen = (name: string) =>
        bar.button(name).evaluate(it => {
            const { borderTopStyle, borderTopWidth, outlineStyle } = getComputedStyle(it);
            const icon = it.querySelector("svg");
            const line = borderTopStyle !== "none" && borderTopWidth !== "0px";
            return { line, outlineStyle, icon: icon ? getComputedStyle(icon).stroke : "" };
        });
    expect(await seen("Answer")).toMatchObject({ line: true });
    expect(await seen("Hang up")).toMatchObject({ line: true });
    await tabTo(bar.button("Answer"));
    expect((await seen("Answer")).outlineStyle, "the focus is a line, as shadows are not drawn").toBe("solid");
    await page.keyboard.press("Enter");
    await bar.callSays("Talking");
    // Which of the two it is can be read, not only seen.
    await bar.button("Mute").click();
    await bar.callSays("Muted");
    await expect(bar.button("Unmute")).toBeVisible();
});

test("with reduced motion, nothing moves", async ({ page, bar, simulator }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await bar.signIn();
    await bar.isState("Ready");
    await simulator.call();
    await bar.callSays("Ringing");
    const moving = await bar.root.evaluate(it => {
        const all = [...(it.shadowRoot?.querySelectorAll("*") ?? [])];
        const seconds = (times: string) => Math.max(...times.split(",").map(time => parseFloat(time) * (time.trim().endsWith("ms") ? 0.001 : 1)));
        return all.filter(one => {
            const style = getComputedStyle(one);
            return (style.animationName !== "none" && seconds(style.animationDuration) > 0.01) || seconds(style.transitionDuration) > 0.01;
        }).map(one => one.className.toString());
    });
    expect(moving).toEqual([]);
    expect(await page.evaluate(() => document.getAnimations().filter(it => it.playState === "running").length)).toBe(0);
});

test("shortcuts work in the bar and, where the page wants it, on the page; never while somebody types", async ({ page, bar, simulator }) => {
    await bar.root.evaluate(it => it.setAttribute("shortcuts", "page"));
    await bar.signIn();
    await bar.isState("Ready");
    await simulator.call();
    await bar.callSays("Ringing");
    // In the page's own fields they are the page's: in each kind of them.
    const search = page.getByRole("searchbox");
    await search.focus();
    await page.keyboard.type("Wang ");
    await page.keyboard.press("Alt+Shift+Y");
    await page.getByRole("textbox", { name: "Note on this call" }).or(page.getByRole("textbox", { name: "Call data" })).first().focus();
    await page.keyboard.press("Alt+Shift+Y");
    await page.getByRole("combobox", { name: "Who calls" }).focus();
    await page.keyboard.press("Alt+Shift+Y");
    await page.evaluate(() => {
        const editable = document.createElement("p");
        editable.contentEditable = "true";
        document.querySelector("main")?.append(editable);
        editable.focus();
    });
    await page.keyboard.press("Alt+Shift+Y");
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    // A fact that comes after them all, if they had meant anything: the agent's own question and its answer.
    await page.evaluate(() => (document.querySelector("offhook-bar") as unknown as { bar: { statistics(): Promise<unknown> } }).bar.statistics());
    await simulator.isTrue({ calls: [{ state: "ringing" }] });
    await bar.callSays("Ringing");
    // Where nobody types they work, on the page and in the bar.
    await page.keyboard.press("Alt+Shift+Y");
    await bar.callSays("Talking");
    await tabTo(bar.stateButton);
    await page.keyboard.press("Alt+Shift+P");
    await bar.callSays("On hold");
    await page.keyboard.press("Alt+Shift+P");
    await bar.callSays("Talking");
    await page.keyboard.press("Alt+Shift+M");
    await bar.callSays("Muted");
    await page.keyboard.press("Alt+Shift+F");
    await isSeenFocused(bar.root.getByRole("combobox", { name: "Name or number" }));
    await page.keyboard.press("Escape");
    await isSeenFocused(bar.button("Transfer"));
    await page.keyboard.press("Alt+Shift+H");
    await bar.isState("Wrap-up");
    await simulator.isTrue({ calls: [] });
});
