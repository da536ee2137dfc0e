// The examples in the docs: every ```ts block of every page.

import { readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** What examples may use without saying where it comes from. */
export const PRELUDE = `
import type { AgentBar, CallHandle } from "offhook";
declare global {
    /** A bar that is connected. */
    const bar: AgentBar;
    /** A call that there is. */
    const call: CallHandle;
    /** The page's own. */
    const crm: {
        pop(number: string, data: string | null): void;
        say(words: string): void;
        isBlocked(number: string): Promise<boolean>;
    };
    const password: string;
}
`;

/** Pages with their text, by path. */
export async function pages() {
    const paths = ["README.md", "www/README.md", ...(await readdir(join(root, "docs"))).filter(it => it.endsWith(".md")).map(it => `docs/${it}`)];
    return Promise.all(paths.map(async path => ({ path, text: await readFile(join(root, path), "utf8") })));
}

/** The examples of a page, with the lines on which they begin. */
export function examples(page) {
    const all = blocks(page).filter(({ kind }) => kind === "ts");
    return all.map(block => ({ ...block, isRun: block.code[0]?.trim() === "// @run" }));
}

/** The parts of example projects that a page shows: a block names its file behind its language. */
export function excerpts(page) {
    return blocks(page).flatMap(({ kind, ...block }) => {
        const file = /^\w+ (examples\/\S+)$/.exec(kind)?.[1];
        return file ? [{ ...block, file }] : [];
    });
}

/** The fenced blocks of a page: what stands behind the fence, the line on which the code begins, the code. */
function blocks({ path, text }) {
    const found = [];
    const lines = text.split("\n");
    for (let at = 0; at < lines.length; at += 1) {
        const kind = /^\s*```(.+)$/.exec(lines[at])?.[1]?.trim();
        if (kind === undefined) continue;
        const from = at + 1;
        do at += 1;
        while (lines[at] !== undefined && lines[at].trim() !== "```");
        found.push({ path, line: from + 1, kind, code: lines.slice(from, at) });
    }
    return found;
}
