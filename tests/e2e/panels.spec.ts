// Every panel of the bar in every layout, in both languages and both themes: no barrier that axe knows, and a picture of
// each. The pictures are left in target/screenshots for people to look at; nothing compares them.

import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test as base } from "./crm.js";
import { hasNoBarrier, LOOKS, wear } from "./looks.js";
import { misstated } from "./row.js";
import { required, Simulator } from "./simulator.js";
import { tour, type Layout } from "./tour.js";

const test = base.extend({
    simulator: async ({}, use) => {
        const simulator = await Simulator.start(0, "colleagues");
        await use(simulator);
        await simulator.kill();
    },
});

// What is still fading in has the contrast of neither colour.
test.use({ contextOptions: { reducedMotion: "reduce" } });

/** How wide the page is: the line is laid out otherwise on a phone, the column is the same, the short line is made for it. */
const WIDTHS: Record<Layout, [number, ...number[]]> = { bar: [1280, 360], panel: [1280], mini: [360] };

for (const layout of ["bar", "panel", "mini"] as const) {
    test(`every panel of the layout “${layout}”`, async ({ page, bar, simulator }) => {
        test.setTimeout(300_000);
        const [wide, ...narrow] = WIDTHS[layout];
        await page.setViewportSize({ width: wide, height: 800 });
        await page.getByRole("combobox", { name: "Layout" }).selectOption(layout);
        // Each panel is come to once; how it looks is changed where it stands.
        await tour(bar, simulator, async panel => {
            expect.soft(await misstated(page), panel).toEqual([]);
            await hasNoBarrier(page, panel, "offhook-bar", ({ language, theme }) => picture(page, `${layout}-${panel}-${language}-${theme}`));
            for (const width of narrow) {
                await page.setViewportSize({ width, height: 800 });
                // Of what is there already, one of each is enough.
                for (const look of LOOKS.filter(({ language, theme }) => (language === "en") === (theme === "light"))) {
                    await wear(page, look);
                    await picture(page, `${layout}-${panel}-${width}-${look.language}-${look.theme}`);
                }
                await wear(page, LOOKS[0]);
                await page.setViewportSize({ width: wide, height: 800 });
            }
        });
    });
}

async function picture(page: Page, name: string): Promise<void> {
    await page.locator("offhook-bar").scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(required("OFFHOOK_SCREENSHOTS"), `${name}.png`), animations: "disabled" });
}
