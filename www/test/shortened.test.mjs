import assert from "node:assert/strict";
import test from "node:test";
import { shortened } from "../shortened.mjs";

// As wasm-bindgen 0.2.130 writes it, in short.
const SCRIPT = `
let cachedTextDecoder = new TextDecoder();
const MAX_SAFARI_DECODE_BYTES = 2146435072;
let numBytesDecoded = 0;
function decodeText(bytes) {
    if (numBytesDecoded >= MAX_SAFARI_DECODE_BYTES) {
        numBytesDecoded = 0;
    }
    return cachedTextDecoder.decode(bytes);
}

const cachedTextEncoder = new TextEncoder();

if (!('encodeInto' in cachedTextEncoder)) {
    cachedTextEncoder.encodeInto = function (arg, view) {
        return { read: arg.length };
    };
}

function newObject() { return new Object(); }

function debugString(val) {
    if (val == null) {
        return 'null';
    }
    return "Object";
}

let wasm;
function __wbg_get_imports() { return { env: { answer: () => debugString(null) } }; }
function __wbg_finalize_init(instance, module) {
    wasm = instance.exports;
    return wasm;
}

async function __wbg_load(module, imports) {
    return imports;
}
export { initSync, __wbg_init as default };
`;

/** A wasm that imports `env.answer` and exports nothing. */
const BYTES = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 2, 14, 1, 3, 101, 110, 118, 6, 97, 110, 115, 119, 101, 114, 0, 0);

test("what is left starts a compiled wasm with its imports", async () => {
    const { default: start } = await import(`data:text/javascript,${encodeURIComponent(shortened(SCRIPT))}`);
    assert.deepEqual({ ...(await start({ module_or_path: new WebAssembly.Module(BYTES) })) }, {});
});

test("what crosses is told by what it is, and not by the window that it is of", () => {
    const checks = "function isElement(arg0) { return arg0 instanceof Element; }\nfunction isPromise(arg0) { return arg0 instanceof Promise; }";
    const made = shortened(`${checks}${SCRIPT}`);
    assert.match(made, /function isElement\(arg0\) \{ return isA\(arg0, "Element"\); \}/);
    assert.match(made, /arg0 instanceof Promise/);
    const isA = new Function(`${made.slice(made.indexOf("function isA"))}; return isA;`)();
    class Other {
        get [Symbol.toStringTag]() {
            return "Element";
        }
    }
    assert.deepEqual([new (class extends Other {})(), {}, undefined, null, 7].map(it => isA(it, "Element")), [true, false, false, false, false]);
});

test("a script that is written otherwise is noticed", () => {
    assert.throws(() => shortened(SCRIPT.replace("debugString", "printed")), /debugString/);
    assert.throws(() => shortened(""), /NEEDLESS/);
});
