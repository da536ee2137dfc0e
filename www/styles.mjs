// The bar's style sheets, compiled for the lowest browsers.

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "lightningcss";
import { CSS_TARGETS } from "./lowest.mjs";

const folder = join(dirname(fileURLToPath(import.meta.url)), "../src/ui/styles");

/** Compiles one of the bar's style sheets: first, panels, layouts. */
export function sheet(name) {
    const { code, warnings } = bundle({ filename: join(folder, `${name}.css`), minify: true, targets: CSS_TARGETS });
    if (warnings.length > 0) throw new Error(`${name}.css: ${warnings.map(({ message }) => message).join("; ")}`);
    // Its own properties, which stand for light-dark(), are named as ours are: shorter.
    return code.toString().trim().replaceAll("--lightningcss-", "--_");
}
