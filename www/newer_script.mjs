// Finds what a script uses and the lowest browsers lack, by the compatibility data of MDN.

import { DATA, isInLowest } from "./compatibility.mjs";

/** Names of globals and of members that are newer than the lowest browsers wherever they occur. */
const [NEWER, OLDER] = [new Set(), new Set()];
for (const group of [DATA.api, DATA.javascript.builtins]) {
    for (const [name, node] of Object.entries(group)) {
        sort(name, node);
        for (const [member, inner] of Object.entries(node)) if (member !== "__compat") sort(member.replace(/_(static|event)$/, ""), inner);
    }
}

function sort(name, { __compat }) {
    if (__compat) (isInLowest(__compat) ? OLDER : NEWER).add(name);
}

/** What only looks newer, or is asked for before it is used, each with the reason. */
const HARMLESS = {
    "Symbol.dispose": "wasm-bindgen asks whether it is there",
    "command()": "a method of our own",
    "details()": "a method of our own",
    "run()": "a method of our own",
    "showPopover()": "overlays.ts asks whether it is there",
};

/** Returns what a script calls or reads of the browser and the lowest browsers lack, each once. */
export function newerInScript(text) {
    const found = new Set();
    for (const [, name] of text.matchAll(/\.([A-Za-z_]\w*)\(/g)) if (isNewer(name)) found.add(`${name}()`);
    for (const [, name] of text.matchAll(/(?<![\w$.])([A-Z]\w+)\b/g)) if (isNewer(name)) found.add(name);
    for (const [whole, name, member] of text.matchAll(/(?<![\w$.])([A-Z]\w+)\.([A-Za-z]\w*)/g)) {
        const group = DATA.api[name] ?? DATA.javascript.builtins[name];
        const node = group?.[`${member}_static`] ?? group?.[member];
        if (node && !isInLowest(node.__compat)) found.add(whole);
    }
    return [...found].filter(name => !Object.hasOwn(HARMLESS, name)).sort();
}

const isNewer = name => NEWER.has(name) && !OLDER.has(name);
