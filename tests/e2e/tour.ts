// A walk past everything that the bar can show, in any layout and language: controls are found by their parts.

import type { Locator, Page } from "@playwright/test";
import type { Bar } from "./bar.js";
import { expect } from "./crm.js";
import type { Simulator } from "./simulator.js";

export type Layout = "bar" | "panel" | "mini";

/** Shows one panel after the other; `visit` looks at each. Needs the scripted colleagues: 1101 answers. */
export async function tour(bar: Bar, simulator: Simulator, visit: (panel: string) => Promise<void>): Promise<void> {
    const { page } = bar;
    const press = (name: string) => reach(bar, name).then(button => button.click());
    const dialog = bar.root.getByRole("dialog");
    const away = async () => {
        await page.keyboard.press("Escape");
        await expect(dialog.or(bar.root.getByRole("menu"))).toHaveCount(0);
    };
    const lines = bar.root.getByRole("option");
    const says = (state: string) => expect(bar.root.locator(`.current [data-state=${state}]`)).toBeAttached();

    await expect(bar.root.getByRole("region").first()).toBeVisible();
    await visit("signed-out");
    await reach(bar, "sign-in");
    await visit("form");
    await press("more-options");
    await expect(dialog).toBeVisible();
    await visit("form-options");
    await away();
    await reach(bar, "sign-in");
    await signIn(bar, "wrong");
    await expect(bar.root.getByRole("alert").first()).toBeVisible();
    await visit("refused");
    await reach(bar, "sign-in");
    await signIn(bar);
    await page.keyboard.press("Escape");
    await visit("ready");
    await part(bar, "state").click();
    await expect(bar.root.getByRole("menu")).toBeVisible();
    await visit("states");
    await away();
    await press("new-call");
    await expect(lines.filter({ hasText: "1101" })).toBeVisible();
    await visit("directory");
    await lines.filter({ hasText: "1101" }).click();
    await expect(bar.root.getByRole("menu")).toBeVisible();
    await visit("directory-ways");
    await away();
    await simulator.preview({ agent: "1001", numbers: ["13800000001", "13800000005"], event: "choice", data: "order=7" });
    await expect(bar.root.locator("[part~=preview]")).toBeAttached();
    await reach(bar, "preview-1");
    await visit("preview");
    await press("preview-1");
    await says("talking");
    await press("hang-up");
    await expect(bar.calls.or(bar.root.locator("[part~=preview]"))).toHaveCount(0);
    await expect(bar.root.locator(".last")).toBeVisible();
    await visit("wrap-up");

    await isReady(page);
    const customer = await simulator.call({ data: "order=7" });
    await says("ringing");
    await visit("ringing");
    await part(bar, "answer").click();
    await says("talking");
    await visit("talking");
    await press("keypad");
    await expect(dialog).toBeVisible();
    await visit("keypad");
    await away();
    await press("transfer");
    await expect(lines.filter({ hasText: "1101" })).toBeVisible();
    await visit("transfer");
    await lines.filter({ hasText: "1101" }).click();
    await expect(bar.root.getByRole("menu")).toBeVisible();
    await visit("transfer-ways");
    await away();
    await press("consult");
    await expect(lines.filter({ hasText: "1101" })).toBeVisible();
    await visit("consult");
    await lines.filter({ hasText: "1101" }).click();
    await bar.root.getByRole("menuitem").first().click();
    // Not before the customer is held: until then it is the customer who talks.
    await (await reach(bar, "swap")).waitFor();
    await says("talking");
    await visit("consulting");
    await press("join");
    await says("conference");
    await visit("conference");
    await press("hang-up");
    await expect(bar.root.locator(".last")).toBeVisible();
    await simulator.hangUp(customer).catch(() => undefined);
    await desk(bar, visit);
}

/** The pages of the desk. */
async function desk(bar: Bar, visit: (panel: string) => Promise<void>): Promise<void> {
    const { keyboard } = bar.page;
    await (await reach(bar, "desk")).click();
    const tabs = bar.root.getByRole("tab");
    await expect(tabs).toHaveCount(4);
    const pages = ["today", "calls", "notes", "settings"];
    for (const [at, name] of pages.entries()) {
        await tabs.nth(at).click();
        await expect(tabs.nth(at)).toHaveAttribute("aria-selected", "true");
        if (name === "today") await expect(bar.root.locator(".figures")).toBeVisible();
        if (name === "notes") await note(bar);
        await visit(name);
    }
    const groups = bar.root.locator("summary");
    for (const [at, name] of ["work", "ringing-settings", "look", "shortcuts", "password"].entries()) {
        // One open at a time, so that it is in sight.
        for (const group of await groups.all()) {
            if (await group.evaluate(it => (it.parentElement as HTMLDetailsElement).open)) await group.click();
        }
        await groups.nth(at).click();
        await groups.nth(at).evaluate(it => it.parentElement?.scrollIntoView({ block: "nearest" }));
        if (name === "password") {
            const form = bar.root.locator(".password-form");
            await form.locator("[name=new-password]").fill("Tea-100");
        }
        if (name !== "work") await visit(`settings-${name}`);
    }
    await keyboard.press("Escape");
}

/** A note to a colleague, who answers. */
async function note(bar: Bar): Promise<void> {
    const form = bar.root.locator(".note-form");
    await expect(form.locator(".choices button").first()).toBeVisible();
    await form.locator("[name=note-to]").fill("1101");
    await form.locator("[name=note-text]").fill("The customer of this morning called again.");
    await form.locator("[type=submit]").click();
    await expect(bar.root.locator(".line-text")).toContainText("Got it");
    await form.locator("[name=note-text]").fill("Thanks!");
}

export const part = (bar: Bar, name: string): Locator => bar.root.locator(`button[part~="${name}"]`);

/** A control, in sight: a small bar shows it with the rest. */
export async function reach(bar: Bar, name: string): Promise<Locator> {
    const control = part(bar, name);
    await expect(control).toBeAttached();
    if (!(await control.isVisible())) await part(bar, "more").click();
    await expect(control).toBeVisible();
    return control;
}

export async function signIn(bar: Bar, password = "offhook-1001"): Promise<void> {
    await bar.root.locator("[name=password]").fill(password);
    await part(bar, "sign-in").click();
    if (password !== "wrong") await expect(part(bar, "state")).toHaveAttribute("data-state", "ready");
}

/** Ready for the next call, whatever comes of the last one. */
export async function isReady(page: Page): Promise<void> {
    const state = () =>
        page.evaluate(async () => {
            const { bar } = document.querySelector("offhook-bar") as unknown as {
                bar: { ready(): Promise<void>; snapshot(): { agent: { state: string } } };
            };
            await bar.ready().catch(() => undefined);
            return bar.snapshot().agent.state;
        });
    await expect.poll(state).toBe("ready");
}
