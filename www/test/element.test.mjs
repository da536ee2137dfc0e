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
