// The parts are wasms of their own: joined to the one that runs, or refused with a reason.

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { bundled, pretendPage } from "../test_support/bundled.mjs";

/** A module that imports function `f` of this module, and brings these styles; none when they are null. */
function part(key, styles = ".x{}") {
    const text = it => [it.length, ...new TextEncoder().encode(it)];
    const section = (id, content) => [id, content.length, ...content];
    const types = section(1, [1, 0x60, 0, 0]);
    const imports = section(2, [1, ...text(key), ...text("f"), 0, 0]);
    const custom = styles === null ? [] : section(0, [...text("styles"), ...new TextEncoder().encode(styles)]);
    return new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...types, ...imports, ...custom]);
}

/** The package with a running wasm; what was fetched, what Rust was told, and the styles. */
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
    const { barSheets, load, loadPart } = await import(await bundled("../test_support/parts_entry.ts"));
    const fetched = [];
    pretendPage(async address => {
        fetched.push(String(address));
        return new Response(answer(String(address)));
    });
    globalThis.fakeWasm.exports = { f() {} };
    await load("/static/offhook.wasm?v=2");
    barSheets({ defaultView: globalThis });
    const ask = (name = "panels") =>
        loadPart(`offhook-${name}.wasm`).then(
            () => told.push(true),
            () => told.push(false),
        );
    return { ask, told, fetched, sheets };
}

const empty = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

test("lies beside the other wasm, and brings its styles along", async () => {
    const { ask, told, fetched, sheets } = await stage(address => (address.includes("panels") ? part("panels") : empty));
    await ask();
    assert.deepEqual(told, [true]);
    assert.equal(fetched.at(-1), "http://crm.example/static/offhook-panels.wasm");
    const count = fetched.length;
    await Promise.all([ask(), ask()]);
    assert.deepEqual([told, fetched.length], [[true, true, true], count], "once");
    assert.deepEqual(sheets.map(it => it.text), ["", ".x{}", ""]);
});

test("the words lie there too, and bring no styles", async () => {
    const { ask, told, fetched, sheets } = await stage(address => (address.includes("codes") ? part("panels", null) : empty));
    await ask("codes");
    assert.deepEqual(told, [true]);
    assert.equal(fetched.at(-1), "http://crm.example/static/offhook-codes.wasm");
    assert.deepEqual(sheets.map(it => it.text), ["", "", ""]);
});

test("a part that is missing is complained of by name, and Rust is told", async () => {
    const said = mock.method(console, "error", () => undefined);
    const { ask, told } = await stage(address => (address.includes("codes") ? "<!doctype html>" : empty));
    await ask("codes");
    assert.deepEqual(told, [false]);
    assert.match(said.mock.calls[0].arguments[0], /offhook-codes\.wasm is not there.* Put offhook-codes\.wasm beside offhook\.js/);
    said.mock.restore();
});

test("another build is refused with the reason, and can be asked for again", async () => {
    const said = mock.method(console, "error", () => undefined);
    let key = "another";
    const { ask, told } = await stage(address => (address.includes("panels") ? part(key) : empty));
    await ask();
    assert.equal(told.pop(), false);
    assert.equal(said.mock.calls[0].arguments[1].code, "wasm_mismatch");
    key = "panels";
    await ask();
    assert.equal(told.pop(), true);
    said.mock.restore();
});
