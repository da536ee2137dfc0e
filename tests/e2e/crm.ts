// The demo page, watched: a test fails when the page logs an error, breaks its content security policy, or asks the
// gateway for something that does not exist.

import { test as base, expect, type Page } from "@playwright/test";
import { Bar } from "./bar.js";
import { Simulator } from "./simulator.js";

interface Fixtures {
    /** A gateway of the test's own. */
    simulator: Simulator;
    /** The bar on the demo page, signed out. */
    bar: Bar;
    /** Complaints of the page that the test expects; the others fail it. */
    expected: RegExp[];
}

export const test = base.extend<Fixtures>({
    simulator: async ({}, use) => {
        const simulator = await Simulator.start();
        await use(simulator);
        await simulator.kill();
    },
    expected: async ({}, use) => use([]),
    bar: async ({ page, simulator, expected }, use) => {
        const complaints = await watch(page);
        const response = await page.goto(simulator.url);
        expect(response?.headers()["content-security-policy"]).toBe("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'");
        await use(new Bar(page));
        expect(complaints.filter(words => !expected.some(one => one.test(words)))).toEqual([]);
        expect(await simulator.unknown().catch(() => [])).toEqual([]);
    },
});

export { expect };

/** Everything that a page complains of, from now on. */
export async function watch(page: Page): Promise<string[]> {
    const complaints: string[] = [];
    page.on("pageerror", error => complaints.push(`uncaught: ${error.message}`));
    page.on("console", message => {
        if (message.type() === "error" || message.type() === "warning") complaints.push(`${message.type()}: ${message.text()}`);
    });
    page.on("dialog", dialog => {
        complaints.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
    });
    await page.exposeFunction("tellOfViolation", (what: string) => complaints.push(`policy: ${what}`));
    await page.addInitScript(() => {
        document.addEventListener("securitypolicyviolation", event => {
            const { tellOfViolation } = window as unknown as { tellOfViolation(what: string): void };
            tellOfViolation(`${event.violatedDirective} ${event.blockedURI}`);
        });
    });
    return complaints;
}

/** The names of the events that the page's log shows, oldest first. */
export async function heard(page: Page): Promise<string[]> {
    const names = await page.locator("#log .event").allTextContents();
    return names.reverse();
}
