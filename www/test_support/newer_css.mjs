// Finds what a style sheet uses and the lowest browsers lack, by the compatibility data of MDN.

import { DATA, isInLowest } from "../compatibility.mjs";

const { "at-rules": AT_RULES, properties: PROPERTIES, selectors: SELECTORS, types: TYPES } = DATA.css;

/** Returns what is newer than the lowest browsers and stands in no `@supports`, each once: `:has`, `color: light-dark()`. */
export function newerInCss(text) {
    const found = new Set();
    walk(text.replace(/"[^"]*"/g, '""'), found);
    return [...found];
}

function walk(text, found) {
    for (let at = 0; at < text.length; ) {
        const open = text.indexOf("{", at);
        const end = text.indexOf(";", at);
        if (end >= 0 && (open < 0 || end < open)) {
            declaration(text.slice(at, end), found);
            at = end + 1;
        } else if (open < 0) {
            declaration(text.slice(at), found);
            return;
        } else {
            const close = matching(text, open);
            const prelude = text.slice(at, open).trim();
            if (!prelude.startsWith("@supports")) {
                header(prelude, found);
                walk(text.slice(open + 1, close), found);
            }
            at = close + 1;
        }
    }
}

function matching(text, open) {
    for (let at = open, depth = 0; at < text.length; at += 1) {
        if (text[at] === "{") depth += 1;
        if (text[at] === "}" && (depth -= 1) === 0) return at;
    }
    throw new Error(`a brace is not closed after ${text.slice(open, open + 80)}`);
}

/** What stands before a brace: an at-rule or selectors. */
function header(prelude, found) {
    const rule = /^@([\w-]+)/.exec(prelude)?.[1];
    if (rule) return judge(`@${rule}`, [AT_RULES[rule]], found);
    for (const [whole, name] of prelude.matchAll(/::?([\w-]+)/g)) judge(whole, [SELECTORS[name]], found);
}

function declaration(text, found) {
    const [, name, value] = /^\s*([\w-]+)\s*:([^]*)$/.exec(text) ?? [];
    // What begins with a vendor's name is for that vendor's browsers.
    if (!name || /^-[^-]/.test(name)) return;
    const property = PROPERTIES[name];
    if (!name.startsWith("--")) judge(name, [property], found);
    for (const [, word, bracket] of value.matchAll(/(?<![\w.#-])([a-z][\w-]*)(\()?/gi)) {
        if (bracket && word !== "var") judge(`${word}()`, [property?.[word], property?.[`${word}_function`], ...named(TYPES, word), ...named(PROPERTIES, word)], found);
        if (!bracket && property?.[word]) judge(`${name}: ${word}`, [property[word]], found);
    }
    for (const [, unit] of value.matchAll(/(?<![\w#-])[\d.]+([a-z]+)/gi)) {
        if (!PLAIN_UNITS.has(unit)) judge(`unit ${unit}`, [TYPES.length[unit], TYPES.length[family(unit)]], found);
    }
}

/** Units that every browser has. */
const PLAIN_UNITS = new Set(["px", "em", "s", "ms", "fr", "deg", "turn"]);

/** Returns the name that the data has for the units like this one. */
function family(unit) {
    if (unit.startsWith("cq")) return "container_query_length_units";
    return { d: "viewport_percentage_units_dynamic", l: "viewport_percentage_units_large", s: "viewport_percentage_units_small" }[unit[0]];
}

function* named(within, name) {
    for (const [key, node] of Object.entries(within)) {
        if (key === "__compat") continue;
        if (key.toLowerCase() === name.toLowerCase()) yield node;
        yield* named(node, name);
    }
}

function judge(what, nodes, found) {
    const known = nodes.filter(Boolean);
    if (known.length === 0) found.add(`${what} (unknown)`);
    else if (!known.some(node => isInLowest(node.__compat))) found.add(what);
}
