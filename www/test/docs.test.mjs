// The docs: every example compiles against the package's declarations, those marked `// @run` run, every link leads
// somewhere.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after, before, test } from "node:test";
import * as esbuild from "esbuild";
import { bundled, pretendPage } from "../test_support/bundled.mjs";
import { declare, tsc, www } from "../test_support/compiled.mjs";
import { examples, excerpts, pages, PRELUDE, root } from "../test_support/examples.mjs";

const all = await pages();
let folder;
before(async () => (folder = await mkdtemp(join(tmpdir(), "offhook-docs-"))));
after(() => rm(folder, { recursive: true, force: true }));

test("every page has something to show, and there are pages", () => {
    const shown = all.filter(page => examples(page).length > 0).map(({ path }) => path);
    for (const page of ["README.md", "docs/session.md", "docs/calls.md", "docs/events.md", "docs/errors.md"]) assert.ok(shown.includes(page), page);
});

test("every example compiles", async () => {
    const types = join(folder, "types");
    assert.equal(await declare(types, join(folder, "declare.json")), "");
    const code = join(folder, "code");
    await mkdir(code);
    await writeFile(join(code, "prelude.ts"), PRELUDE);
    for (const { path, line, code: lines } of all.flatMap(examples)) {
        // Padded, so that what the compiler says of a line is about that line of the page.
        const name = `${path.replaceAll("/", "-").replace(".md", "")}-${line}.ts`;
        await writeFile(join(code, name), `${"\n".repeat(line - 1)}${lines.join("\n")}\nexport {};`);
    }
    const compilerOptions = { rootDir: folder, noUnusedLocals: false, paths: { offhook: [join(types, "index.d.ts")] } };
    const path = join(folder, "use.json");
    await writeFile(path, JSON.stringify({ extends: join(www, "tsconfig.json"), compilerOptions, include: [code] }));
    assert.equal(tsc(path), "");
});

test("an example that is wrong does not", async () => {
    const code = join(folder, "wrong");
    await mkdir(code);
    await writeFile(join(code, "prelude.ts"), PRELUDE);
    await writeFile(join(code, "wrong.ts"), "await bar.fly();\nexport {};");
    const path = join(folder, "wrong.json");
    const compilerOptions = { rootDir: folder, paths: { offhook: [join(folder, "types/index.d.ts")] } };
    await writeFile(path, JSON.stringify({ extends: join(www, "tsconfig.json"), compilerOptions, include: [code] }));
    assert.match(tsc(path), /wrong\.ts.*'fly'/);
});

pretendPage();
const offhook = await bundled("index.ts");
const { connect, ...rest } = await import(offhook);
// Stands behind what that import has brought.
const { stage } = await import("../test_support/stage.mjs");
for (const { path, line, code } of all.flatMap(examples).filter(({ isRun }) => isRun)) {
    test(`${path}:${line} runs`, async () => {
        const isImport = text => text.startsWith("import ");
        const { code: script } = await esbuild.transform(code.filter(text => !isImport(text)).join("\n"), { loader: "ts" });
        const names = code.filter(isImport).flatMap(text => [.../\{(.*)\}/.exec(text)[1].matchAll(/(?<!type )\b[A-Za-z]+/g)].map(([name]) => name));
        const staged = await stage(connect);
        const said = [];
        const crm = { pop: number => said.push(number), say: words => said.push(words), isBlocked: async number => number.endsWith("9") };
        const shown = it => (typeof it === "string" ? it : JSON.stringify(it));
        const logged = [];
        const console = { log: (...words) => logged.push(words.map(shown).join(" ")) };
        const given = { connect, ...rest, ...staged, crm, console, password: "secret" };
        const unasked = Object.keys(given).filter(name => !names.includes(name) && !(name in { ...staged, crm: 1, console: 1, password: 1 }));
        for (const name of unasked) delete given[name];
        // In a scope of its own, so that an example may call its bar "bar".
        const run = new (async () => undefined).constructor(...Object.keys(given), `{ ${script}\n }`);
        await run(...Object.values(given));
        staged.bar.release();
        // What an example says that it prints, it prints.
        const promised = code.flatMap(text => /console\.log\(.*\/\/ → (.*)$/.exec(text)?.[1] ?? []);
        assert.deepEqual(logged, promised);
    });
}

test("what the docs show of an example project is what stands there", async () => {
    const shown = all.flatMap(excerpts);
    const lines = text => text.split("\n").map(line => line.trim());
    for (const { path, line, file, code } of shown) {
        const there = lines(await readFile(join(root, file), "utf8"));
        const wanted = lines(code.join("\n"));
        const isThere = there.some((_, at) => wanted.every((words, after) => there[at + after] === words));
        assert.ok(isThere, `${path}:${line} shows what is not in ${file}`);
    }
    const projects = (await readdir(join(root, "examples"), { withFileTypes: true })).filter(it => it.isDirectory()).map(({ name }) => name);
    const named = new Set(shown.map(({ file }) => file.split("/")[1]));
    assert.deepEqual([...named].sort(), projects.sort());
});

test("example projects take the archive as it is, and their lock files name no registry", async () => {
    const projects = await readdir(join(root, "examples"));
    assert.ok(projects.length > 0);
    for (const project of projects) {
        const { packages } = JSON.parse(await readFile(join(root, "examples", project, "package-lock.json"), "utf8"));
        const { offhook, ...others } = Object.fromEntries(Object.entries(packages).map(([name, it]) => [name.replace("node_modules/", ""), it]));
        // The archive is another with each build: its checksum would refuse the next one.
        assert.deepEqual([offhook.integrity, offhook.resolved?.startsWith("file:")], [undefined, true], project);
        assert.deepEqual(Object.entries(others).filter(([, it]) => it.resolved), [], project);
    }
});

test("what a page may style is what there is to style", async () => {
    const { text } = all.find(({ path }) => path === "docs/element.md");
    const ui = join(root, "src/ui");
    const sources = await Promise.all((await readdir(ui, { recursive: true })).filter(it => /\.(rs|css)$/.test(it)).map(it => readFile(join(ui, it), "utf8")));
    const named = (from, pattern) => [...new Set(from.flatMap(it => [...it.matchAll(pattern)].flatMap(([, names]) => names.split(" "))))].filter(Boolean).sort();
    assert.deepEqual(named([text], /`(--offhook-[a-z-]+)`/g), named(sources, /var\((--offhook-[a-z-]+)/g));
    const [parts] = /- Parts[^]*?\.\n/.exec(text);
    assert.deepEqual(named([parts], /`([a-z-]+)`/g), named(sources, /\bpart=(?:\{\[)?"([a-z -]+)"/g));
});

test("every link within the docs leads somewhere", async () => {
    const lost = [];
    for (const { path, text } of all) {
        for (const [, target] of text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
            const [file, anchor] = target.split("#");
            const there = file === "" ? join(root, path) : resolve(root, dirname(path), file);
            const heading = words => words.toLowerCase().replace(/[^\p{L}\p{N} -]/gu, "").trim().replaceAll(" ", "-");
            const anchors = async () => [...(await readFile(there, "utf8")).matchAll(/^#+ (.*)$/gm)].map(([, words]) => heading(words));
            if (!existsSync(there) || (anchor && !(await anchors()).includes(anchor))) lost.push(`${path}: ${target}`);
        }
    }
    assert.deepEqual(lost, []);
});
