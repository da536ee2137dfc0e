// The parts: each a wasm of its own, loaded when it is first needed, and joined to the running one.

import { OffhookError } from "./errors.js";
import { compile, type Exports, failure, type Part, running } from "./load.js";
import { addPanels } from "./sheets.js";

/** Name of the build, by which its parts import each other; see crates/xtask/src/build/names.rs. */
declare const BUILD: string;

/** Loads what opens: desk and picker. Rust calls it under the name that wasm_split gives it, again after a failure. */
export function __wasm_split_load_panels(told: number, about: number): Promise<void> {
    return loadPart("panels", told, about);
}

/** Loads the words of the gateway's result codes, in the same way. */
export function __wasm_split_load_codes(told: number, about: number): Promise<void> {
    return loadPart("codes", told, about);
}

/** Loads a part, then calls function `told` of the table with the result. */
async function loadPart(part: Part, told: number, about: number): Promise<void> {
    const { exports, parts } = running();
    const name = `offhook-${part}.wasm`;
    let isThere = true;
    try {
        await join(await compile(parts[part], name), exports, parts[part]);
    } catch (error) {
        isThere = false;
        console.error(`Offhook: ${name} is not there. ${error instanceof OffhookError ? error.fix : ""}`, error);
    }
    exports.__indirect_function_table.get(told)(about, isThere);
}

async function join(module: WebAssembly.Module, exports: Exports, { href }: URL): Promise<void> {
    if (WebAssembly.Module.imports(module).some(it => it.module !== BUILD)) {
        throw failure(
            "wasm_mismatch",
            "user",
            `${href} is of another build than the bar that runs.`,
            "The site was updated meanwhile: reload the page between two calls. If that does not help, serve all files of one release.",
        );
    }
    await WebAssembly.instantiate(module, { [BUILD]: exports });
    const [styles] = WebAssembly.Module.customSections(module, "styles");
    if (styles) addPanels(new TextDecoder().decode(styles));
}
