// The host pages in `pages/`: each embeds the packed bar in a way that has been, or could be, trouble. A page is one file. Its scripts
// and styles carry the nonce "page", so that those of the bar have none; `GATEWAY` in it becomes the simulator's address.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Bar } from "./bar.js";
import { expect, test as base, watch } from "./crm.js";
import { Archive, Site } from "./site.js";

const FOLDER = join(__dirname, "pages");

/** The names of all host pages. */
export const PAGES = readdirSync(FOLDER).map(file => file.replace(/\.html$/, ""));

interface Fixtures {
    /** Opens a host page by its name; the test fails if the page complains of anything. */
    host: (name: string) => Promise<Bar>;
}

export const test = base.extend<Fixtures>({
    host: async ({ page, simulator }, use) => {
        const archive = new Archive();
        const sites: Site[] = [];
        const complaints = await watch(page);
        await use(async name => {
            const html = readFileSync(join(FOLDER, `${name}.html`), "utf8").replaceAll("GATEWAY", simulator.gateway);
            const own = "'self' 'nonce-page'";
            const policy = `default-src 'self'; script-src ${own} 'wasm-unsafe-eval'; style-src ${own}; connect-src 'self' ${simulator.url}`;
            const site = await Site.serve({ "/": html, "/frame": "<!doctype html><title>Frame</title>" }, archive, policy);
            sites.push(site);
            await page.goto(`${site.url}/`);
            return new Bar(page);
        });
        for (const site of sites) site.stop();
        archive.remove();
        expect(complaints).toEqual([]);
        expect(await simulator.unknown()).toEqual([]);
    },
});

export { expect };
