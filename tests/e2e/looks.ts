// How the page and the bar can look, and whether any of it is a barrier.

import type { Page } from "@playwright/test";
import { barriers } from "./axe.js";
import { expect } from "./crm.js";

export interface Look {
    language: "en" | "zh-CN";
    theme: "light" | "dark";
}

/** The first is how a test finds its way. */
export const LOOKS: [Look, ...Look[]] = [
    { language: "en", theme: "light" },
    { language: "en", theme: "dark" },
    { language: "zh-CN", theme: "dark" },
    { language: "zh-CN", theme: "light" },
];

/** As the page's own controls would do it, with the focus left where it is. */
export async function wear(page: Page, { language, theme }: Look): Promise<void> {
    await page.evaluate(
        async ([language, theme]) => {
            for (const [id, value] of Object.entries({ language, theme })) {
                const select = document.querySelector<HTMLSelectElement>(`#${id}`);
                if (!select || select.value === value) continue;
                select.value = value;
                select.dispatchEvent(new Event("change"));
            }
            const bar = document.querySelector("offhook-bar")?.shadowRoot;
            const isWorn = () => bar?.querySelector(`[lang="${language}"][data-theme="${theme}"]`);
            while (!isWorn()) await new Promise(requestAnimationFrame);
        },
        [language, theme] as const,
    );
}

/** Nothing that is there now is a barrier, in either language and theme; `also` is done in each. */
export async function hasNoBarrier(page: Page, what: string, within?: string, also?: (look: Look) => Promise<void>): Promise<void> {
    const seen = new Set<string>();
    for (const look of LOOKS) {
        await wear(page, look);
        // The words of a language are the same in both themes: their contrast is all that is left to look at.
        const rules = seen.has(look.language) ? ["color-contrast"] : undefined;
        seen.add(look.language);
        expect.soft(await barriers(page, { within, rules }), `${what}, ${look.language}, ${look.theme}`).toEqual([]);
        await also?.(look);
    }
    await wear(page, LOOKS[0]);
}
