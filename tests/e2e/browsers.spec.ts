// Browsers that are too old for the bar, made of a new one by taking away what they lack.

import { Bar } from "./bar.js";
import { expect, test as base, watch } from "./crm.js";
import { Archive, Site } from "./site.js";

interface Fixtures {
    /** Opens a page with the bar in a browser that lacks something, and tells what the page complained of. */
    open: (language: string, lacks: () => void) => Promise<string[]>;
}

const test = base.extend<Fixtures>({
    open: async ({ page, simulator }, use) => {
        const archive = new Archive();
        const sites: Site[] = [];
        await use(async (language, lacks) => {
            const files = {
                "/": `<!doctype html><html lang="${language}"><title>Old</title>
<script type="module" src="/offhook/offhook.js"></script><main><offhook-bar gateway="${simulator.gateway}"><p>Too old for any script</p></offhook-bar></main>
<script type="module" src="/page.js"></script></html>`,
                "/page.js": `import { connect } from "/offhook/index.js";
                    window.failed = connect({ gateway: "${simulator.gateway}" }).signIn({ password: "x", phone: "1" }).then(() => "", error => error.toJSON());`,
            };
            const site = await Site.serve(files, archive, `default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' ${simulator.url}`);
            sites.push(site);
            await page.addInitScript(lacks);
            const complaints = await watch(page);
            await page.goto(`${site.url}/`);
            return complaints;
        });
        for (const site of sites) site.stop();
        archive.remove();
    },
});

const LOWEST = "Chrome 109, Edge 109, Firefox 115, Safari 16.4";
const OLD = {
    "has no constructed style sheets": () => {
        Reflect.deleteProperty(CSSStyleSheet.prototype, "replaceSync");
        Reflect.deleteProperty(Document.prototype, "adoptedStyleSheets");
        Reflect.deleteProperty(ShadowRoot.prototype, "adoptedStyleSheets");
        const Constructed = CSSStyleSheet;
        window.CSSStyleSheet = Object.assign(function () { throw new TypeError("Illegal constructor"); }, { prototype: Constructed.prototype }) as never;
    },
    "has no container queries": () => {
        const { supports } = CSS;
        CSS.supports = (...words: [string]) => !words.join().includes("container") && supports(...words);
    },
};
for (const [what, lacks] of Object.entries(OLD)) {
    test(`a browser that ${what} is told that it is too old`, async ({ page, open }) => {
        const complaints = await open("en", lacks);
        const alert = page.locator("offhook-bar").getByRole("alert");
        await expect(alert).toHaveText(`This browser is too old for the agent bar: ${LOWEST} or newer is needed.`);
        await expect(alert.getByRole("button"), "there is nothing to try again").toHaveCount(0);
        const failed = await page.evaluate(() => (window as unknown as { failed: Promise<object> }).failed);
        expect(failed).toMatchObject({ code: "browser_unsupported", kind: "user", retryable: false });
        expect(complaints).toEqual([]);
    });
}

test("it is told so in Chinese where the page is Chinese", async ({ page, open }) => {
    await open("zh-CN", OLD["has no container queries"]);
    await expect(page.locator("offhook-bar").getByRole("alert")).toHaveText(`浏览器版本过低，坐席条需要 ${LOWEST} 或更高版本。`);
});

test("a browser without WebAssembly is told what to change", async ({ page, open }) => {
    await open("en", () => Reflect.deleteProperty(window, "WebAssembly"));
    const alert = page.locator("offhook-bar").getByRole("alert");
    await expect(alert).toContainText("let its security settings allow WebAssembly");
    const failed = await page.evaluate(() => (window as unknown as { failed: Promise<object> }).failed);
    expect(failed).toMatchObject({ code: "wasm_unsupported", kind: "user" });
});

test("a browser that has all of it shows the bar and nothing else", async ({ page, open }) => {
    await open("en", () => undefined);
    await expect(new Bar(page).button("Sign in")).toBeVisible();
    await expect(page.getByText("Too old for any script")).toBeHidden();
});
