// MDN's compatibility data, and the lowest browsers in it.

import { createRequire } from "node:module";
import { LOWEST } from "./lowest.mjs";

/** All of the data. */
export const DATA = createRequire(import.meta.url)("@mdn/browser-compat-data");

/** Returns true if every one of the lowest browsers has the feature, without a flag. */
export function isInLowest(compat) {
    return compat === undefined || Object.entries(LOWEST).every(([browser, lowest]) => [compat.support[browser]].flat().some(it => isThere(it, lowest)));
}

function isThere({ flags, version_added: added, version_removed: removed }, lowest) {
    return !flags && !!added && compare(added, lowest) <= 0 && (!removed || compare(removed, lowest) > 0);
}

function compare(one, other) {
    const [a, b] = [one, other].map(version => version.replace("≤", "").split(".").map(Number));
    return a[0] - b[0] || (a[1] ?? 0) - (b[1] ?? 0);
}
