// The packed archive on a page of one's own, on another origin than the gateway, driven by script.

import { dirname, join } from "node:path";
import type { Page } from "@playwright/test";
import { Bar } from "./bar.js";
import { expect, test as base, watch } from "./crm.js";
import { Archive, Site, type Files } from "./site.js";
import type { Simulator } from "./simulator.js";

interface Fixtures {
    archive: Archive;
    /** Opens a page with these files; everything it complains of is in the answer. */
    open: (files: Files, policy?: string) => Promise<string[]>;
}

const test = base.extend<Fixtures>({
    archive: async ({}, use) => {
        const archive = new Archive();
        await use(archive);
        archive.remove();
    },
    open: async ({ page, archive, simulator }, use) => {
        const sites: Site[] = [];
        await use(async (files, policy = `default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' ${simulator.url}`) => {
            const site = await Site.serve(files, archive, policy);
            sites.push(site);
            const complaints = await watch(page);
            await page.goto(`${site.url}/`);
            return complaints;
        });
        for (const site of sites) site.stop();
        expect(await simulator.unknown()).toEqual([]);
    },
});

/** The five lines of an embedding. */
const embed = (simulator: Simulator, script = "") => ({
    "/": `<!doctype html>
<html lang="en"><title>A page of one's own</title>
<script type="module" src="/offhook/offhook.js"></script>
<main><h1>Ours</h1><offhook-bar gateway="${simulator.gateway}/" agent-id="1001"></offhook-bar></main>
<script type="module" src="/page.js"></script></html>`,
    "/page.js": script,
});

test("five lines embed the bar: an agent signs in and takes a call", async ({ page, simulator, open }) => {
    const complaints = await open(embed(simulator));
    const bar = new Bar(page);
    await bar.signIn();
    await bar.isState("Ready");
    await simulator.call();
    await bar.button("Answer").click();
    await bar.callSays("Talking");
    await bar.button("Hang up").click();
    await bar.isState("Wrap-up");
    expect(complaints).toEqual([]);
    const globals = await page.evaluate(() => Object.keys(window).filter(name => /offhook|wasm_bindgen|yew/i.test(name)));
    expect(globals, "no global names").toEqual([]);
    expect(await page.evaluate(() => document.cookie)).toBe("");
});

