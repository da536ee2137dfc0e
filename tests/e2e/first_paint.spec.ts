// The form that stands before the program runs: it is the bar's own to the pixel, and what is done in it is not lost.

import type { Page } from "@playwright/test";
import { barriers } from "./axe.js";
import { Bar } from "./bar.js";
import { expect, test as base, watch } from "./crm.js";
import type { Simulator } from "./simulator.js";
import { Archive, Site, type Files } from "./site.js";

interface Fixtures {
    /** Opens a page with a bar, whose program comes when `start` is called. */
    open: (attributes?: string, head?: string) => Promise<Opened>;
}

interface Opened {
    bar: Bar;
    files: Files;
    /** Everything that the page complains of. */
    complaints: string[];
    /** Lets the program come, and waits until it runs. */
    start: () => Promise<void>;
}

const test = base.extend<Fixtures>({
    open: async ({ page, simulator }, use) => {
        const archive = new Archive();
        const files: Files = {};
        const policy = `default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' ${simulator.url}`;
        const site = await Site.serve(files, archive, policy);
        let start = () => {};
        const mayStart = new Promise<void>(done => (start = done));
        await page.route("**/offhook.wasm", async route => {
            await mayStart;
            await route.continue();
        });
        await use(async (attributes = "", head = "") => {
            files["/"] = embed(simulator, attributes, head);
            const complaints = await watch(page);
            await page.goto(`${site.url}/`);
            const bar = new Bar(page);
            await expect(bar.root.locator("form.sign-in")).toBeAttached();
            const run = async () => {
                start();
                await bar.root.evaluate(it => (it as unknown as { bar: { loaded: Promise<void> } }).bar.loaded);
            };
            return { bar, files, complaints, start: run };
        });
        start();
        site.stop();
        archive.remove();
    },
});

const embed = (simulator: Simulator, attributes: string, head: string) => `<!doctype html>
<html lang="en"><title>A page of one's own</title>
${head}
<script type="module" src="/offhook/offhook.js"></script>
<main><h1>Ours</h1><offhook-bar gateway="${simulator.gateway}" ${attributes}></offhook-bar></main></html>`;

/** What only the program draws: nobody sees it yet. */
const PROGRAM = ".toasts";

/** What one channel of a pixel may differ by: the same is not always drawn quite the same. */
const NOISE = 3;

/** By how much two pictures differ, in the pixel that differs most. */
const difference = (page: Page, pictures: string[]) =>
    page.evaluate(async pictures => {
        const [one = [], other = []] = await Promise.all(
            pictures.map(async picture => {
                const bytes = Uint8Array.from(atob(picture), it => it.charCodeAt(0));
                const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
                const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
                canvas?.drawImage(image, 0, 0);
                return [...(canvas?.getImageData(0, 0, image.width, image.height).data ?? [])];
            }),
        );
        return one.reduce((most, it, at) => Math.max(most, Math.abs(it - (other[at] ?? Number.NaN))), one.length === 0 ? Number.NaN : 0);
    }, pictures);

/** Every box of the form, and its picture. */
async function look(page: Page) {
    const boxes = await page.evaluate(() => {
        const all = [...(document.querySelector("offhook-bar")?.shadowRoot?.querySelectorAll(".bar, .bar *") ?? [])];
        return all
            // What opens has a place of its own, which nobody sees.
            .filter(it => !it.closest(".tip, .toasts, [role=log]") && !it.matches(".popover, .slot"))
            .map(it => {
                const { x, y, width, height } = it.getBoundingClientRect();
                return `${it.localName}.${it.getAttribute("class") ?? ""} ${it.getAttribute("part") ?? ""} ${x} ${y} ${width} ${height}`;
            });
    });
    const picture = await page.screenshot({ caret: "hide", animations: "disabled" });
    return { boxes, picture: picture.toString("base64") };
}

