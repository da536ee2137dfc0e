// Nothing is shipped that the lowest browsers can't run, as far as MDN's compatibility data tell.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { IN_WORDS } from "../lowest.mjs";
import { sheet } from "../styles.mjs";
import { DATA, isInLowest } from "../compatibility.mjs";
import { pages, root } from "../test_support/examples.mjs";
import { newerInCss } from "../test_support/newer_css.mjs";
import { newerInScript } from "../newer_script.mjs";

/** A tint that can't be mixed is no colour at all: what is on it stays readable, and has the colour of the text beside it. */
const TINT = /color-mix\(in srgb, ?var\(--_[\w-]+\) \d+%, ?transparent\)/g;

for (const name of ["first", "panels", "layouts"]) {
    test(`the styles “${name}” are compiled for the lowest browsers`, () => {
        const css = sheet(name);
        assert.ok(css.length > 1_000, "there is something to look at");
        assert.deepEqual(newerInCss(css.replace(TINT, "none")), []);
    });
}

test("newer styles are noticed, unless a browser is asked first", () => {
    const newer = {
        "a{color:light-dark(red,blue)}": "light-dark()",
        "a{color:color-mix(in srgb,red,blue)}": "color-mix()",
        "p:has(a){color:red}": ":has",
        "@container (width>1px){p:has(a){color:red}}": ":has",
        "@starting-style{a{color:red}}": "@starting-style",
        "a{inset:anchor(top) 0 0}": "anchor()",
        "a{text-wrap:balance}": "text-wrap",
        "a{width:stretch}": "width: stretch",
        "a{width:1foo}": "unit foo (unknown)",
    };
    for (const [css, what] of Object.entries(newer)) assert.ok(newerInCss(css).includes(what), css);
    assert.deepEqual(newerInCss("@supports selector(:has(p)){p:has(a){color:red}}a{height:100dvh;content:\"light-dark(\";width:1.5em}"), []);
});

test("newer interfaces are noticed in a script", () => {
    const script = 'Promise.withResolvers(); list.toSorted(); AbortSignal.any([]); new EditContext(); structuredClone(1); x.at(0)';
    assert.deepEqual(newerInScript(script), ["AbortSignal.any", "EditContext", "Promise.withResolvers", "toSorted()", "withResolvers()"]);
});

/** The data's names for what wasm-opt calls otherwise. Mutable globals came before the data begin: Chrome 69, Firefox 61, Safari 12. */
const IN_DATA = {
    "bulk-memory": "bulk-memory-operations",
    "bulk-memory-opt": "bulk-memory-operations",
    multivalue: "multi-value",
    "nontrapping-float-to-int": "non-trapping-float-to-int-conversions",
    "reference-types": "reference-types",
    "sign-ext": "sign-extension-operations",
};

test("the lowest browsers have the features of WebAssembly that the build asks for", async () => {
    const source = await readFile(`${root}/crates/xtask/src/build/features.rs`, "utf8");
    const asked = [...source.matchAll(/^ {4}\("([\w-]+)", WasmFeatures::/gm)].map(([, name]) => name);
    assert.ok(asked.length >= 7, asked.join());
    for (const name of asked.filter(it => it !== "mutable-globals")) {
        const feature = DATA.webassembly[IN_DATA[name] ?? name];
        assert.ok(feature, `${name} is in the data`);
        assert.ok(isInLowest(feature.__compat), name);
    }
    assert.equal(isInLowest(DATA.webassembly["tail-calls"].__compat), false);
});

test("the documents name the lowest browsers", async () => {
    const named = (await pages()).filter(({ text }) => text.replace(/\s+/g, " ").includes(IN_WORDS)).map(({ path }) => path);
    assert.deepEqual(named, ["README.md", "docs/embedding.md"]);
});
