// The lowest browsers that the bar runs in: package.json names them, everything that depends on them reads them here.

import { readFileSync } from "node:fs";

const { browserslist } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));

/** The lowest browsers by name, each with its version: `{ chrome: "109", … }`. */
export const LOWEST = Object.fromEntries(browserslist.map(browser => browser.split(" ")));

/** The same in words that any language has. */
export const IN_WORDS = Object.entries(LOWEST)
    .map(([name, version]) => `${name[0].toUpperCase()}${name.slice(1)} ${version}`)
    .join(", ");

/** The same as esbuild takes it. */
export const ESBUILD_TARGET = Object.entries(LOWEST).map(([name, version]) => name + version);

/** The same as Lightning CSS takes it: a version is one number. */
export const CSS_TARGETS = Object.fromEntries(
    Object.entries(LOWEST).map(([name, version]) => {
        const [major, minor = 0] = version.split(".").map(Number);
        return [name, (major << 16) | (minor << 8)];
    }),
);
