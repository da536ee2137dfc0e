// The parts: each a wasm of its own, loaded when it is first needed, and joined to the running one.

import { OffhookError } from "./errors.js";
import { compile, failure, locate, running, type WasmFile } from "./load.js";
import { addPanels } from "./sheets.js";

/** Name of the build, by which its parts import each other; see crates/xtask/src/build/names.rs. */
declare const BUILD: string;

const parts = new Map<WasmFile, Promise<void>>();

/** Loads a part, once, and again after a failure. Rust calls it. */
export function loadPart(name: WasmFile): Promise<void> {
    let part = parts.get(name);
    if (!part) parts.set(name, (part = fetched(name)));
    return part;
}

async function fetched(name: WasmFile): Promise<void> {
    try {
        const address = locate(name);
        await join(await compile(address, name), address);
    } catch (error) {
        parts.delete(name);
        console.error(`Offhook: ${name} is not there. ${error instanceof OffhookError ? error.fix : ""}`, error);
        throw error;
    }
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