test("nothing moves when the program comes, in any layout, language and theme", async ({ page, open }) => {
    const { bar, complaints, start } = await open(`agent-id="1001"`);
    const looks = ["bar", "panel", "mini"].flatMap(layout =>
        ["en light", "zh-CN dark"].flatMap(look => [1280, 900, 640, 400].map(width => ({ layout, look, width }))),
    );
    const all = async () => {
        const seen: Record<string, Awaited<ReturnType<typeof look>>> = {};
        for (const { layout, look: how, width } of looks) {
            const [language = "", theme = ""] = how.split(" ");
            await page.setViewportSize({ width, height: 400 });
            await bar.root.evaluate((it, attributes) => attributes.forEach(([name, value]) => it.setAttribute(name, value)), [
                ["layout", layout], ["language", language], ["theme", theme],
            ] as [string, string][]);
            await expect(bar.root.locator(`.bar[data-layout=${layout}][lang=${language}][data-theme=${theme}]`)).toBeVisible();
            seen[`${layout}, ${how}, ${width} px`] = await look(page);
        }
        return seen;
    };
    const before = await all();
    await expect(bar.root.locator(PROGRAM)).toHaveCount(0);
    await start();
    await expect(bar.root.locator(PROGRAM)).toBeAttached();
    const after = await all();
    for (const [name, { boxes, picture }] of Object.entries(before)) {
        expect.soft(after[name]?.boxes, name).toEqual(boxes);
        expect.soft(await difference(page, [picture, after[name]?.picture ?? ""]), `the picture: ${name}`).toBeLessThanOrEqual(NOISE);
    }
    expect(complaints).toEqual([]);
});

test("the form is no barrier", async ({ page, open }) => {
    const { bar } = await open();
    for (const layout of ["bar", "mini"]) {
        await bar.root.evaluate((it, layout) => it.setAttribute("layout", layout), layout);
        expect(await barriers(page), layout).toEqual([]);
        await expect(bar.root.getByRole("region", { name: "Offhook agent bar" })).toHaveCount(1);
    }
});

test("what is typed is kept, with focus and selection, and the password stays nowhere else", async ({ page, open }) => {
    const { bar, complaints, start } = await open(`agent-id="1001" phone="40001"`);
    await expect(bar.field("Work number")).toHaveValue("1001");
    await bar.field("Work number").fill("1002");
    await bar.field("Password").click();
    await page.keyboard.type("offhook-1002");
    await bar.field("Phone").fill("40002");
    await bar.field("Phone").evaluate(it => (it as HTMLInputElement).setSelectionRange(1, 3, "backward"));
    const drawn = await bar.field("Password").elementHandle();
    await bar.root.evaluate(it => it.setAttribute("language", "zh-CN"));
    await bar.root.evaluate(it => it.setAttribute("language", "en"));
    await start();
    await expect(bar.root.locator(PROGRAM)).toBeAttached();
    expect(await drawn?.evaluate(it => [it.isConnected, (it as HTMLInputElement).value])).toEqual([false, ""]);
    await expect(bar.field("Phone")).toBeFocused();
    const selected = await bar.field("Phone").evaluate(it => {
        const { selectionStart, selectionEnd, selectionDirection } = it as HTMLInputElement;
        return [selectionStart, selectionEnd, selectionDirection];
    });
    expect(selected).toEqual([1, 3, "backward"]);
    await page.keyboard.press("End");
    for (const [name, value] of [["Work number", "1002"], ["Password", "offhook-1002"], ["Phone", "40002"]] as const) {
        await expect(bar.field(name)).toHaveValue(value);
    }
    await bar.button("Sign in").click();
    await bar.isState("Ready");
    expect(complaints).toEqual([]);
});

test("Enter before the program runs signs in as soon as it does, once", async ({ page, simulator, open }) => {
    const { bar, start } = await open(`phone="40009"`);
    await bar.signIn("1001");
    await bar.field("Phone").press("Enter");
    await page.keyboard.press("Enter");
    await expect(bar.button("Sign in")).toHaveAttribute("aria-busy", "true");
    await expect(bar.root.locator("button .spin")).toHaveCount(1);
    await start();
    await bar.isState("Ready");
    await simulator.isTrue({ state: "ready" });
    const log = await simulator.log();
    expect(log.filter(line => /^PUT \/onlineagent\/\{agentid\} /.test(line))).toHaveLength(1);
});

