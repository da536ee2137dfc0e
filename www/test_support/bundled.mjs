// The package as tests see it: the sources, bundled around a stand-in for the wasm.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import { ESBUILD_TARGET } from "../lowest.mjs";

const here = dirname(fileURLToPath(import.meta.url));

/** Bundles a source file; returns its address. The folder it lies in is removed when the process ends. */
export async function bundled(entry) {
    const folder = await mkdtemp(join(tmpdir(), "offhook-test-"));
    process.on("exit", () => void rm(folder, { recursive: true, force: true }));
    const outfile = join(folder, "bundle.mjs");
    await esbuild.build({
        entryPoints: [join(here, "../src", entry)],
        outfile,
        bundle: true,
        format: "esm",
        target: ESBUILD_TARGET,
        alias: { "offhook-wasm": join(here, "fake_wasm.mjs"), "offhook-styles": join(here, "fake_styles.mjs") },
        define: { BUILD: '"panels"', LOWEST: '"Netscape 4"' },
        logLevel: "error",
    });
    return pathToFileURL(outfile).href;
}

/** The smallest WebAssembly module there is. */
export const WASM = new Uint8Array([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);

/** As much of a page as loading needs. */
export function pretendPage(fetch = async () => new Response(WASM)) {
    globalThis.CSSStyleSheet ??= class { replaceSync() {} };
    globalThis.CSS ??= { supports: () => true };
    globalThis.document = { baseURI: "http://crm.example/app/page.html" };
    globalThis.fetch = fetch;
}