test("a script does all of it with the typed API, and the element shows the same session", async ({ page, simulator, open }) => {
    const complaints = await open(
        embed(
            simulator,
            `import { connect, OffhookError } from "/offhook/index.js";
             const gateway = document.querySelector("offhook-bar").gateway;
             const bar = connect({ gateway, agentId: "1001" });
             window.page = { bar, heard: [], dom: [], OffhookError };
             bar.on("*", event => page.heard.push([event.seq, event.name, bar.snapshot().calls.length]));
             for (const name of ["agent-signed-in", "call-remote-ringing", "call-talking", "call-ended"])
                 document.addEventListener("offhook-" + name, event => page.dom.push([event.type, event.detail.name]));`,
        ),
    );
    const run = <T>(work: string) => page.evaluate(`(async () => { const { bar, heard, dom, OffhookError } = window.page; ${work} })()`) as Promise<T>;

    await expect.poll(() => run("return bar.snapshot().agent.phase")).toBe("signedOut");
    const refused = await run<Record<string, unknown>>(`
        try { await bar.signIn({ password: "wrong", phone: "40001" }); return {}; }
        catch (error) { return { ...error.toJSON(), isOurs: error instanceof OffhookError }; }`);
    expect(refused).toMatchObject({ isOurs: true, code: "refused", kind: "user", retcode: "100-004", retryable: false });
    expect(refused["fix"]).toBe("Check work number, password and phone.");

    await run(`await bar.signIn({ password: "offhook-1001", phone: "40001" });`);
    const shown = new Bar(page);
    await shown.isState("Ready");
    expect(await run("return bar.snapshot().agent")).toMatchObject({ id: "1001", phase: "signedIn", state: "ready" });
    expect(await run("return heard.find(([, name]) => name === 'agent.signedIn') !== undefined"), "told before the promise was kept").toBe(true);

    const dialled = await run<{ id: string; view: object }>(`
        const call = await bar.dial("13800000001", { data: { order: 7 } });
        window.page.call = call;
        return { id: call.id, view: call.view };`);
    expect(dialled.view).toMatchObject({ direction: "outbound", remote: { number: "13800000001" } });
    await expect.poll(() => run("return page.call.state")).toBe("talking");
    await shown.callSays("Talking");
    await simulator.isTrue({ calls: [{ id: dialled.id, data: '{"order":7}' }] });

    for (const [act, word, truth] of [
        ["hold", "held", { state: "held" }],
        ["retrieve", "talking", { state: "talking" }],
        ["mute", "talking", { muted: true }],
        ["unmute", "talking", { muted: false }],
    ] as const) {
        expect(await run(`await page.call.${act}(); return page.call.state`), "fulfilled on the fact").toBe(word);
        await simulator.isTrue({ calls: [truth] });
    }
    await run(`await page.call.keypad("12#")`);
    expect(await run(`return page.call.retrieve().then(() => "", error => error.code)`)).toBe("not_held");
    expect(await run(`return bar.signOut().then(() => "", error => error.code)`)).toBe("on_call");
    await run("await page.call.hangUp()");
    expect(await run("return [page.call.state, page.call.remote.number, bar.calls().length]")).toEqual(["ended", "13800000001", 0]);

    await expect.poll(() => run("return bar.snapshot().agent.state")).toBe("wrapUp");
    await run("await bar.ready()");
    expect(await run(`return bar.rest(0).then(() => "", error => error.code)`)).toBe("invalid_seconds");
    await run("await bar.busy(201)");
    expect(await run("return bar.snapshot().agent")).toMatchObject({ state: "busy" });
    await shown.isState("Busy");

    const past = await run<{ seq: number; name: string }[]>("return bar.events()");
    expect(past.map(({ seq }) => seq), "in order, without a gap").toEqual(past.map((_, index) => index + 1));
    expect(await run<unknown[]>("return bar.events({ since: 3 })")).toHaveLength(past.length - 3);
    expect(await run("return dom")).toEqual([
        ["offhook-agent-signed-in", "agent.signedIn"],
        ["offhook-call-remote-ringing", "call.remoteRinging"],
        ["offhook-call-talking", "call.talking"],
        ["offhook-call-talking", "call.talking"],
        ["offhook-call-ended", "call.ended"],
    ]);

    await run("await bar.signOut()");
    await shown.isSignedOut();
    expect(complaints).toEqual([]);
});

test("a moved element keeps its session; one that is taken away lets go and signs nobody out", async ({ page, simulator, open }) => {
    await open(embed(simulator));
    const bar = new Bar(page);
    await bar.signIn();
    await bar.isState("Ready");
    await bar.root.evaluate(it => {
        const there = document.createElement("aside");
        document.body.append(there);
        there.append(it);
    });
    await bar.isState("Ready");
    await simulator.call();
    await bar.callSays("Ringing");
    await bar.root.evaluate(it => it.remove());
    await expect(page.locator("offhook-bar")).toHaveCount(0);
    await simulator.isTrue({ state: "onCall", calls: [{ state: "ringing" }] });
});

test("loading twice, or a name that is taken, breaks nothing", async ({ page, simulator, open }) => {
    const files = {
        "/": `<!doctype html><html lang="en"><title>Twice</title>
<script type="module" src="/first.js"></script>
<main><offhook-bar></offhook-bar><our-bar gateway="${simulator.gateway}"></our-bar></main></html>`,
        "/first.js": `customElements.define("offhook-bar", class extends HTMLElement {});
            await import("/offhook/offhook.js");
            await import("/offhook/offhook.js?again");
            const { defineOffhookBar } = await import("/offhook/index.js");
            defineOffhookBar("our-bar");
            defineOffhookBar("our-bar");`,
    };
    const complaints = await open(files);
    await expect(new Bar(page, "our-bar").button("Sign in")).toBeVisible();
    expect(complaints).toHaveLength(2);
    expect(complaints[0]).toContain("<offhook-bar> is something else on this page");
});

