// The bar as a person meets it: by role and name.

import { expect, type Locator, type Page } from "@playwright/test";

export type StateWord = "Ready" | "Busy" | "Rest" | "Wrap-up" | "On a call";

export class Bar {
    readonly page: Page;
    readonly root: Locator;

    constructor(page: Page, selector = "offhook-bar") {
        this.page = page;
        this.root = page.locator(selector);
    }

    /** A button by its whole name. */
    button(name: string): Locator {
        return this.root.getByRole("button", { name, exact: true });
    }

    field(name: "Work number" | "Password" | "Phone" | "Number to call"): Locator {
        return this.root.getByRole("textbox", { name, exact: true });
    }

    /** The button that says what the agent is doing. */
    get stateButton(): Locator {
        return this.root.getByRole("button", { name: /^Agent state:/ });
    }

    /** What is said about the call that stands in the middle. */
    get calls(): Locator {
        return this.root.getByRole("list", { name: "Calls" });
    }

    get messages(): Locator {
        return this.root.getByRole("group", { name: "Messages" });
    }

    async signIn(number = "1001", options: { password?: string; phone?: string; autoAnswer?: boolean } = {}): Promise<void> {
        const { password = `offhook-${number}`, phone = `40${number.slice(1)}`, autoAnswer = false } = options;
        await this.field("Work number").fill(number);
        await this.field("Password").fill(password);
        await this.field("Phone").fill(phone);
        if (autoAnswer) {
            await this.button("More options").click();
            await this.root.getByRole("checkbox", { name: "Answer calls automatically" }).check();
            await this.page.keyboard.press("Escape");
        }
        await this.button("Sign in").click();
    }

    /** Opens the menu of states and picks from it. */
    async choose(item: "Ready" | "Busy" | "Rest" | "Wrap-up" | "Sign out"): Promise<void> {
        await this.stateButton.click();
        await this.root.getByRole(item === "Sign out" ? "menuitem" : "menuitemradio", { name: item }).click();
    }

    async isState(word: StateWord): Promise<void> {
        await expect(this.stateButton).toHaveAccessibleName(new RegExp(`^Agent state: ${word}`));
    }

    async isSignedOut(): Promise<void> {
        await expect(this.button("Sign in")).toBeVisible();
        await expect(this.stateButton).toHaveCount(0);
    }

    /** The call in the middle says this of itself. */
    async callSays(words: string | RegExp): Promise<void> {
        await expect(this.calls).toContainText(words);
    }

    async hasNoCall(): Promise<void> {
        await expect(this.calls).toHaveCount(0);
    }
}
