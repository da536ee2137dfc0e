// What opens is in a wasm of its own: joined to the one that runs, or refused with a reason.

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { bundled, pretendPage } from "../test_support/bundled.mjs";

/** A module that imports function `f` of this module, and brings these styles. */
function panels(key, styles = ".x{}") {
    const text = it => [it.length, ...new TextEncoder().encode(it)];
    const section = (id, content) => [id, content.length, ...content];
    const types = section(1, [1, 0x60, 0, 0]);
    const imports = section(2, [1, ...text(key), ...text("f"), 0, 0]);
    return new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...types, ...imports, ...section(0, [...text("styles"), ...new TextEncoder().encode(styles)])]);
}

/** The package with a running wasm; what was fetched, what Rust was told, what was complained of, and the styles. */
async function stage(answer) {
    const told = [];
    const sheets = [];
    globalThis.CSSStyleSheet = class {
        text = "";
        constructor() {
            sheets.push(this);
        }
        replaceSync(text) {
            this.text = text;
        }
    };
    globalThis.fakeWasm = undefined;
    const { load, __wasm_split_load_panels } = await import(await bundled("../test_support/panels_entry.ts"));
    const fetched = [];
    pretendPage(async address => {
        fetched.push(String(address));
        return new Response(answer(String(address)));
    });
    globalThis.fakeWasm.exports = { f() {}, __indirect_function_table: { get: told_ => (about, isThere) => told.push([told_, about, isThere]) } };
    await load("/static/offhook.wasm?v=2");
    return { ask: () => __wasm_split_load_panels(7, 42), told, fetched, sheets };
}

const empty = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

test("lies beside the other wasm, and brings its styles along", async () => {
    const { ask, told, fetched, sheets } = await stage(address => (address.includes("panels") ? panels("panels") : empty));
    await ask();
    assert.deepEqual(told, [[7, 42, true]]);
    assert.equal(fetched.at(-1), "http://crm.example/static/offhook-panels.wasm");
    assert.deepEqual(sheets.map(it => it.text), ["", ".x{}", ""]);
});

test("another build is refused with the reason, and can be asked for again", async () => {
    const said = mock.method(console, "error", () => undefined);
    let key = "another";
    const { ask, told } = await stage(address => (address.includes("panels") ? panels(key) : empty));
    await ask();
    assert.deepEqual(told.pop(), [7, 42, false]);
    assert.equal(said.mock.calls[0].arguments[1].code, "wasm_mismatch");
    key = "panels";
    await ask();
    assert.deepEqual(told.pop(), [7, 42, true]);
    said.mock.restore();
});
