// Every panel of the bar in every layout: no barrier that axe knows, light and dark, and a picture of each in both
// languages and both themes. The pictures are left in target/screenshots for people to look at; nothing compares them.

import { join } from "node:path";
import type { Page } from "@playwright/test";
import { barriers } from "./axe.js";
import type { Bar } from "./bar.js";
import { expect, test as base } from "./crm.js";
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
const WIDTHS: Record<Layout, number[]> = { bar: [1280, 360], panel: [1280], mini: [360] };

for (const layout of ["bar", "panel", "mini"] as const) {
    test(`every panel of the layout “${layout}”`, async ({ page, bar, simulator }) => {
        test.setTimeout(300_000);
        await page.setViewportSize({ width: 1280, height: 800 });
        await page.getByRole("combobox", { name: "Layout" }).selectOption(layout);
        await tour(bar, simulator, async panel => {
            for (const theme of ["light", "dark"] as const) {
                await look(bar, "en", theme);
                expect.soft(await barriers(page, "offhook-bar"), `${panel}, ${theme}`).toEqual([]);
            }
            for (const width of WIDTHS[layout]) {
                await page.setViewportSize({ width, height: 800 });
                for (const language of ["en", "zh-CN"] as const) {
                    for (const theme of ["light", "dark"] as const) {
                        // Of what is there already, one of each is enough.
                        if (width !== WIDTHS[layout][0] && (language === "en") !== (theme === "light")) continue;
                        await look(bar, language, theme);
                        await picture(page, `${layout}-${panel}${width < 1280 ? `-${width}` : ""}-${language}-${theme}`);
                    }
                }
            }
            await page.setViewportSize({ width: 1280, height: 800 });
            await look(bar, "en", "light");
        });
    });
}

/** As the page's own controls would do it, with the focus left where it is. */
async function look(bar: Bar, language: string, theme: string): Promise<void> {
    await bar.page.evaluate(
        chosen => {
            for (const [id, value] of Object.entries(chosen)) {
                const select = document.querySelector<HTMLSelectElement>(`#${id}`);
                if (!select || select.value === value) continue;
                select.value = value;
                select.dispatchEvent(new Event("change"));
            }
        },
        { language, theme },
    );
    const region = bar.root.getByRole("region").first();
    await expect(region).toHaveAttribute("lang", language);
    await expect(region).toHaveAttribute("data-theme", theme);
}

async function picture(page: Page, name: string): Promise<void> {
    await page.locator("offhook-bar").scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(required("OFFHOOK_SCREENSHOTS"), `${name}.png`), animations: "disabled" });
}
