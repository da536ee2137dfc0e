// Bundles the npm package and the demo site around a wasm: `cargo xtask` calls this, after wasm-bindgen has written
// www/generated.
//
//   node build.mjs --wasm <offhook.wasm to ship> --out <folder of the package> --site <folder of the demo site>

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as esbuild from "esbuild";

const www = dirname(fileURLToPath(import.meta.url));
const root = dirname(www);
const glue = join(www, "generated/offhook_wasm.js");

const { values } = parseArgs({
    options: { wasm: { type: "string" }, out: { type: "string" }, site: { type: "string" } },
});
if (!values.wasm || !values.out || !values.site) fail("usage: node build.mjs --wasm <file> --out <folder> --site <folder>");
const [wasm, out, site] = [resolve(values.wasm), resolve(values.out), resolve(values.site)];
for (const file of [wasm, glue]) if (!existsSync(file)) fail(`${file} is missing: run \`cargo xtask dist\`, which makes it.`);

await empty(out);
await Promise.all([bundle(), declarations(), cp(wasm, join(out, "offhook.wasm"))]);
await demo();

/** index.js holds everything; offhook.js, for script tags, only imports it and defines the element. */
async function bundle() {
    const common = { bundle: true, format: "esm", target: "es2022", minify: true, legalComments: "none", logLevel: "warning" };
    await esbuild.build({
        ...common,
        entryPoints: [join(www, "src/index.ts")],
        outfile: join(out, "index.js"),
        alias: { "offhook-wasm": glue },
        plugins: [{ name: "without-default-path", setup: withoutDefaultPath }],
    });
    await esbuild.build({
        ...common,
        entryPoints: [join(www, "src/offhook.ts")],
        outfile: join(out, "offhook.js"),
        external: ["./index.js"],
    });
}

/** The site: the page, its scripts and styles, and the package as /offhook/. */
async function demo() {
    await empty(site);
    await esbuild.build({
        entryPoints: [join(www, "demo/demo.ts")],
        outdir: join(site, "demo"),
        bundle: true,
        format: "esm",
        target: "es2022",
        minify: true,
        legalComments: "none",
        logLevel: "warning",
        // The page takes the package from where a page of one's own would take it.
        external: ["/offhook/*"],
        alias: { offhook: "/offhook/index.js" },
    });
    for (const name of await readdir(join(www, "demo"))) {
        if (!/\.(ts|md)$/.test(name)) await cp(join(www, "demo", name), join(site, "demo", name), { recursive: true });
    }
    await cp(join(root, "index.html"), join(site, "index.html"));
    await cp(out, join(site, "offhook"), { recursive: true });
}

/**
 * Declarations for editors. Compiled with what wasm-bindgen has generated in place of src/wasm.d.ts, which shows
 * whether src/glue.ts still says what the Rust side offers.
 */
async function declarations() {
    const project = join(www, "tsconfig.dist.json");
    const { status, stdout } = spawnSync(
        process.execPath,
        [join(www, "node_modules/typescript/bin/tsc"), "--project", project, "--outDir", out],
        { encoding: "utf8" },
    );
    if (status !== 0) fail(`tsc found mistakes:\n${stdout}`);
}

/**
 * The generated glue would look for its wasm under a name that we do not ship, and bundlers would follow it there. We
 * always pass the module, compiled.
 */
function withoutDefaultPath(build) {
    build.onLoad({ filter: /offhook_wasm\.js$/ }, async ({ path }) => {
        const text = await readFile(path, "utf8");
        return { contents: text.replace(/new URL\([^()]*import\.meta\.url\)/, "undefined"), loader: "js" };
    });
}

async function empty(folder) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
}

function fail(message) {
    console.error(message);
    process.exit(1);
}
