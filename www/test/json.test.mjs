// What a page passes in, as the JSON text that crosses to the program.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { bundled } from "../test_support/bundled.mjs";

const { written } = await import(await bundled("json.ts"));

afterEach(() => {
    for (const { prototype } of [Array, Object]) delete prototype.toJSON;
});

/** A value with everything in it that may be written in a way of its own. */
const value = () => ({
    list: [1, [], { two: ["x"] }],
    at: new Date(0),
    own: { toJSON: () => "own" },
    of: new (class {
        toJSON() {
            return { kind: "class" };
        }
    })(),
    nothing: null,
    absent: undefined,
});
const TEXT = '{"list":[1,[],{"two":["x"]}],"at":"1970-01-01T00:00:00.000Z","own":"own","of":{"kind":"class"},"nothing":null}';

test("a toJSON that all arrays or all objects have is undone; one of a class or of the value itself is asked", () => {
    assert.equal(written(value()), TEXT);
    Array.prototype.toJSON = function () {
        return `[${this.join(", ")}]`;
    };
    assert.equal(written(value()), TEXT);
    assert.equal(written([1]), "[1]");
    Object.prototype.toJSON = () => "an object";
    assert.equal(written(value()), TEXT);
    delete Array.prototype.toJSON;
    assert.equal(written(value()), TEXT);
});

test("numbers that JSON does not have are no absent members, and what has no text is told from text", () => {
    assert.equal(written({ seconds: Number.NaN, more: [Infinity, 0.5] }), '{"seconds":"NaN","more":["NaN",0.5]}');
    const cycle = {};
    cycle.self = cycle;
    assert.deepEqual([cycle, 7n, undefined].map(written), [undefined, undefined, undefined]);
    assert.equal(written("words"), '"words"');
});