test("a policy that forbids WebAssembly is named, with the remedy", async ({ page, simulator, open }) => {
    await open(embed(simulator), `default-src 'self'; connect-src 'self' ${simulator.url}`);
    const alert = page.locator("offhook-bar").getByRole("alert");
    await expect(alert).toContainText("forbids WebAssembly");
    await expect(alert).toContainText("Add 'wasm-unsafe-eval' to script-src.");
    await expect(alert.getByRole("button", { name: "Try again" })).toBeVisible();
});

test("a missing wasm is named, and can be loaded at the second try", async ({ page, simulator, archive, open }) => {
    const files: Files = { ...embed(simulator), "/offhook/offhook.wasm": "<!doctype html><title>Log in</title>" };
    await open(files);
    const alert = page.locator("offhook-bar").getByRole("alert");
    await expect(alert).toContainText("is not WebAssembly (application/wasm)");
    await expect(alert).toContainText("wasm-url");
    files["/offhook/offhook.wasm"] = archive.read("dist/offhook.wasm");
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect(new Bar(page).button("Sign in")).toBeVisible();
});

test("what opens is not loaded before somebody comes near", async ({ page, simulator, open }) => {
    const loaded: string[] = [];
    page.on("request", request => loaded.push(new URL(request.url()).pathname));
    const isLoaded = () => loaded.filter(path => path.endsWith("/offhook-panels.wasm")).length;
    await open(embed(simulator, `document.querySelector("offhook-bar").bar.signIn({ password: "offhook-1001", phone: "40001" });`));
    const bar = new Bar(page);
    await bar.isState("Ready");
    expect(isLoaded()).toBe(0);
    // The keyboard is one way to come near.
    await bar.button("Desk").focus();
    await expect.poll(isLoaded).toBe(1);
    await page.keyboard.press("Enter");
    await expect(bar.root.getByRole("tab", { name: "Today" })).toBeFocused();
    await page.keyboard.press("Escape");
    await bar.button("Colleagues and queues").click();
    await expect(bar.root.getByRole("combobox")).toBeFocused();
    expect(isLoaded(), "one file for all that opens").toBe(1);
});

test("what opens says when it can't be loaded, and is loaded at the second try", async ({ page, simulator, archive, open }) => {
    const panels = "/offhook/offhook-panels.wasm";
    const files: Files = { ...embed(simulator), [panels]: "<!doctype html><title>Log in</title>" };
    const complaints = await open(files);
    const bar = new Bar(page);
    await bar.signIn();
    await bar.isState("Ready");
    await bar.button("Desk").click();
    const alert = bar.root.getByRole("alert").filter({ hasText: "could not be loaded" });
    await expect(alert).toBeVisible();
    expect(complaints.join()).toContain("is not WebAssembly");
    expect(complaints.join()).toContain("Put offhook-panels.wasm beside offhook.js");
    // The site was updated under the page that is open.
    complaints.length = 0;
    const ours = archive.read("dist/offhook-panels.wasm").toString("latin1");
    const [build] = WebAssembly.Module.imports(new WebAssembly.Module(Buffer.from(ours, "latin1"))).map(it => it.module);
    files[panels] = Buffer.from(ours.replaceAll(build ?? "", "-------"), "latin1");
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => complaints.join()).toContain("is of another build than the bar that runs");
    await simulator.call();
    await expect(bar.button("Answer"), "everything else goes on").toBeEnabled();
    files[panels] = Buffer.from(ours, "latin1");
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect(bar.root.getByRole("tab", { name: "Today" })).toBeFocused();
});

