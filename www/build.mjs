// Bundles the npm package and the demo site around a wasm: `cargo xtask` calls this, after wasm-bindgen has written
// www/generated.
//
//   node build.mjs --wasm <offhook.wasm to ship> --panels <offhook-panels.wasm to ship> --out <folder of the package>
//     --site <folder of the demo site>

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as esbuild from "esbuild";

const www = dirname(fileURLToPath(import.meta.url));
const root = dirname(www);
const glue = join(www, "generated/offhook_wasm.js");

const { values } = parseArgs({
    options: { wasm: { type: "string" }, panels: { type: "string" }, out: { type: "string" }, site: { type: "string" } },
});
if (!values.wasm || !values.panels || !values.out || !values.site) {
    fail("usage: node build.mjs --wasm <file> --panels <file> --out <folder> --site <folder>");
}
const [wasm, panels, out, site] = [values.wasm, values.panels, values.out, values.site].map(path => resolve(path));
for (const file of [wasm, panels, glue]) {
    if (!existsSync(file)) fail(`${file} is missing: run \`cargo xtask dist\`, which makes it.`);
}

const linked = named(await readFile(glue, "utf8"), await readFile(wasm), await readFile(panels));
await empty(out);
await Promise.all([bundle(), declarations(), writeWasm()]);
await demo();

/**
 * Parts of two builds do not fit each other, though their names may say so: each build has names of its own, so that
 * parts that were not made together refuse to be joined. wasm-bindgen ends its names in 16 digits that nothing can
 * compress; a number in their place is 3 KB less. Every name keeps its length, as what lies behind it must not move.
 */
function named(script, wasm, panels) {
    const build = createHash("sha256").update(wasm).update(panels).digest("hex");
    const digits = [...new Set(script.match(/(?<=_|17h)[0-9a-f]{16}(?=E?\b)/g))];
    const numbers = new Map(digits.map((it, at) => [it, String(at).padStart(it.length, "0")]));
    const rename = text => text.replace(/(?<=_|17h)[0-9a-f]{16}/g, it => numbers.get(it) ?? it).replaceAll("./offhook_wasm_bg.js", `offhook_wasm_${build.slice(0, 7)}`);
    // Byte for byte, whatever it means.
    const bytes = (before, change) => {
        const after = Buffer.from(change(before.toString("latin1")), "latin1");
        return after.length === before.length ? after : fail("A name in the wasm has changed its length: see named() in build.mjs.");
    };
    const key = `panels${build.slice(0, 6)}`;
    return {
        key,
        script: rename(script),
        wasm: bytes(wasm, rename),
        // The length is part of the name of a module, and not of what begins alike.
        panels: bytes(panels, text => text.replaceAll("\x0c__wasm_split", `\x0c${key}`)),
    };
}

/** The panels bring their styles along, as a section of their own, so that there is one thing to load and to wait for. */
async function writeWasm() {
    const styles = Buffer.from(await sheet("panels"));
    const name = Buffer.from("styles");
    const content = Buffer.concat([length(name), name, styles]);
    const section = Buffer.concat([Buffer.from([0]), length(content), content]);
    await writeFile(join(out, "offhook.wasm"), linked.wasm);
    await writeFile(join(out, "offhook-panels.wasm"), Buffer.concat([linked.panels, section]));
}

/** The length of these bytes as WebAssembly writes numbers: seven bits a byte, the lowest first. */
function length({ length }) {
    const bytes = [];
    for (let rest = length; bytes.length === 0 || rest > 0; rest >>>= 7) bytes.push((rest & 127) | (rest > 127 ? 128 : 0));
    return Buffer.from(bytes);
}

/** One of the bar's style sheets: first, panels, layouts. */
async function sheet(name) {
    const built = await esbuild.build({
        entryPoints: [join(root, "src/ui/styles", `${name}.css`)],
        bundle: true,
        minify: true,
        target: "es2022",
        write: false,
        logLevel: "warning",
    });
    return built.outputFiles[0].text.trim();
}

/** index.js holds everything; offhook.js, for script tags, only imports it and defines the element. */
async function bundle() {
    const common = { bundle: true, format: "esm", target: "es2022", minify: true, legalComments: "none", logLevel: "warning" };
    await esbuild.build({
        ...common,
        entryPoints: [join(www, "src/index.ts")],
        outfile: join(out, "index.js"),
        alias: { "offhook-wasm": glue },
        define: { PANELS_KEY: JSON.stringify(linked.key) },
        plugins: [{ name: "generated", setup: generated }],
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

/** What the sources import that is made here. */
function generated(build) {
    // It would look for its wasm under a name that we do not ship, and bundlers would follow it there. We always pass
    // the module, compiled.
    build.onLoad({ filter: /offhook_wasm\.js$/ }, () => {
        return { contents: linked.script.replace(/new URL\([^()]*import\.meta\.url\)/, "undefined"), loader: "js", resolveDir: dirname(glue) };
    });
    // The splitter's own script loads without a word when something is wrong.
    build.onResolve({ filter: /__wasm_split\.js$/ }, () => ({ path: join(www, "src/panels.ts") }));
    build.onResolve({ filter: /^offhook-styles$/ }, ({ path }) => ({ path, namespace: "styles" }));
    build.onLoad({ filter: /./, namespace: "styles" }, async () => {
        const [first, layouts] = await Promise.all(["first", "layouts"].map(sheet));
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
