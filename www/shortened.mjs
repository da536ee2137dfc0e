// Leaves out of wasm-bindgen's script what no page needs.

/** What of wasm-bindgen's script no page of ours needs, or would harm, and what stands in its place: 0.6 KB less after brotli. */
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
    // Every browser that runs our wasm has it.
    [/if \(!\('encodeInto' in cachedTextEncoder\)\) \{[^]*?\n\}/, ""],
];

/** Checks that only know the classes of the window of the script. The bar may stand in another window, whose elements have classes of their own. */
const CHECKS = /arg0 instanceof (Document|Element|HTML\w+|KeyboardEvent|Node|ShadowRoot|Window)\b/g;

const IS_A = `
function isA(it, name) {
    while (it != null && (it = Object.getPrototypeOf(it))) if (it[Symbol.toStringTag] === name) return true;
    return false;
}`;

/** An import of everything, one for each part, for which esbuild writes a loop that would also find what a page has given to all objects. */
const NAMESPACE = /import \* as (\w+) from (".*__wasm_split\.js")/g;
const SPLIT = "__wasm_split_load_panels, __wasm_split_load_codes";

/** Returns the script with one import of what loads the parts, by its names. */
function importedByName(script) {
    const [first, ...others] = [...script.matchAll(NAMESPACE)].map(([, name]) => name);
    const byName = script.replace(NAMESPACE, (_, name, path) => (name === first ? `import { ${SPLIT} } from ${path}; const ${name} = { ${SPLIT} };` : ""));
    return others.reduce((rest, name) => rest.replace(new RegExp(`\\n.*__wasm_split\\.js": ${name},`), ""), byName);
}

/**
 * Returns wasm-bindgen's script without what no page needs, and with checks that hold in every window.
 *
 * @throws {Error} if it is written otherwise now
 */
export function shortened(script) {
    for (const [part, by] of NEEDLESS) {
        if (!part.test(script)) throw new Error(`wasm-bindgen does not write ${part} any more: change NEEDLESS in shortened.mjs accordingly.`);
        script = script.replace(part, () => by);
    }
    return importedByName(script).replace(CHECKS, 'isA(arg0, "$1")') + IS_A;
}
