// The parts: each a wasm of its own, loaded when it is first needed, and joined to the running one.

import { OffhookError } from "./errors.js";
import { compile, failure, locate, running, type WasmFile } from "./load.js";
import { addPanels } from "./sheets.js";

/** Name of the build, by which its parts import each other; see crates/xtask/src/build/names.rs. */
declare const BUILD: string;

/** Loads what opens: desk and picker. Rust calls it under the name that wasm_split gives it, again after a failure. */
export function __wasm_split_load_panels(told: number, about: number): Promise<void> {
    return loadPart("offhook-panels.wasm", told, about);
}

/** Loads the words of the gateway's result codes, in the same way. */
export function __wasm_split_load_codes(told: number, about: number): Promise<void> {
    return loadPart("offhook-codes.wasm", told, about);
}

/** Loads a part, then calls function `told` of the table with the result. */
async function loadPart(name: WasmFile, told: number, about: number): Promise<void> {
    let isThere = true;
    try {
        const address = locate(name);
        await join(await compile(address, name), address);
    } catch (error) {
        isThere = false;
        console.error(`Offhook: ${name} is not there. ${error instanceof OffhookError ? error.fix : ""}`, error);
    }
    running().__indirect_function_table.get(told)(about, isThere);
}

async function join(module: WebAssembly.Module, { href }: URL): Promise<void> {
    if (WebAssembly.Module.imports(module).some(it => it.module !== BUILD)) {
        throw failure(
            "wasm_mismatch",
            "user",
            `${href} is of another build than the bar that runs.`,
            "The site was updated meanwhile: reload the page between two calls. If that does not help, serve all files of one release.",
        );
    }
    await WebAssembly.instantiate(module, { [BUILD]: running() });
    const [styles] = WebAssembly.Module.customSections(module, "styles");
    if (styles) addPanels(new TextDecoder().decode(styles));
}
