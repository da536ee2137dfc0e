// Bundles the npm package and the demo site around a wasm: `cargo xtask` calls this, after wasm-bindgen has written
// www/generated.
//
//   node build.mjs --build <name of the build> --made <folder of wasm-bindgen's script and every wasm to ship>
//     --out <folder of the package> --site <folder of the demo site>

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as esbuild from "esbuild";
import { ESBUILD_TARGET, IN_WORDS } from "./lowest.mjs";
import { newerInScript } from "./newer_script.mjs";
import { shortened } from "./shortened.mjs";
import { sheet } from "./styles.mjs";

const www = dirname(fileURLToPath(import.meta.url));
const root = dirname(www);
const glue = join(www, "generated/offhook_wasm.js");
const styles = join(root, "src/ui/styles");

const OPTIONS = ["build", "made", "out", "site"];
const { values } = parseArgs({
    options: Object.fromEntries(OPTIONS.map(name => [name, { type: "string" }])),
});
if (OPTIONS.some(name => !values[name])) fail(`usage: node build.mjs ${OPTIONS.map(name => `--${name} <${name}>`).join(" ")}`);
const [made, out, site] = OPTIONS.slice(1).map(name => resolve(values[name]));
const script = join(made, "offhook_wasm.js");
for (const file of [script, join(made, "offhook.wasm"), glue]) {
    if (!existsSync(file)) fail(`${file} is missing: run \`cargo xtask dist\`, which makes it.`);
}

await empty(out);
await Promise.all([bundle(), declarations(), writeWasm()]);
await demo();

/** A part with styles (`panels.css` for `offhook-panels.wasm`) brings them along as a section, so that there is one thing to load. */
async function writeWasm() {
    for (const file of (await readdir(made)).filter(file => file.endsWith(".wasm"))) {
        const wasm = await readFile(join(made, file));
        const part = /^offhook-(.+)\.wasm$/.exec(file)?.[1];
        const hasStyles = part !== undefined && existsSync(join(styles, `${part}.css`));
        await writeFile(join(out, file), hasStyles ? Buffer.concat([wasm, section("styles", sheet(part))]) : wasm);
    }
}

/** A custom section of WebAssembly. */
function section(name, text) {
    const [named, content] = [name, text].map(it => Buffer.from(it));
    const body = Buffer.concat([length(named), named, content]);
    return Buffer.concat([Buffer.from([0]), length(body), body]);
}

/** The length of these bytes as WebAssembly writes numbers: seven bits a byte, the lowest first. */
function length({ length }) {
    const bytes = [];
    for (let rest = length; bytes.length === 0 || rest > 0; rest >>>= 7) bytes.push((rest & 127) | (rest > 127 ? 128 : 0));
    return Buffer.from(bytes);
}

/**
 * index.js holds everything but diagnosis.js, which is loaded when the gateway is out of reach; offhook.js, for script tags, only imports
 * it and defines the element.
 */
async function bundle() {
    const common = { bundle: true, format: "esm", target: ESBUILD_TARGET, minify: true, charset: "utf8", legalComments: "none", logLevel: "warning" };
    await esbuild.build({
        ...common,
        entryPoints: [join(www, "src/index.ts")],
        outfile: join(out, "index.js"),
        external: ["./diagnosis.js"],
        alias: { "offhook-wasm": glue },
        define: { BUILD: JSON.stringify(values.build), LOWEST: JSON.stringify(IN_WORDS) },
        plugins: [{ name: "generated", setup: generated }],
    });
    await esbuild.build({ ...common, entryPoints: [join(www, "src/diagnosis.ts")], outfile: join(out, "diagnosis.js") });
    await esbuild.build({
        ...common,
        entryPoints: [join(www, "src/offhook.ts")],
        outfile: join(out, "offhook.js"),
        external: ["./index.js"],
    });
    for (const name of ["index.js", "diagnosis.js", "offhook.js"]) {
        const newer = newerInScript(await readFile(join(out, name), "utf8"));
        if (newer.length === 0) continue;
        fail(`${name} uses what the lowest browsers lack: ${newer.join(", ")}. Do without it; if it is asked for before it is used, or is a method of our own, say so in HARMLESS (newer_script.mjs).`);
    }
}

/** The site: the page, its scripts and styles, and the package as /offhook/. */
async function demo() {
    await empty(site);
    await esbuild.build({
        entryPoints: [join(www, "demo/demo.ts")],
        outdir: join(site, "demo"),
        bundle: true,
        format: "esm",
        target: ESBUILD_TARGET,
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

/** What the sources import that is made here. */
function generated(build) {
    build.onLoad({ filter: /offhook_wasm\.js$/ }, async () => {
        return { contents: shortened(await readFile(script, "utf8")), loader: "js", resolveDir: dirname(glue) };
    });
    // The splitter's own script loads without a word when something is wrong.
    build.onResolve({ filter: /__wasm_split\.js$/ }, () => ({ path: join(www, "src/parts.ts") }));
    build.onResolve({ filter: /^offhook-styles$/ }, ({ path }) => ({ path, namespace: "styles" }));
    build.onLoad({ filter: /./, namespace: "styles" }, () => {
        const [first, layouts] = ["first", "layouts"].map(sheet);
        return { contents: `export const first = ${JSON.stringify(first)}, layouts = ${JSON.stringify(layouts)};` };
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
