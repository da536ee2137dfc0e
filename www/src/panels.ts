// The second wasm, of what opens (desk, picker): loaded when it is first needed, and joined to the running one.

import { OffhookError } from "./errors.js";
import { compile, type Exports, failure, running } from "./load.js";
import { barSheets } from "./sheets.js";

/** Name of the build, by which its parts import each other; see crates/xtask/src/build/names.rs. */
declare const BUILD: string;

/**
 * Loads the second wasm, then calls function `told` of the table with the result. Rust calls it under the name that
 * wasm_split gives it, again after a failure when the agent tries again.
 */
export async function __wasm_split_load_panels(told: number, about: number): Promise<void> {
    const { exports, panels } = running();
    let isThere = true;
    try {
        await join(await compile(panels, "offhook-panels.wasm"), exports);
    } catch (error) {
        isThere = false;
        console.error(`Offhook: what opens is not there. ${error instanceof OffhookError ? error.fix : ""}`, error);
    }
    exports.__indirect_function_table.get(told)(about, isThere);
}

async function join(module: WebAssembly.Module, exports: Exports): Promise<void> {
    const { href } = running().panels;
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
    barSheets()[1].replaceSync(new TextDecoder().decode(styles));
}
