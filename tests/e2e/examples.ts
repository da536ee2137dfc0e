// The example projects, served as their tools serve them: an agent signs in, takes a call, opens the desk and hangs up.

import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { Bar } from "./bar.js";
import { expect, test as base, watch } from "./crm.js";
import { required, Simulator } from "./simulator.js";

/** Examples whose build is a folder of files, `dist`. The simulator serves it, under a strict policy. */
const FILES = ["script-tag", "vite-react", "vue", "angular", "webpack5"];

/** Examples whose framework sets a property of the element, the reasons for being busy. */
const SETS_PROPERTIES = ["vite-react", "vue", "angular"];

const VITE = ["node_modules/vite/bin/vite.js", "--host", "127.0.0.1"];
const NEXT = "node_modules/next/dist/bin/next";

/** Servers of the tools themselves, which pass the gateway's requests on: the example, and the arguments for Node. */
const SERVERS = [
    ["vite-react", ...VITE],
    ["vue", ...VITE],
    ["nextjs", NEXT, "start", "--hostname", "127.0.0.1", "--port", "0"],
    ["nextjs", NEXT, "dev", "--hostname", "127.0.0.1", "--port", "0"],
    ["angular", "node_modules/@angular/cli/bin/ng.js", "serve", "--host", "127.0.0.1", "--port", "0"],
] as const;

const folder = (name: string) => join(required("OFFHOOK_EXAMPLES"), name);

interface Fixtures {
    /** Starts a gateway; with a folder, one that serves the page too. */
    gateway: (site?: string) => Promise<Simulator>;
    /** Starts a tool's server in the folder of an example; its address. */
    serve: (name: string, args: readonly string[]) => Promise<string>;
}

const test = base.extend<Fixtures>({
    gateway: async ({}, use) => {
        const started: Simulator[] = [];
        await use(async (site = folder("script-tag/dist")) => {
            // The port that the builds were told.
            const simulator = await Simulator.start(Number(required("OFFHOOK_GATEWAY_PORT")), "alone", site);
            started.push(simulator);
            return simulator;
        });
        for (const simulator of started) await simulator.kill();
    },
    serve: async ({}, use) => {
        const started: ChildProcess[] = [];
        await use((name, args) => {
            const GATEWAY = `http://127.0.0.1:${required("OFFHOOK_GATEWAY_PORT")}`;
            const env: NodeJS.ProcessEnv = { ...process.env, GATEWAY, NO_COLOR: "1", NEXT_TELEMETRY_DISABLED: "1", NG_CLI_ANALYTICS: "false" };
            delete env["FORCE_COLOR"];
            const child = spawn(process.execPath, args, {
                cwd: folder(name),
                env,
                stdio: ["ignore", "pipe", "pipe"],
                // A group of its own, as some servers start others.
                detached: true,
            });
            started.push(child);
            return address(child);
        });
        for (const child of started) {
            if (child.exitCode !== null || child.pid === undefined) continue;
            const ended = new Promise(done => child.once("exit", done));
            // At once: a server that is asked to end waits for polls that are open.
            process.kill(-child.pid, "SIGKILL");
            await ended;
        }
    },
});

/** The address that a server says it listens at. */
function address(server: ChildProcess): Promise<string> {
    return new Promise((resolve, reject) => {
        let said = "";
        const hear = (words: Buffer) => {
            said += words.toString();
            const url = /Local:\s+(http:\/\/[\w.]+:\d+)/.exec(said)?.[1];
            if (url) resolve(url);
        };
        server.stdout?.on("data", hear);
        server.stderr?.on("data", hear);
        server.once("exit", () => reject(new Error(`the server has ended:\n${said}`)));
        server.once("error", reject);
    });
}

/**
 * Signs in, takes a call, opens the desk, which is in the second wasm, and hangs up; nothing is complained of. Returns the
 * .wasm files that the page has asked for.
 */
async function work(bar: Bar, url: string, simulator: Simulator): Promise<string[]> {
    const { page } = bar;
    const complaints = await watch(page);
    const loaded: string[] = [];
    page.on("request", request => loaded.push(new URL(request.url()).pathname));
    await page.goto(url);
    await bar.signIn();
    await bar.isState("Ready");
    await simulator.call();
    await expect(page.locator("#customer"), "the page hears of it, too").toHaveText("13800000001");
    await bar.button("Answer").click();
    await bar.callSays("Talking");
    await bar.button("Desk").click();
    await expect(bar.root.getByRole("tab", { name: "Today" })).toBeFocused();
    await page.keyboard.press("Escape");
    await bar.button("Hang up").click();
    await bar.isState("Wrap-up");
    expect(complaints).toEqual([]);
    expect(await simulator.unknown()).toEqual([]);
    return loaded.filter(path => path.endsWith(".wasm"));
}

for (const name of FILES) {
    test(`${name}, built`, async ({ page, gateway }) => {
        const simulator = await gateway(join(folder(name), "dist"));
        expect(await work(new Bar(page), simulator.url, simulator), "both parts, each once").toHaveLength(2);
        if (!SETS_PROPERTIES.includes(name)) return;
        const reasons = await page.locator("offhook-bar").evaluate(bar => (bar as HTMLElement & { busyReasons: unknown }).busyReasons);
        expect(reasons).toEqual([{ code: 201, label: "Training" }]);
    });
}

for (const [name, ...args] of SERVERS) {
    const isBuilt = args.some(it => it === "start");
    test(`${name}, ${isBuilt ? "built, from its own server" : "from its development server"}`, async ({ page, gateway, serve }) => {
        const simulator = await gateway();
        const url = await serve(name, args);
        // Some servers say where they are before they are.
        await expect(async () => expect((await fetch(url)).ok).toBe(true)).toPass({ timeout: 60_000 });
        const loaded = await work(new Bar(page), url, simulator);
        // Development servers serve the same file as a module, too, and let nothing be cached.
        if (isBuilt) expect(loaded, "both parts, each once").toHaveLength(2);
    });
}

test("click-to-dial of the page without a tool", async ({ page, gateway }) => {
    const simulator = await gateway();
    const bar = new Bar(page);
    await page.goto(simulator.url);
    await bar.signIn();
    await bar.isState("Ready");
    await page.getByRole("link", { name: "13800000001" }).click();
    await bar.callSays("13800000001");
});
