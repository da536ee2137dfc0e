// Everything by keyboard.

import { expect, test } from "./crm.js";

test("a shift without a mouse", async ({ page, bar, simulator }) => {
    const press = async (...keys: string[]) => {
        for (const key of keys) await page.keyboard.press(key);
    };
    /** Tabs on until this has the focus. */
    const tabTo = async (target: ReturnType<typeof bar.button>) => {
        for (let tabs = 0; tabs < 60; tabs += 1) {
            if (await target.evaluate(it => it.matches(":focus"))) return;
            await press("Tab");
        }
        throw new Error("the keyboard does not get there");
    };

    await bar.isSignedOut();
    await press("Tab");
    await expect(page.getByRole("link", { name: "Skip to the customer" })).toBeFocused();
    await tabTo(bar.field("Password"));
    await page.keyboard.type("offhook-1001");
    await press("Enter");
    await bar.isState("Ready");

    await simulator.call();
    await bar.callSays("Ringing");
    await tabTo(bar.button("Answer"));
    await press("Enter");
    await bar.callSays("Talking");
    await tabTo(bar.button("Hold"));
    await press("Space");
    await bar.callSays("On hold");
    await tabTo(bar.button("Retrieve"));
    await press("Enter");
    await bar.callSays("Talking");
    await tabTo(bar.button("Keypad"));
    await press("Enter");
    await expect(bar.root.getByRole("dialog", { name: "Keypad" })).toBeVisible();
    await page.keyboard.type("7");
    await expect(bar.root.getByRole("status", { name: "Sent digits" })).toHaveText("7");
    await press("Escape");
    await expect(bar.button("Keypad")).toBeFocused();
    await tabTo(bar.button("Hang up"));
    await press("Enter");
    await bar.isState("Wrap-up");

    await tabTo(bar.stateButton);
    await press("Enter");
    await expect(bar.root.getByRole("menu", { name: "Change state" })).toBeVisible();
    await press("Escape");
    await expect(bar.stateButton).toBeFocused();
    await press("Enter", "End", "Enter");
    await bar.isSignedOut();
    await simulator.isTrue({ state: "signedOut" });
});
