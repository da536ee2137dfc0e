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

const ThingFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_thing_free(ptr, 1));
export class Thing {
    constructor(ptr) {
        this.__wbg_ptr = ptr;
        ThingFinalization.register(this, ptr, this);
    }
    __destroy_into_raw() {
        ThingFinalization.unregister(this);
        return this.__wbg_ptr;
    }
    free() {
        const ptr = this.__destroy_into_raw();
        wasm.__wbg_thing_free(ptr, 0);
    }
    take(text) {
        const ptr0 = passStringToWasm0(text, wasm.malloc, wasm.realloc);
        const len0 = WASM_VECTOR_LEN;
        return [ptr0, len0];
    }
}
if (Symbol.dispose) Thing.prototype[Symbol.dispose] = Thing.prototype.free;

const lAudioContext = (typeof AudioContext !== 'undefined' ? AudioContext : undefined);

let WASM_VECTOR_LEN = 0;
function passStringToWasm0(arg, malloc, realloc) {
    if (realloc === undefined) {
        const buf = cachedTextEncoder.encode(arg);
        const ptr = malloc(buf.length, 1) >>> 0;
        return ptr;
    }

    let ptr = malloc(arg.length, 1) >>> 0;
    WASM_VECTOR_LEN = arg.length;
    return ptr;
}
const bytes = new DataView(new ArrayBuffer(16));
function getDataViewMemory0() {
    return bytes;
}
function isLikeNone(x) {
    return x === undefined || x === null;
}
const stored = [];
function handleError(f, args) {
    try {
        return f.apply(this, args);
    } catch (e) {
        stored.push(e);
    }
}
function imports() {
    const import0 = {
        __proto__: null,
        newContext: function() { return handleError(function () {
            const ret = new lAudioContext();
            return ret;
        }, arguments); },
        half: function() { return handleError(function (arg0, arg1) {
            const ret = arg0.half(arg1);
            return ret;
        }, arguments); },
        isElement: function(arg0) {
            let result;
            try {
                result = arg0 instanceof Element;
            } catch (_) {
                result = false;
            }
            const ret = result;
            return ret;
        },
        key: function(arg0, arg1) {
            const ret = arg1.key;
            const ptr1 = passStringToWasm0(ret, wasm.malloc, wasm.realloc);
            const len1 = WASM_VECTOR_LEN;
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);
        },
        perhaps: function(arg0, arg1) {
            const ret = arg1.key;
            var ptr1 = isLikeNone(ret) ? 0 : passStringToWasm0(ret, wasm.malloc, wasm.realloc);
            var len1 = WASM_VECTOR_LEN;
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);
        },
    };
    return import0;
}

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

test("what is written once for all does what each has done", () => {
    const made = shortened(SCRIPT);
    const inside = made.slice(0, made.indexOf("async function start")).replace("export class", "class");
    const allocator = { malloc: length => 1000 + length, realloc: () => 0 };
    const { functions, stored, bytes, Thing } = new Function(
        "memory",
        `${inside}${made.slice(made.indexOf("function setText"))}; wasm = memory; return { functions: imports(), stored, bytes, Thing };`,
    )(allocator);
    const texts = at => [bytes.getInt32(at, true), bytes.getInt32(at + 4, true)];
    assert.deepEqual(new Thing(7).take("four"), [1004, 4]);
    functions.key(0, { key: "seven" });
    assert.deepEqual(texts(0), [1005, 5]);
    functions.perhaps(8, { key: "six" });
    assert.deepEqual(texts(8), [1003, 3]);
    functions.perhaps(8, {});
    assert.equal(texts(8)[0], 0);
    assert.equal(functions.half({ half: it => it / 2 }, 4), 2);
    assert.equal(functions.half({}, 4), undefined);
    assert.ok(stored[0] instanceof TypeError);
    assert.equal(functions.isElement(null), false);
    const proxy = Proxy.revocable({}, {});
    proxy.revoke();
    assert.equal(functions.isElement(proxy.proxy), false);
    assert.doesNotMatch(made, /free\(\)|Symbol\.dispose|typeof FinalizationRegistry/);
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
    assert.throws(() => shortened(SCRIPT.replaceAll("4 * 1", "4")), /len1/);
    assert.throws(() => shortened(""), /shortened\.mjs/);
});
