// What the bar costs on a page: until it can be typed into and until it runs, from a poll's answer to the changed DOM, a burst of events,
// memory after many calls.
// A gateway inside the page answers at once, so that nothing but the bar is measured; time is Playwright's, so that the
// 200 ms after a poll without event (CEC 6.1.4.1) need not be waited for. The ring is measured on the simulator, over sockets.

import { expect, test, type CDPSession, type Page } from "@playwright/test";
import { Bar } from "./bar.js";
import { Simulator } from "./simulator.js";
import { Archive, Site } from "./site.js";

/** A frame at 60 Hz. */
const FRAME = 1000 / 60;
/** Number of calls whose ring is timed. */
const RINGS = 200;
/** Milliseconds from the call at the gateway to the bar that offers to answer it: five events and the ring. */
const RING_LIMIT = 60;
/** Number of times that a page is opened, for each way of opening it. */
const OPENINGS = 11;
/** Milliseconds from the first paint of a page without the bar to the form on a page with it. */
const FORM_LIMIT = 200;
/** Milliseconds from the navigation to the running program, over a network of 20 Mb/s with a latency of 40 ms. */
const PROGRAM_LIMIT = 470;
/** Factor by which a machine that has other work to do may be slower than what is aimed at. */
const BUSY = 2;
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
const PAGE = `<!doctype html>
<html lang="en"><title>Measured</title>
<script type="module" src="/offhook/offhook.js"></script>
<offhook-bar gateway="/agentgateway" agent-id="1001"></offhook-bar></html>`;

/** The lines of docs/tool-chains.md. */
const PRELOADED = `<!doctype html>
<html lang="en"><title>Measured</title>
<link rel="modulepreload" href="/offhook/offhook.js">
<link rel="modulepreload" href="/offhook/index.js">
<link rel="preload" href="/offhook/offhook.wasm" as="fetch" type="application/wasm" crossorigin>
<script type="module" src="/offhook/offhook.js"></script>
<h1>Measured</h1><offhook-bar gateway="/agentgateway" agent-id="1001"></offhook-bar></html>`;
const BLANK = `<!doctype html><html lang="en"><title>Measured</title><h1>Measured</h1></html>`;

declare global {
    interface Window {
        /** Milliseconds from the navigation until the form was painted, and until the program had drawn the bar. */
        stood: { form: number; program: number };
        gateway: {
            /** Lets the next poll answer with this event. */
            push(eventType: string, content: unknown): void;
            /** For each event that changed the bar: milliseconds from its answer to the first change. */
            delays: number[];
            /** When each poll with an event was answered, and each change seen. */
            answered: number[];
            changed: number[];
            memory(): number;
        };
    }
}

/** Runs in the page before anything else. */
function install(): void {
    const now = performance.now.bind(performance);
    const queue: object[] = [];
    let poll: ((event: object | null) => void) | undefined;
    let pending: number | undefined;
    const memories: WebAssembly.Memory[] = [];
    const gateway: Window["gateway"] = {
        push(eventType, content) {
            queue.push({ eventType, workNo: "1001", content });
            next();
        },
        delays: [],
        answered: [],
        changed: [],
        memory: () => memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
    };
    window.gateway = gateway;
    const next = () => {
        if (!poll || queue.length === 0) return;
        const answer = poll;
        poll = undefined;
        answer(queue.shift() ?? null);
    };
    const response = (body: object) => new Response(JSON.stringify(body), { headers: { "Content-Type": "application/json" } });
    const real = window.fetch.bind(window);
    window.fetch = (input, init) => {
        const request = input instanceof Request ? input : new Request(input, init);
        const { pathname } = new URL(request.url);
        if (!pathname.startsWith("/agentgateway/")) return real(input, init);
        const result = (it: unknown) => Promise.resolve(response({ message: "", retcode: "0", result: it }));
        if (!pathname.includes("/agentevent/")) return result(pathname.endsWith("/agentskills") ? [] : { workno: "1001" });
        return new Promise<Response>(resolve => {
            poll = event => {
                pending = now();
                gateway.answered.push(pending);
                resolve(response({ message: "", retcode: "0", event }));
            };
            next();
        });
    };
    const observe = (shadow: ShadowRoot) =>
        new MutationObserver(() => {
            gateway.changed.push(now());
            if (pending === undefined) return;
            gateway.delays.push(now() - pending);
            pending = undefined;
        }).observe(shadow, { subtree: true, childList: true, characterData: true, attributes: true });
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) {
        const shadow = attach.call(this, options);
        observe(shadow);
        return shadow;
    };
    for (const name of ["instantiate", "instantiateStreaming"] as const) {
        const made = WebAssembly[name] as (...it: unknown[]) => Promise<{ instance: WebAssembly.Instance }>;
        (WebAssembly as unknown as Record<string, unknown>)[name] = async (...it: unknown[]) => {
            const module = await made(...it);
            const exports = (module.instance ?? module).exports as Record<string, unknown>;
            for (const it of Object.values(exports)) if (it instanceof WebAssembly.Memory) memories.push(it);
            return module;
        };
    }
}

