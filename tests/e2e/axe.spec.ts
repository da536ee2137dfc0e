// No barrier that axe knows, on the page around the bar: in each state, language and theme, wide and narrow.

import { barriers } from "./axe.js";
import { expect, test } from "./crm.js";
import { hasNoBarrier } from "./looks.js";

// What is still fading in has the contrast of neither colour.
test.use({ contextOptions: { reducedMotion: "reduce" } });

test("signed out, ready, ringing, talking, held, wrap-up, busy", async ({ page, bar, simulator }) => {
    test.slow();
    await bar.isSignedOut();
    await hasNoBarrier(page, "signed out");
    await bar.signIn("1001", { password: "wrong" });
    await expect(bar.messages).toContainText("100-004");
    await hasNoBarrier(page, "refused");
    await bar.signIn();
    await bar.isState("Ready");
    await hasNoBarrier(page, "ready");
    await bar.stateButton.click();
    await expect(bar.root.getByRole("menu")).toBeVisible();
    await hasNoBarrier(page, "menu");
    await page.keyboard.press("Escape");
    const call = await simulator.call({ data: "order=7" });
    await bar.callSays("Ringing");
    await hasNoBarrier(page, "ringing");
    await bar.button("Answer").click();
    await bar.callSays("Talking");
    await hasNoBarrier(page, "talking");
    await bar.button("Keypad").click();
    await expect(bar.root.getByRole("dialog", { name: "Keypad" })).toBeVisible();
    await hasNoBarrier(page, "keypad");
    await page.keyboard.press("Escape");
    await bar.button("Hold").click();
    await bar.callSays("On hold");
    await hasNoBarrier(page, "held");
    await simulator.hangUp(call);
    await bar.isState("Wrap-up");
    await hasNoBarrier(page, "wrap-up");
    await bar.choose("Ready");
    await bar.isState("Ready");
    await bar.choose("Busy");
    await bar.isState("Busy");
    await hasNoBarrier(page, "busy");
});

for (const colorScheme of ["light", "dark"] as const) {
    test.describe(colorScheme, () => {
        test.use({ colorScheme });

        test("on a narrow screen, in Chinese, with the system's theme", async ({ page, bar }) => {
            await page.setViewportSize({ width: 320, height: 700 });
            await page.getByRole("combobox", { name: "Language" }).selectOption("zh-CN");
            await expect(bar.root.getByRole("button", { name: "签入" })).toBeVisible();
            await expect(page.getByRole("heading", { name: "客户", exact: true })).toBeVisible();
            expect(await barriers(page)).toEqual([]);
            const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
            expect(overflow, "nothing sticks out at the side").toBe(0);
        });
    });
}

test("the theme can be chosen against the system's", async ({ page, bar }) => {
    await page.getByRole("combobox", { name: "Theme" }).selectOption("dark");
    await expect(bar.root).toHaveAttribute("theme", "dark");
    expect(await barriers(page)).toEqual([]);
});

test("a barrier is seen", async ({ page, bar }) => {
    await bar.isSignedOut();
    await bar.root.evaluate(it => it.style.setProperty("--offhook-ink", "#dddddd"));
    const seen = await barriers(page, { within: "offhook-bar", rules: ["color-contrast"] });
    expect(seen).toEqual([expect.stringContaining("insufficient color contrast")]);
});
