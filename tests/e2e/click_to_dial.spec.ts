// Numbers of the page, dialled by clicking them: once, by mouse and by keyboard, and never against the page's will.

import type { Page } from "@playwright/test";
import { Bar } from "./bar.js";
import { expect, test } from "./crm.js";

const NUMBERS = `
    <a id="link" href="tel:138-(0000)-0001;ext=7">Ring</a>
    <button id="button" data-offhook-dial="13800000005" data-offhook-data="order 7">Ring <b>them</b></button>
    <span id="text" tabindex="0" role="button" data-offhook-dial>138 0000 0001</span>
    <div id="row" data-offhook-dial="13800000004">Somebody <input id="input" aria-label="Notes"> <i>else</i></div>
    <button id="off" data-offhook-dial="13800000004" disabled>Ring</button>
    <a id="taken" href="tel:13800000006">Ring</a>
    <a id="other" href="#there">There</a>`;

/** Puts the numbers onto the page, and lets clicks dial. What would leave the page is kept from it, and counted. */
async function prepare(page: Page): Promise<void> {
    await page.evaluate(html => {
        document.body.insertAdjacentHTML("beforeend", `<main id="numbers">${html}</main>`);
        const state = { failures: [] as string[], followed: [] as string[] };
        Object.assign(window, { state });
        document.querySelector("#taken")?.addEventListener("click", event => event.preventDefault());
        const bar = document.querySelector("offhook-bar");
        bar?.toggleAttribute("click-to-dial", true);
        document.addEventListener("offhook-dial-failed", event => {
            const { number, error } = (event as CustomEvent<{ number: string; error: { code: string } }>).detail;
            state.failures.push(`${number} ${error.code}`);
        });
        // After the bar's own listener: what it leaves alone arrives here undecided.
        document.addEventListener("click", event => {
            const link = (event.target as Element).closest("#numbers a");
            if (!link || event.defaultPrevented) return;
            state.followed.push(link.id);
            event.preventDefault();
        });
    }, NUMBERS);
}

const state = (page: Page) => page.evaluate(() => (window as unknown as { state: { failures: string[]; followed: string[] } }).state);

test("a click dials, Enter and space dial, and a second click while dialling does not", async ({ bar, page, simulator }) => {
    await prepare(page);
    await bar.signIn();
    await bar.isState("Ready");
    const dialled = async (number: string, data: string | null = null) => {
        await simulator.isTrue({ calls: [{ number, direction: "outbound", data }] });
        await bar.button("Hang up").click();
        await bar.hasNoCall();
        // Wrap-up follows what was talked about, and nothing what was not.
        const ready = () =>
            page.evaluate(() => {
                const { bar } = document.querySelector("offhook-bar") as unknown as { bar: { ready(): Promise<void> } };
                return bar.ready().then(() => "ready", (error: { code: string }) => error.code);
            });
        await expect.poll(ready).toMatch(/ready|already_so/);
        await bar.isState("Ready");
    };
    // Twice in one go: the second one finds the first under way.
    await page.evaluate(() => {
        const link = document.querySelector<HTMLElement>("#link");
        link?.click();
        link?.click();
    });
    await dialled("13800000001");
    await page.locator("#button b").click();
    await dialled("13800000005", "order 7");
    await page.locator("#text").press("Enter");
    await dialled("13800000001");
    await page.locator("#text").press("Space");
    await dialled("13800000001");
    await page.locator("#row i").click();
    await dialled("13800000004");
    expect(await state(page)).toEqual({ failures: [], followed: [] });
    expect((await simulator.log()).filter(line => /callout/.test(line)).length, "one call each").toBe(5);
});

test("what is not meant is left alone", async ({ bar, page, simulator }) => {
    await prepare(page);
    await bar.signIn();
    await bar.isState("Ready");
    await page.locator("#input").click();
    await page.locator("#input").press("Enter");
    await page.locator("#off").click({ force: true });
    await page.locator("#taken").click();
    await page.locator("#other").click();
    await page.locator("#link").click({ modifiers: ["Control"] });
    await page.locator("#text").press("Shift+Enter");
    await page.evaluate(() => document.querySelector("offhook-bar")?.removeAttribute("click-to-dial"));
    await page.locator("#link").click();
    expect(await state(page)).toEqual({ failures: [], followed: ["other", "link", "link"] });
    await simulator.isTrue({ state: "ready", calls: [] });
});

test("why it can't be dialled is said, until it can", async ({ bar, page, simulator }) => {
    await prepare(page);
    const link = page.locator("#link");
    await link.evaluate(it => it.setAttribute("title", "Ours"));
    await link.click();
    await expect(link).toHaveAttribute("title", "Sign in first.");
    expect((await state(page)).failures).toEqual(["138-(0000)-0001 not_signed_in"]);
    await bar.root.evaluate(it => it.setAttribute("language", "zh-CN"));
    await link.click();
    await expect(link).toHaveAttribute("title", "请先签入。");
    await bar.root.evaluate(it => it.setAttribute("language", "en"));
    // A page that tells people itself.
    const button = page.locator("#button");
    await button.evaluate(it => it.addEventListener("offhook-dial-failed", event => event.preventDefault()));
    await button.click();
    await expect.poll(async () => (await state(page)).failures.length).toBe(3);
    await expect(button).not.toHaveAttribute("title");
    await bar.signIn();
    await bar.isState("Ready");
    await link.click();
    await simulator.isTrue({ calls: [{ direction: "outbound" }] });
    await expect(link).toHaveAttribute("title", "Ours");
});

test("two listeners dial once, and a page's veto is told where the click was", async ({ bar, page, simulator }) => {
    await prepare(page);
    await bar.signIn();
    await bar.isState("Ready");
    await page.evaluate(() => {
        interface Some {
            dialFrom(root: Element | null): void;
            intercept(name: string, ask: (command: { number: string }) => void): void;
        }
        const { bar } = document.querySelector("offhook-bar") as unknown as { bar: Some };
        bar.dialFrom(document.querySelector("#numbers"));
        bar.intercept("call.dial", ({ number }) => {
            if (number.endsWith("5")) throw new Error("On the do-not-call list.");
        });
    });
    await page.locator("#button").click();
    await expect(page.locator("#button")).toHaveAttribute("title", "On the do-not-call list.");
    await page.locator("#link").click();
    await simulator.isTrue({ calls: [{ number: "13800000001" }] });
    expect(await state(page)).toMatchObject({ failures: ["13800000005 vetoed"] });
    // The agent's own click in the bar is asked about as well.
    await bar.button("Hang up").click();
    await bar.hasNoCall();
});
