// The element's attributes, without a page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "../test_support/bundled.mjs";

/** As much of an element as attributes need. */
globalThis.HTMLElement = class {
    #attributes = new Map();
    getAttribute(name) {
        return this.#attributes.get(name) ?? null;
    }
    setAttribute(name, value) {
        this.#attributes.set(name, value);
    }
};
const { OffhookBarElement } = await import(await bundled("index.ts"));

test("a layout that there is not is taken for the bar, and said so once", t => {
    const { mock } = t.mock.method(console, "warn", () => undefined);
    const element = new OffhookBarElement();
    assert.equal(element.layout, "bar");
    for (const layout of ["panel", "mini", "bar", ""]) {
        element.layout = layout;
        assert.equal(element.layout, layout || "bar");
    }
    assert.equal(mock.callCount(), 0);
    element.layout = "wide";
    assert.deepEqual([element.layout, element.layout], ["bar", "bar"]);
    new OffhookBarElement().layout = "wide";
    assert.deepEqual(mock.calls.map(({ arguments: [words] }) => words), ['Offhook: layout="wide" is not one of bar, panel, mini: it is taken for bar.']);
    // Another attribute, and another value, is another mistake.
    element.shortcuts = "wide";
    assert.equal(element.shortcuts, "bar");
    element.layout = "tall";
    assert.equal(element.layout, "bar");
    assert.equal(mock.callCount(), 3);
});

test("what a page has set before the class was there is taken over", () => {
    const element = new OffhookBarElement();
    const reasons = [{ code: 201, label: "Training" }];
    // As an element of an unknown name takes them: as members of its own.
    for (const [name, value] of Object.entries({ busyReasons: reasons, layout: "panel" })) {
        Object.defineProperty(element, name, { value, writable: true, enumerable: true, configurable: true });
    }
    try {
        element.connectedCallback();
    } catch {
        // There is no page to begin on.
    }
    assert.equal(Object.hasOwn(element, "busyReasons"), false);
    assert.deepEqual([element.busyReasons, element.layout, element.getAttribute("layout")], [reasons, "panel", "panel"]);
});

test("the program's files may be named by a property, which goes before the attribute", () => {
    const element = new OffhookBarElement();
    assert.equal(element.wasmUrl, undefined);
    element.setAttribute("wasm-url", "/static/offhook/");
    assert.equal(element.wasmUrl, "/static/offhook/");
    const each = { "offhook.wasm": "/a.wasm", "offhook-panels.wasm": "/b.wasm" };
    element.wasmUrl = each;
    assert.equal(element.wasmUrl, each);
    element.wasmUrl = undefined;
    assert.equal(element.wasmUrl, "/static/offhook/");
});
