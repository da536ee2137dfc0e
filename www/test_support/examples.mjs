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
export function examples({ path, text }) {
    const found = [];
    const lines = text.split("\n");
    for (let at = 0; at < lines.length; at += 1) {
        if (lines[at].trim() !== "```ts") continue;
        const from = at + 1;
        do at += 1;
        while (lines[at] !== undefined && lines[at].trim() !== "```");
        const code = lines.slice(from, at);
        found.push({ path, line: from + 1, code, isRun: code[0]?.trim() === "// @run" });
    }
    return found;
}
