// Two ways to do the same: with a pointer, and with nothing but keys. A flow is written once, for both.

import { expect, type Locator, type Page } from "@playwright/test";
import type { Bar } from "./bar.js";
import { showsFocus } from "./focus.js";

/** What is picked in the picker: which button opens it, what is typed, which line is meant, and in which way. */
export interface Pick {
    opener: string;
    search: string;
    line: string | RegExp;
    /** Nothing, where there is but one. */
    way?: string;
}

export interface Hands {
    readonly how: string;
    /** Presses a button, once it can be pressed. */
    press(bar: Bar, name: string): Promise<void>;
    /** Writes into a field, over what is in it. */
    write(field: Locator, text: string): Promise<void>;
    /** Picks somebody to call, to consult or to transfer a call to. */
    pick(bar: Bar, pick: Pick): Promise<void>;
}

const option = (bar: Bar, line: string | RegExp) => bar.root.getByRole("option", { name: line });
const search = (bar: Bar) => bar.root.getByRole("combobox", { name: "Name or number" });

export const pointer: Hands = {
    how: "by pointer",
    press: (bar, name) => bar.button(name).click(),
    write: (field, text) => field.fill(text),
    async pick(bar, { opener, search: words, line, way }) {
        await bar.button(opener).click();
        await search(bar).fill(words);
        await option(bar, line).click();
        if (way) await bar.root.getByRole("menuitem", { name: way, exact: true }).click();
    },
};

export const keyboard: Hands = {
    how: "by keyboard alone",
    async press(bar, name) {
        const button = bar.button(name);
        await expect(button).toBeEnabled();
        await tabTo(button);
        await bar.page.keyboard.press("Enter");
    },
    async write(field, text) {
        await tabTo(field);
        await field.page().keyboard.press("ControlOrMeta+A");
        await field.page().keyboard.type(text);
    },
    async pick(bar, { opener, search: words, line, way }) {
        const { keyboard: keys } = bar.page;
        await this.press(bar, opener);
        await isSeenFocused(search(bar));
        await keys.type(words);
        const wanted = option(bar, line);
        await expect(wanted).toBeVisible();
        for (let steps = 0; (await wanted.getAttribute("aria-selected")) !== "true"; steps += 1) {
            expect(steps, "the arrow keys get there").toBeLessThan(20);
            await keys.press("ArrowDown");
            await expect(bar.root.locator("[role=option][aria-selected=true]")).toHaveCount(1);
        }
        await keys.press("Enter");
        if (!way) return;
        const item = bar.root.getByRole("menuitem", { name: way, exact: true });
        await expect(item).toBeVisible();
        for (let steps = 0; !(await isFocused(item)); steps += 1) {
            expect(steps, "the arrow keys get there").toBeLessThan(20);
            await keys.press("ArrowDown");
        }
        await isSeenFocused(item);
        await keys.press("Enter");
    },
};

const isFocused = (target: Locator) => target.evaluate(it => it.matches(":focus"));

/** Tabs on until this has the focus, and is seen to have it. */
export async function tabTo(target: Locator): Promise<void> {
    const page: Page = target.page();
    for (let tabs = 0; !(await isFocused(target)); tabs += 1) {
        expect(tabs, `Tab gets to ${String(target)}`).toBeLessThan(90);
        await page.keyboard.press("Tab");
    }
    await isSeenFocused(target);
}

/** Has the focus, and shows it: by a ring of its own, or of the label around it. */
export async function isSeenFocused(target: Locator): Promise<void> {
    await expect(target).toBeFocused();
    await expect.poll(() => target.evaluate(showsFocus), `one sees that ${String(target)} has the focus`).toBe(true);
}
