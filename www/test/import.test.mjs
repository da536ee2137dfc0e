// Importing does nothing, anywhere.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { promisify } from "node:util";
import { bundled } from "../test_support/bundled.mjs";

const EXPORTS = ["AgentBar", "CallHandle", "OffhookBarElement", "OffhookError", "connect", "defineOffhookBar"];

/** Imports in a process of its own, and tells what that changed there. */
async function importing(address) {
    const script = `
        const before = Object.getOwnPropertyNames(globalThis);
        globalThis.fetch = () => { throw new Error("importing fetched something"); };
        const module = await import(process.argv[1]);
        module.defineOffhookBar?.();
        const after = Object.getOwnPropertyNames(globalThis).filter(name => name !== "fakeWasm");
        console.log(JSON.stringify({ exports: Object.keys(module).sort(), globals: after.filter(name => !before.includes(name)) }));`;
    // Ends by itself only if no timer or listener was left.
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script, address], {
        timeout: 20_000,
    });
    assert.equal(stderr, "");
    return JSON.parse(stdout);
}

test("importing the sources in Node has no side effects", async () => {
    assert.deepEqual(await importing(await bundled("index.ts")), { exports: EXPORTS, globals: [] });
});

test("so has the script-tag file, where there are no elements", async () => {
    assert.deepEqual((await importing(await bundled("offhook.ts"))).globals, []);
});

const built = new URL("../dist/index.js", import.meta.url);
if (existsSync(built)) {
    test("importing the built package in Node has no side effects", async () => {
        assert.deepEqual(await importing(built.href), { exports: EXPORTS, globals: [] });
    });
}

test("connecting in Node is refused in words, and nothing is thrown at whoever does not ask", async () => {
    const { connect, OffhookError } = await import(await bundled("index.ts"));
    const bar = connect({ gateway: "/gateway/" });
    assert.equal(bar.gateway, "/gateway");
    await assert.rejects(bar.loaded, error => error instanceof OffhookError && error.code === "no_browser");
    await assert.rejects(bar.ready(), { code: "no_browser", kind: "bug", retryable: false });
    assert.deepEqual(bar.events(), []);
    assert.equal(bar.snapshot().agent.phase, "signedOut");
    bar.release();
});
