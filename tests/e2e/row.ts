// What the bar says of itself to its styles, held against what is there: they can't ask with `:has()` in every browser.

import type { Page } from "@playwright/test";

/** Attributes, and what each stands for. */
const STANDS_FOR: Record<string, [of: string, has: string]> = {
    '[data-has~="two"]': [".row", ":has(> .two-calls)"],
    '[data-has~="more"]': [".row", ":has(.calls > :nth-child(2))"],
    '[data-has~="answerable"]': [".row", ':has([part~="answer"]:not([aria-disabled]))'],
    '[data-has~="many"]': [".row", ":has(.calls > :nth-child(3))"],
    '[data-has~="three"]': [".row", ":has(.parties)"],
    '[data-has~="occupied"]': [".row", ":has(.calls, .last)"],
    '[data-has~="offer"]': [".row", ":has(.preview)"],
    '[data-has~="offer-2"]': [".row", ":has(.preview-number:nth-child(2))"],
    '[data-has~="offer-3"]': [".row", ":has(.preview-number:nth-child(3))"],
    '[data-has~="full"]': [".row", ':has(.calls ~ .new-call [part~="new-call"][aria-disabled])'],
    "[data-role]": [".current .card", ":not(:has(.card-top .card-state))"],
    ":first-child": [".controls > *", ':has(> [part~="answer"])'],
    ":nth-child(5)": [".controls > *", ':has(> [part~="mute"])'],
    ":last-child": [".controls > *", ':has(> [part~="hang-up"])'],
};

/** What is said and not so, or so and not said. */
export function misstated(page: Page): Promise<string[]> {
    return page.evaluate(
        all =>
            Object.entries(all).flatMap(([said, [of, has]]) => {
                const there = [...(document.querySelector("offhook-bar")?.shadowRoot?.querySelectorAll(of) ?? [])];
                return there.some(it => it.matches(said) !== it.matches(has)) ? [`${of}${said} is not ${has}`] : [];
            }),
        STANDS_FOR,
    );
}