test.describe("the words of result codes", () => {
    const WORDS = "**/offhook-codes.wasm";

    /** What a script is told of a refused sign-in: message and words. */
    const refusal = (page: Page) =>
        page.evaluate(async () => {
            const { bar } = document.querySelector("offhook-bar") as unknown as { bar: { signIn(how: object): Promise<void> } };
            return bar.signIn({ password: "wrong", phone: "40001" }).then(
                () => [],
                ({ message, words }: { message: string; words: string }) => [message, words],
            );
        });

    test("are loaded when something is refused, and once", async ({ page, simulator, open }) => {
        const loaded: string[] = [];
        page.on("request", request => loaded.push(new URL(request.url()).pathname));
        const isLoaded = () => loaded.filter(path => path === "/offhook/offhook-codes.wasm").length;
        await open(embed(simulator));
        const bar = new Bar(page);
        await expect(bar.button("Sign in")).toBeVisible();
        expect(isLoaded()).toBe(0);
        for (const _ of ["first", "second"]) {
            await bar.signIn("1001", { password: "wrong" });
            await expect(bar.messages).toContainText("User name or password wrong. 100-004");
            expect(isLoaded()).toBe(1);
        }
        expect(await refusal(page)).toEqual(["The gateway refused (100-004): user name or password wrong.", "User name or password wrong. Check work number, password and phone."]);
    });

    test("are done without when they can't be had", async ({ page, simulator, open }) => {
        await page.route(WORDS, route => route.abort());
        const complaints = await open(embed(simulator));
        const bar = new Bar(page);
        await bar.signIn("1001", { password: "wrong" });
        await expect(bar.messages).toContainText("The gateway refused. 100-004");
        await expect(bar.messages).toContainText("Check work number, password and phone.");
        expect(complaints.join()).toContain("offhook-codes.wasm is not there");
        expect(await refusal(page)).toEqual(["The gateway refused (100-004).", "The gateway refused. Check work number, password and phone."]);
        await page.unroute(WORDS);
        await bar.signIn("1001", { password: "wrong" });
        await expect(bar.messages).toContainText("User name or password wrong. 100-004");
    });

    test("are waited for two seconds", async ({ page, simulator, open }) => {
        await page.clock.install();
        const isHeld = new Promise<void>(held => void page.route(WORDS, () => held()));
        await open(embed(simulator));
        const bar = new Bar(page);
        await bar.signIn("1001", { password: "wrong" });
        await isHeld;
        await expect(bar.messages).toBeEmpty();
        await page.clock.fastForward(2_000);
        await expect(bar.messages).toContainText("The gateway refused. 100-004");
    });
});

test("the archive holds what it should", ({ archive }) => {
    const manifest = JSON.parse(archive.read("package.json").toString()) as Record<string, unknown>;
    expect(manifest).toMatchObject({ name: "offhook", type: "module", license: "MIT OR Apache-2.0" });
    for (const file of ["index.js", "offhook.js", "offhook.wasm", "offhook-panels.wasm", "offhook-codes.wasm", "index.d.ts", "generated/types.d.ts"]) {
        expect(archive.read(`dist/${file}`).byteLength, file).toBeGreaterThan(0);
    }
    expect(archive.files().filter(file => file.startsWith("LICENSE")).sort()).toEqual(["LICENSE-APACHE", "LICENSE-MIT"]);
});

test("what the archive's pages lead to is in the archive", ({ archive }) => {
    const pages = archive.files().filter(file => file.endsWith(".md"));
    expect(pages).toContain("README.md");
    for (const page of pages) {
        const links = [...archive.read(page).toString().matchAll(/\]\((?!\w+:|#)([^)#\s]+)/g)].map(([, link]) => link ?? "");
        if (page === "README.md") expect(links.length, "it leads to the documentation").toBeGreaterThan(5);
        const dead = links.filter(link => !archive.files().includes(join(dirname(page), link)));
        expect(dead, page).toEqual([]);
    }
});