test("a press that has begun when the program comes is finished first", async ({ page, open }) => {
    const { bar, start } = await open();
    await bar.field("Work number").fill("1001");
    await bar.field("Password").fill("offhook-1001");
    await bar.field("Phone").fill("40001");
    await bar.button("Sign in").hover();
    await page.mouse.down();
    await start();
    await expect(bar.root.locator(PROGRAM)).toHaveCount(0);
    await page.mouse.up();
    await bar.isState("Ready");
});

test("a word that an input method makes when the program comes is finished first", async ({ page, open }) => {
    const { bar, start } = await open();
    await bar.field("Work number").click();
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Input.imeSetComposition", { text: "10", selectionStart: 2, selectionEnd: 2 });
    await start();
    await expect(bar.root.locator(PROGRAM)).toHaveCount(0);
    await cdp.send("Input.insertText", { text: "1001" });
    await expect(bar.root.locator(PROGRAM)).toBeAttached();
    await expect(bar.field("Work number")).toHaveValue("1001");
    await expect(bar.field("Work number")).toBeFocused();
});

test("options that are asked for open as soon as they can", async ({ open }) => {
    const { bar, start } = await open();
    await bar.button("More options").click();
    await start();
    await expect(bar.root.getByRole("dialog", { name: "More options" })).toBeVisible();
});

test("the form of the short line opens as soon as it can", async ({ open }) => {
    const { bar, start } = await open(`layout="mini"`);
    await bar.button("Sign in …").click();
    await start();
    await expect(bar.field("Work number")).toBeFocused();
});

test("what the agent has chosen counts before the program runs", async ({ page, open }) => {
    await page.addInitScript(() => localStorage.setItem("offhook", JSON.stringify({ language: "zh-CN", theme: "dark" })));
    const { bar } = await open(`language="en" theme="light"`);
    await expect(bar.root.locator(".bar")).toHaveAttribute("data-theme", "dark");
    await expect(bar.root.locator(".bar")).toHaveAttribute("lang", "zh-CN");
    await expect(bar.button("签入")).toBeVisible();
});

test("what was typed is there again when the program could not come at first, but for the password", async ({ open }) => {
    const { bar, files, start } = await open(`phone="40001"`);
    files["/offhook/offhook.wasm"] = "<!doctype html><title>Log in</title>";
    await bar.signIn("1002");
    const drawn = await bar.field("Password").elementHandle();
    await start().catch(() => undefined);
    const again = bar.root.getByRole("alert").getByRole("button", { name: "Try again" });
    await expect(again).toBeVisible();
    expect(await drawn?.evaluate(it => (it as HTMLInputElement).value)).toBe("");
    delete files["/offhook/offhook.wasm"];
    await again.click();
    await expect(bar.root.locator(PROGRAM)).toBeAttached();
    await expect(bar.field("Work number")).toHaveValue("1002");
    await expect(bar.field("Phone")).toHaveValue("40002");
    await expect(bar.field("Password")).toHaveValue("");
    await expect(bar.button("Sign in")).not.toHaveAttribute("aria-busy");
});

test("no form is shown where somebody may be signed in", async ({ page, open }) => {
    const { bar, start } = await open(`agent-id="1001"`);
    await start();
    await bar.signIn();
    await bar.isState("Ready");
    const hasForm = await bar.root.evaluate(it => {
        const another = it.cloneNode() as HTMLElement;
        another.id = "another";
        it.after(another);
        return another.shadowRoot?.querySelector("form") !== null;
    });
    expect(hasForm).toBe(false);
    await new Bar(page, "#another").isState("Ready");
});

test("what a page preloads is loaded once", async ({ page, open }) => {
    const loaded: string[] = [];
    page.on("request", request => loaded.push(new URL(request.url()).pathname));
    const { bar, complaints, start } = await open(
        "",
        `<link rel="modulepreload" href="/offhook/offhook.js"><link rel="modulepreload" href="/offhook/index.js">
<link rel="preload" href="/offhook/offhook.wasm" as="fetch" type="application/wasm" crossorigin>`,
    );
    await start();
    await expect(bar.root.locator(PROGRAM)).toBeAttached();
    expect(loaded.filter(path => path.startsWith("/offhook/")).sort()).toEqual(["/offhook/index.js", "/offhook/offhook.js", "/offhook/offhook.wasm"]);
    expect(complaints).toEqual([]);
});