const RING = (id: string) => ({ callid: id, caller: "13800000001", called: "10086", feature: "0", mediaType: "1" });
const CALL: [string, (id: string) => unknown][] = [
    ["AgentState_Busy", () => null],
    ["AgentEvent_Ringing", RING],
    ["AgentEvent_Talking", RING],
    ["AgentEvent_Hold", id => id],
    ["AgentEvent_Talking", RING],
    ["AgentEvent_Call_Release", id => id],
    ["AgentState_Ready", () => null],
];

class Desk {
    readonly page: Page;
    #calls = 0;
    readonly #isTimeOurs: boolean;

    constructor(page: Page, isTimeOurs: boolean) {
        this.page = page;
        this.#isTimeOurs = isTimeOurs;
    }

    async signIn(): Promise<void> {
        const bar = this.page.locator("offhook-bar");
        await bar.getByRole("textbox", { name: "Password" }).fill("p");
        await bar.getByRole("textbox", { name: "Phone" }).fill("40001");
        await bar.getByRole("button", { name: "Sign in" }).click();
        await this.tell("AgentOther_InService", null);
        await this.tell("AgentState_Ready", null);
        await expect(bar.getByRole("button", { name: /^Agent state: Ready/ })).toBeVisible();
    }

    /** Brings one event, and lets the time until the next poll pass. */
    async tell(eventType: string, content: unknown): Promise<void> {
        await this.page.evaluate(([type, content]) => window.gateway.push(type as string, content), [eventType, content]);
        if (this.#isTimeOurs) await this.page.clock.runFor(260);
    }

    /** One call from its first to its last event. */
    async call(): Promise<void> {
        const id = `1456401416-${++this.#calls}`;
        for (const [type, content] of CALL) await this.tell(type, content(id));
    }
}

/** What was measured, for the table that `cargo xtask bench` prints. */
function report(name: string, value: number, unit: string, limit?: number): void {
    console.log(`MEASURED ${JSON.stringify({ name, value: Number(value.toFixed(2)), unit, ...(limit === undefined ? {} : { limit: Number(limit.toFixed(2)) }) })}`);
}

async function open(page: Page, isTimeOurs: boolean): Promise<{ desk: Desk; close: () => void }> {
    const archive = new Archive();
    const site = await Site.serve({ "/": PAGE }, archive, POLICY);
    await page.addInitScript(install);
    if (isTimeOurs) await page.clock.install();
    await page.goto(`${site.url}/`);
    const desk = new Desk(page, isTimeOurs);
    await desk.signIn();
    return {
        desk,
        close: () => {
            site.stop();
            archive.remove();
        },
    };
}

const at = (sorted: number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** Runs in the page before anything else: notes when the form stands, and when the program does. */
function observeStart(): void {
    const stood = (window.stood = { form: Number.NaN, program: Number.NaN });
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) {
        const shadow = attach.call(this, options);
        const watch = new MutationObserver(() => {
            if (Number.isNaN(stood.form) && shadow.querySelector("[type=password]")) {
                stood.form = 0;
                requestAnimationFrame(() => setTimeout(() => (stood.form = performance.now())));
            }
            // Only the program draws a place for messages.
            if (!shadow.querySelector(".toasts")) return;
            stood.program = performance.now();
            watch.disconnect();
        });
        watch.observe(shadow, { subtree: true, childList: true });
        return shadow;
    };
}

test("from the navigation to the form and to the program", async ({ browser }) => {
    const archive = new Archive();
    const site = await Site.serve({ "/": PRELOADED, "/blank": BLANK }, archive, POLICY, { isReal: true });
    const median = (values: number[]) => at(values.sort((one, other) => one - other), 0.5);
    for (const way of ["", " at 20 Mb/s"]) {
        const seen = { blank: [] as number[], cold: [] as Window["stood"][], warm: [] as Window["stood"][] };
        for (let opening = 0; opening < OPENINGS; opening++) {
            const context = await browser.newContext();
            const page = await context.newPage();
            await page.addInitScript(observeStart);
            if (way) {
                const cdp = await context.newCDPSession(page);
                const throughput = 20e6 / 8;
                await cdp.send("Network.enable");
                await cdp.send("Network.emulateNetworkConditions", { offline: false, latency: 40, downloadThroughput: throughput, uploadThroughput: throughput });
            }
            await page.goto(`${site.url}/blank`);
            const painted = await page.waitForFunction(() => performance.getEntriesByName("first-paint")[0]?.startTime);
            seen.blank.push((await painted.jsonValue()) ?? Number.NaN);
            for (const cache of ["cold", "warm"] as const) {
                await page.goto(`${site.url}/`);
                const stood = await page.waitForFunction(() => window.stood.form > 0 && window.stood.program > 0 && window.stood);
                seen[cache].push((await stood.jsonValue()) as Window["stood"]);
            }
            await context.close();
        }
        const blank = median(seen.blank);
        report(`blank page painted${way}`, blank, "ms");
        for (const cache of ["cold", "warm"] as const) {
            const form = median(seen[cache].map(it => it.form)) - blank;
            report(`form after that, ${cache}${way}`, form, "ms", FORM_LIMIT);
            expect.soft(form, `the form, ${cache}${way}`).toBeLessThanOrEqual(FORM_LIMIT * BUSY);
            const program = median(seen[cache].map(it => it.program));
            report(`program runs, ${cache}${way}`, program, "ms", PROGRAM_LIMIT);
            expect.soft(program, `the program, ${cache}${way}`).toBeLessThanOrEqual(PROGRAM_LIMIT * BUSY);
        }
    }
    site.stop();
    archive.remove();
});

test("from a poll's answer to the changed DOM", async ({ page }) => {
    const { desk, close } = await open(page, true);
    await page.evaluate(() => void (window.gateway.delays.length = 0));
    for (let call = 0; call < 145; call++) await desk.call();
    const delays = (await page.evaluate(() => window.gateway.delays)).sort((one, other) => one - other);
    close();
    expect(delays.length, "events that changed something").toBeGreaterThan(800);
    report("events measured", delays.length, "events");
    report("answer to DOM, p50", at(delays, 0.5), "ms");
    report("answer to DOM, p99", at(delays, 0.99), "ms", FRAME);
    expect(at(delays, 0.99), "a frame at the 99th percentile").toBeLessThanOrEqual(FRAME);
});

test("a burst of five events", async ({ page }) => {
    const { close } = await open(page, false);
    const longest: number[] = [];
    for (let round = 0; round < 10; round++) {
        const took = await page.evaluate(async (round: number) => {
            const { gateway } = window;
            gateway.answered.length = gateway.changed.length = 0;
            const id = `1456401416-${1000 + round}`;
            const parties = { callid: id, caller: "13800000001", called: "10086", feature: "0" };
            const first = performance.now();
            gateway.push("AgentState_Busy", null);
            gateway.push("AgentEvent_Ringing", parties);
            gateway.push("AgentEvent_Talking", parties);
            gateway.push("AgentEvent_Call_Release", id);
            gateway.push("AgentState_Ready", null);
            while (gateway.answered.length < 5) await new Promise(done => setTimeout(done, 5));
            const last = gateway.answered[4] ?? 0;
            while (!gateway.changed.some(at => at >= last)) await new Promise(done => setTimeout(done, 5));
            const shown = gateway.changed.find(at => at >= last) ?? 0;
            return shown - Math.max(first, gateway.answered[0] ?? 0);
        }, round);
        longest.push(took);
    }
    close();
    longest.sort((one, other) => one - other);
    // Asked for at once, one after the other: a few milliseconds each, and the frame of the last.
    const limit = 5 * 8 + FRAME;
    report("burst of five shown, median", at(longest, 0.5), "ms", limit);
    expect(at(longest, 0.5)).toBeLessThanOrEqual(limit);
});

test("from the ring at the gateway to the bar", async ({ page }) => {
    const simulator = await Simulator.start();
    await page.goto(`${simulator.url}/`);
    const bar = new Bar(page);
    await bar.signIn();
    await bar.isState("Ready");
    const rings: number[] = [];
    const trips: number[] = [];
    for (let call = 0; call < RINGS; call++) {
        const { ring, trip, id } = await page.evaluate(async () => {
            const shadow = document.querySelector("offhook-bar")?.shadowRoot;
            if (!shadow) throw new Error("there is no bar");
            const answer = () => shadow.querySelector("button[part~=answer]:not([aria-disabled=true])");
            const post = async (path: string, body: object) => (await fetch(path, { method: "POST", body: JSON.stringify(body) })).json() as Promise<{ callId: string }>;
            const shown = new Promise<number>(done => {
                const watch = new MutationObserver(() => {
                    if (!answer()) return;
                    watch.disconnect();
                    done(performance.now());
                });
                watch.observe(shadow, { subtree: true, childList: true, attributes: true });
            });
            const before = performance.now();
            const { callId } = await post("/simulator/calls", { from: "13800000001", to: { agent: "1001" } });
            const asked = performance.now();
            return { ring: (await shown) - before, trip: asked - before, id: callId };
        });
        rings.push(ring);
        trips.push(trip);
        await simulator.hangUp(id);
        await bar.isState("Ready");
    }
    await simulator.kill();
    rings.sort((one, other) => one - other);
    trips.sort((one, other) => one - other);
    report("rings measured", rings.length, "calls");
    report("a request to the simulator, p50", at(trips, 0.5), "ms");
    report("ring to bar, p50", at(rings, 0.5), "ms", RING_LIMIT);
    report("ring to bar, p99", at(rings, 0.99), "ms");
    expect(at(rings, 0.5)).toBeLessThanOrEqual(RING_LIMIT);
});

test("memory after a thousand calls", async ({ page }) => {
    const { desk, close } = await open(page, true);
    const cdp = await page.context().newCDPSession(page);
    const heap = async () => (await used(cdp)) + (await page.evaluate(() => window.gateway.memory()));
    for (let call = 0; call < 100; call++) await desk.call();
    const after100 = await heap();
    for (let call = 100; call < 1000; call++) await desk.call();
    const after1000 = await heap();
    close();
    report("heap after 100 calls", after100 / 1024, "KB");
    report("heap after 1000 calls", after1000 / 1024, "KB");
    report("heap, 1000 calls against 100", after1000 / after100, "times", 1.5);
    expect(after1000 / after100).toBeLessThanOrEqual(1.5);
});

/** What the page's scripts hold, after everything that can go has gone. */
async function used(cdp: CDPSession): Promise<number> {
    await cdp.send("HeapProfiler.collectGarbage");
    const { usedSize } = (await cdp.send("Runtime.getHeapUsage")) as { usedSize: number };
    return usedSize;
}
