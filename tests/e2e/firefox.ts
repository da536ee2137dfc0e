// The bar as a person meets it in Firefox: by role and name, with a pointer and with keys.

import { expect, test as base } from "@playwright/test";
import puppeteer, { type Browser, type ElementHandle, type KeyInput, type Page } from "puppeteer-core";
import { showsFocus } from "./focus.js";
import { required, Simulator } from "./simulator.js";

type Role = "button" | "checkbox" | "combobox" | "dialog" | "link" | "menu" | "menuitem" | "menuitemradio" | "option" | "status" | "tab" | "textbox";

/** Waits until something is so, and says what it was otherwise. */
const WAIT = { timeout: 10_000, intervals: [50] };

export class FirefoxBar {
    readonly page: Page;

    constructor(page: Page) {
        this.page = page;
    }

    /** Waits for something of the bar that has this role and name. */
    find(role: Role, name: string): Promise<ElementHandle> {
        return this.#wait(`offhook-bar >>> ::-p-aria([name="${name}"][role="${role}"])`);
    }

    /** Waits for a part of the bar. */
    part(name: string): Promise<ElementHandle> {
        return this.#wait(`offhook-bar >>> [part~="${name}"]`);
    }

    /** Waits for a button that can be pressed. */
    async button(name: string): Promise<ElementHandle> {
        const button = await this.find("button", name);
        await expect.poll(() => button.evaluate(it => it.getAttribute("aria-disabled")), { message: `${name} can be pressed`, ...WAIT }).not.toBe("true");
        return button;
    }

    async click(name: string): Promise<void> {
        await (await this.button(name)).click();
    }

    /** Tabs on until a button has the focus and shows it, and presses Enter. */
    async enter(name: string): Promise<void> {
        await this.tabTo(await this.button(name));
        await this.press("Enter");
    }

    async press(...keys: KeyInput[]): Promise<void> {
        for (const key of keys) await this.page.keyboard.press(key);
    }

    type(text: string): Promise<void> {
        return this.page.keyboard.type(text);
    }

    /** Presses a key together with Alt and Shift, as the bar's shortcuts are. */
    async shortcut(key: KeyInput): Promise<void> {
        const { keyboard } = this.page;
        await keyboard.down("Alt");
        await keyboard.down("Shift");
        await keyboard.press(key);
        await keyboard.up("Shift");
        await keyboard.up("Alt");
    }

    /** Tabs until this has the focus, and shows it; with Shift where it comes before: after the last Tab of a page Firefox leaves it. */
    async tabTo(target: ElementHandle): Promise<void> {
        const { keyboard } = this.page;
        const isBefore = await target.evaluate(it => {
            const { activeElement: active } = it.getRootNode() as Document | ShadowRoot;
            return active !== null && (active.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
        });
        if (isBefore) await keyboard.down("Shift");
        for (let tabs = 0; !(await target.evaluate(it => it.matches(":focus"))); tabs += 1) {
            expect(tabs, "Tab gets there").toBeLessThan(90);
            await keyboard.press("Tab");
        }
        if (isBefore) await keyboard.up("Shift");
        await this.hasFocus(target);
    }

    /** Has the focus, and one sees that. */
    async hasFocus(target: ElementHandle): Promise<void> {
        await expect.poll(() => target.evaluate(showsFocus), { message: "one sees that it has the focus", ...WAIT }).toBe(true);
    }

    /** The names of what the next Tabs come to, each with its role. */
    async tabs(count: number): Promise<string[]> {
        const names: string[] = [];
        for (let tabs = 0; tabs < count; tabs += 1) {
            await this.press("Tab");
            names.push(await this.page.evaluate(() => {
                const it = document.querySelector("offhook-bar")?.shadowRoot?.activeElement;
                return it?.getAttribute("aria-label") ?? it?.textContent?.trim() ?? "outside";
            }));
        }
        return names;
    }

    async signIn(number = "1001"): Promise<void> {
        // A field for a password has no role.
        await this.tabTo(await this.#wait('offhook-bar >>> input[type="password"]'));
        await this.type(`offhook-${number}`);
        await this.press("Enter");
        await this.isState("Ready");
    }

    async isState(word: string): Promise<void> {
        const state = await this.part("state");
        await expect.poll(() => state.evaluate(it => it.getAttribute("aria-label")), WAIT).toMatch(new RegExp(`^Agent state: ${word}`));
    }

    /** The middle of the bar says this of its calls. */
    async says(words: string | RegExp): Promise<void> {
        const middle = await this.part("middle");
        await expect.poll(() => middle.evaluate(it => it.textContent), WAIT).toMatch(words);
    }

    async hasNoCall(): Promise<void> {
        await this.#wait('offhook-bar >>> .middle:not(:has(.calls))');
    }

    /** Nothing that opens is open. */
    async isClosed(): Promise<void> {
        const isOpen = () => this.page.evaluate(() => document.querySelector("offhook-bar")?.shadowRoot?.querySelector("[aria-expanded=true]") !== null);
        await expect.poll(isOpen, WAIT).toBe(false);
    }

    async #wait(selector: string): Promise<ElementHandle> {
        const found = await this.page.waitForSelector(selector, { timeout: WAIT.timeout });
        if (!found) throw new Error(`${selector} is not there`);
        return found;
    }
}

interface Fixtures {
    /** Whether some agents work by themselves. */
    others: "colleagues" | "alone";
    simulator: Simulator;
    /** The bar on the demo page, signed out. Anything that the page complains of fails the test. */
    bar: FirefoxBar;
}

export const test = base.extend<Fixtures, { firefox: Browser }>({
    firefox: [
        async ({}, use) => {
            const browser = await puppeteer.launch({ browser: "firefox", executablePath: required("OFFHOOK_FIREFOX") });
            await use(browser);
            await browser.close();
        },
        { scope: "worker", timeout: 60_000 },
    ],
    others: ["alone", { option: true }],
    simulator: async ({ others }, use) => {
        const simulator = await Simulator.start(0, others);
        await use(simulator);
        await simulator.kill();
    },
    bar: async ({ firefox, simulator }, use) => {
        const context = await firefox.createBrowserContext();
        const page = await context.newPage();
        await page.setViewport({ width: 1280, height: 800 });
        const complaints: string[] = [];
        page.on("pageerror", error => complaints.push(`uncaught: ${String(error)}`));
        page.on("console", message => {
            if (message.type() === "error" || message.type() === "warn") complaints.push(`${message.type()}: ${message.text()}`);
        });
        await page.goto(simulator.url);
        await use(new FirefoxBar(page));
        expect(complaints).toEqual([]);
        expect(await simulator.unknown()).toEqual([]);
        await context.close();
    },
});

export { expect };
