// Leaves out of wasm-bindgen's script what no page needs.

/** What of wasm-bindgen's script no page of ours needs, or would harm, and what stands in its place. */
const NEEDLESS = [
    // Loads and compiles a wasm in several ways; we pass a compiled one, once.
    [
        /async function __wbg_load\([^]*$/,
        `async function start({ module_or_path: module }) {
            return __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);
        }
        export { start as default };`,
    ],
    // Prints any value for the message of a panic, in sixty lines: what is thrown says enough by itself.
    [
        /function debugString\(val\) \{[^]*?\n\}/,
        'function debugString(val) { try { return String(val); } catch { return "?"; } }',
    ],
    // Starts anew after two gigabytes of text, which no shift comes near to.
    [/const MAX_SAFARI_DECODE_BYTES[^]*?\n\}/, "function decodeText(bytes) { return cachedTextDecoder.decode(bytes); }"],
    // Options for the browser, in which it would also find what a page has given to all objects: `once`, `signal`.
    [/new Object\(\)/, "Object.create(null)"],
    // Every browser that runs our wasm has these.
    [/if \(!\('encodeInto' in cachedTextEncoder\)\) \{[^]*?\n\}/, ""],
    [/\(typeof FinalizationRegistry === 'undefined'\)\n.*\n    : /g, ""],
    [/const lAudioContext = .*/, ""],
    [/new lAudioContext\(/, "new AudioContext("],
    // Give an object back by hand: methods of ours do, and else the collection of garbage.
    [/\n    (__destroy_into_raw|free)\(\) \{[^]*?\n    \}/g, ""],
    [/if \(Symbol\.dispose\).*/g, ""],
];

/** Steps that wasm-bindgen writes into each function that it imports or exports, and the call of a function that takes them for all. */
const REPEATED = [
    [/(?:const|var) ptr1 = (.*);\n\s*(?:const|var) len1 = WASM_VECTOR_LEN;\n.*4 \* 1, len1, true\);\n.*4 \* 0, ptr1, true\);/g, "setText(arg0, $1);"],
    [/passStringToWasm0\((\w+), wasm\.\w+, wasm\.\w+\)/g, "passStringToWasm0($1)"],
    [/function\(\) \{ return handleError\((function [^]*?\n\s*\}), arguments\); \}/g, "handled($1)"],
    [/let result;\n\s*try \{\n\s*result = (.*);\n\s*\} catch \(_\) \{\n\s*result = false;\n\s*\}\n\s*const ret = result;\n\s*return ret;/g, "return $1;"],
    [/: function ?(\(.*\)) \{\n/g, ": $1 => {\n"],
    [/\bhandled\(function ?(\(.*\)) \{\n/g, "handled($1 => {\n"],
];

const ONCE = `
function setText(to, ptr) {
    const memory = getDataViewMemory0();
    memory.setInt32((to >>>= 0) + 4, WASM_VECTOR_LEN, true);
    memory.setInt32(to, ptr, true);
}
function handled(f) { return (...args) => handleError(f, args); }`;

/** The function that passes a text to the wasm, and the two that give it memory, of which there is one pair. */
const PASS = /function passStringToWasm0\(arg, malloc, realloc\) \{\n\s*if \(realloc === undefined\) \{[^]*?\n    \}/;
const MEMORY = /passStringToWasm0\(\w+, (wasm\.\w+), (wasm\.\w+)\)/;

/** Checks that only know the classes of the window of the script. The bar may stand in another window, whose elements have classes of their own. */
const CHECKS = /arg0 instanceof (Document|Element|HTML\w+|KeyboardEvent|Node|ShadowRoot|Window)\b/g;

const IS_A = `
function isA(it, name) {
    try {
        while (it != null && (it = Object.getPrototypeOf(it))) if (it[Symbol.toStringTag] === name) return true;
    } catch {
        // A proxy may say anything.
    }
    return false;
}`;

/** Returns the script with each of the repeated steps in one place. */
function withoutRepetition(script) {
    const [, malloc, realloc] = MEMORY.exec(script) ?? [];
    const pass = `function passStringToWasm0(arg) {\n    const malloc = ${malloc}, realloc = ${realloc};`;
    return replaced(script, [[PASS, () => pass], ...REPEATED]) + ONCE;
}

/** Returns the script with these parts replaced, each of which must be there. */
function replaced(script, parts) {
    for (const [part, by] of parts) {
        if (script.search(part) < 0) throw new Error(`wasm-bindgen does not write ${part} any more: change shortened.mjs accordingly.`);
        script = script.replace(part, by);
    }
    return script;
}

/**
 * Returns wasm-bindgen's script without what no page needs, and with checks that hold in every window.
 *
 * @throws {Error} if it is written otherwise now
 */
export function shortened(script) {
    return withoutRepetition(replaced(script, NEEDLESS)).replace(CHECKS, 'isA(arg0, "$1")') + IS_A;
}
