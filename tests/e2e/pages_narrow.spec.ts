// In a column of 320 px who calls can be read, who is held can be seen, and no dot stands before nothing. On a page that is written from
// right to left the bar keeps the direction of its language.

import type { Bar } from "./bar.js";
import { expect, test } from "./pages.js";
import type { Page } from "@playwright/test";

const DATA = "order 7, gold customer, wants to be called back about the invoice of May";

async function setLayout(bar: Bar, layout: string): Promise<void> {
    await bar.root.evaluate((it, layout) => it.setAttribute("layout", layout), layout);
    await expect(bar.root.getByRole("region").first()).toHaveAttribute("data-layout", layout);
}

/** Lines of details that begin with the dot that parts them. */
const dangling = (bar: Bar) =>
    bar.root.locator(".card-below:visible").evaluateAll(lines =>
        lines.flatMap(line => {
            const edge = line.getBoundingClientRect().left;
            const shown = [...line.children].filter(it => it.getClientRects().length > 0);
            const isFirst = (it: Element, at: number) => at === 0 || it.getBoundingClientRect().top >= shown[at - 1]!.getBoundingClientRect().bottom - 2;
            const dot = (it: Element) => getComputedStyle(it, "::before");
            const isSeen = (it: Element) => !/none|normal/.test(dot(it).content) && it.getBoundingClientRect().left + parseFloat(dot(it).width) / 2 >= edge;
            return shown.filter((it, at) => isFirst(it, at) && isSeen(it)).map(it => it.textContent);
        }),
    );

/** Cut off, though there is more of it. */
const isCut = (bar: Bar, selector: string) => bar.root.locator(`${selector}:visible`).evaluateAll(all => all.some(it => it.scrollWidth > it.clientWidth));

async function dialBeside(page: Page): Promise<void> {
    await page.evaluate(() => {
        const { bar } = document.querySelector("offhook-bar") as unknown as { bar: { calls(): { hold(): Promise<void> }[]; dial(number: string): Promise<void> } };
        return bar.calls()[0]?.hold().then(() => bar.dial("13800000005"));
    });
}

test("320 px are enough to read who calls, and to see who is held", async ({ host, page, simulator }) => {
    const bar = await host("narrow");
    await bar.signIn();
    await bar.isState("Ready");
    await simulator.call({ data: DATA });
    await bar.callSays("Ringing");
    for (const state of ["Ringing", "Talking", "held"]) {
        if (state === "Talking") await bar.button("Answer").click();
        if (state === "held") await dialBeside(page);
        await bar.callSays(state === "held" ? "Ringing there" : state);
        for (const layout of ["bar", "panel", "mini"]) {
            await setLayout(bar, layout);
            expect(await isCut(bar, ".card-number"), `${state}, ${layout}`).toBe(false);
            expect(await dangling(bar), `${state}, ${layout}`).toEqual([]);
            if (state !== "held") continue;
            const held = bar.root.getByRole("button", { name: /^Incoming 13800000001/ });
            await expect(held, layout).toBeInViewport({ ratio: 1 });
        }
        await setLayout(bar, "bar");
    }
});

test("on a page from right to left the bar is written from left to right, numbers included", async ({ host, page, simulator }) => {
    const bar = await host("right_to_left");
    await bar.signIn();
    await bar.isState("Ready");
    await bar.field("Number to call").fill("+86 138-0000-0001");
    expect(await bar.field("Number to call").evaluate(it => getComputedStyle(it).direction)).toBe("ltr");
    await simulator.call();
    await bar.callSays("Ringing");
    const left = async (it: ReturnType<Bar["button"]>) => (await it.boundingBox())!.x;
    for (const layout of ["bar", "mini"]) {
        await setLayout(bar, layout);
        expect(await left(bar.stateButton), "the state comes first").toBeLessThan(await left(bar.button("Answer")));
    }
    await setLayout(bar, "bar");
    for (const opener of [bar.stateButton, bar.button("Desk")]) {
        await opener.click();
        const panel = bar.root.locator(".panel");
        await expect(panel).toBeInViewport({ ratio: 1 });
        await page.keyboard.press("Escape");
        await expect(panel).toHaveCount(0);
    }
});
