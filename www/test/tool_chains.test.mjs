// The package's declarations are found by every way of TypeScript to resolve modules, and know the element in every
// framework's markup.

import assert from "node:assert/strict";
import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { declare, tsc, www } from "../test_support/compiled.mjs";

let folder;
before(async () => {
    folder = await mkdtemp(join(tmpdir(), "offhook-tool-chains-"));
    const installed = join(folder, "node_modules/offhook");
    await mkdir(installed, { recursive: true });
    await copyFile(join(www, "package.json"), join(installed, "package.json"));
    assert.equal(await declare(join(installed, "dist"), join(folder, "declare.json")), "");
});
after(() => rm(folder, { recursive: true, force: true }));

const STRICT = {
    target: "ES2022",
    lib: ["ES2022", "DOM"],
    strict: true,
    noEmit: true,
    types: [],
    noUncheckedSideEffectImports: true,
};

/** Compiles `code` as a page of its own beside the installed package; `packages` are installed too, by their names here. */
async function compile(name, code, compilerOptions, { compiler, packages = {} } = {}) {
    const page = join(folder, name);
    await mkdir(join(page, "node_modules"), { recursive: true });
    for (const [installed, ours] of Object.entries(packages)) {
        const at = join(page, "node_modules", installed);
        await mkdir(join(at, ".."), { recursive: true });
        await symlink(join(www, "node_modules", ours), at, "junction");
    }
    // The package lies where those of its users lie, so that it finds them.
    await symlink(join(folder, "node_modules/offhook"), join(page, "node_modules/offhook"), "junction");
    await writeFile(join(page, "package.json"), JSON.stringify({ type: "module" }));
    await writeFile(join(page, "page.tsx"), code);
    const options = { ...STRICT, ...compilerOptions, preserveSymlinks: true };
    await writeFile(join(page, "tsconfig.json"), JSON.stringify({ compilerOptions: options, include: ["page.tsx"] }));
    return tsc(join(page, "tsconfig.json"), compiler);
}

const PAGE = `
import { connect, OffhookError, type WasmUrl } from "offhook";
import "offhook/offhook.js";
const place: WasmUrl = { "offhook.wasm": "/a.wasm", "offhook-panels.wasm": new URL("https://cdn.example/b.wasm"), "offhook-codes.wasm": "/c.wasm" };
connect({ gateway: "/gateway", wasmUrl: place }).on("call.ringing", event => event.call.remote.number.trim());
document.querySelector("offhook-bar")?.bar?.release();
export const code = (error: unknown) => error instanceof OffhookError && error.code;
// @ts-expect-error a file that is not named
connect({ gateway: "/gateway", wasmUrl: { "offhook.wasm": "/a.wasm" } });
`;
/** Of a page that has nothing but the script. */
const SCRIPT = `
await import("offhook/offhook.js");
document.querySelector("offhook-bar")!.busyReasons = [{ code: 201, label: "Training" }];
export {};
`;

// Later compilers do not know it any more.
const OLDEST = ["node10", "typescript-5", { module: "ESNext", moduleResolution: "node10" }];
const LATEST = ["bundler", "typescript", { module: "ESNext", moduleResolution: "bundler" }];
const CHAINS = [
    OLDEST,
    ["node16", "typescript-5", { module: "Node16" }],
    ["node16", "typescript", { module: "Node16" }],
    ["nodenext", "typescript", { module: "NodeNext" }],
    ["bundler", "typescript-5", { module: "ESNext", moduleResolution: "bundler" }],
    LATEST,
];
for (const [resolution, compiler, options] of CHAINS) {
    test(`${compiler} with moduleResolution ${resolution} finds the declarations, and they are sound by themselves`, async () => {
        for (const [name, code] of Object.entries({ page: PAGE, script: SCRIPT })) {
            assert.equal(await compile(`${compiler}-${resolution}-${name}`, code, options, { compiler }), "");
        }
    });
}

/** An element as JSX writes it, by a framework's entry. */
const jsx = entry => `
import { defineOffhookBar } from "${entry}";
defineOffhookBar();
export const bar = (
    <offhook-bar
        gateway="/gateway"
        agent-id="1001"
        layout="panel"
        click-to-dial
        busyReasons={[{ code: 201, label: "Training" }]}
        onoffhook-call-ringing={event => event.detail.call.remote.number.trim()}
    />
);
// @ts-expect-error a layout that there is not
export const wide = <offhook-bar gateway="/gateway" layout="wide" />;
// @ts-expect-error no gateway
export const nowhere = <offhook-bar />;
// @ts-expect-error an event has no call of its own: it is in \`detail\`
export const deaf = <offhook-bar gateway="/gateway" onoffhook-call-ringing={event => event.call} />;
`;
const JSX = { jsx: "react-jsx", skipLibCheck: true };
const FRAMEWORKS = [
    ["React 19", jsx("offhook/react"), JSX, { react: "@types/react", csstype: "csstype" }],
    ["React 18", jsx("offhook/react"), JSX, { react: "types-react-18", "prop-types": "types-react-18", csstype: "csstype" }],
    ["Preact", jsx("offhook/preact"), { ...JSX, jsxImportSource: "preact" }, { preact: "preact" }],
];
for (const [name, code, options, packages] of FRAMEWORKS) {
    for (const [resolution, compiler, how] of [OLDEST, LATEST]) {
        test(`${name}'s JSX knows the element, with ${compiler} and moduleResolution ${resolution}`, async () => {
            const at = `${name}-${resolution}`.replace(" ", "-");
            assert.equal(await compile(at, code, { ...how, ...options }, { compiler, packages }), "");
        });
    }
}

test("Vue's templates know the element", async () => {
    const code = `
import type {} from "offhook/vue";
import type { GlobalComponents } from "vue";
type Props = InstanceType<GlobalComponents["offhook-bar"]>["$props"];
export const good: Props = {
    gateway: "/gateway",
    agentId: "1001",
    clickToDial: true,
    class: "wide",
    onOffhookCallRinging: event => event.detail.call.remote.number.trim(),
};
// @ts-expect-error no gateway
export const nowhere: Props = {};
// @ts-expect-error a layout that there is not
export const wide: Props = { gateway: "/gateway", layout: "wide" };
`;
    const packages = { vue: "vue", "@vue": "@vue", csstype: "csstype", "@babel": "@babel" };
    for (const [resolution, compiler, how] of [OLDEST, LATEST]) {
        assert.equal(await compile(`vue-${resolution}`, code, { ...how, skipLibCheck: true }, { compiler, packages }), "");
    }
});

test("no framework is needed for the package itself", async () => {
    const manifest = JSON.parse(await readFile(join(www, "package.json"), "utf8"));
    assert.deepEqual([manifest.dependencies, manifest.peerDependencies], [undefined, undefined]);
});
