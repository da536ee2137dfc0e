// What axe knows of barriers, in our words.

import type { Page } from "@playwright/test";
import axe from "axe-core";

interface Where {
    /** What is looked at: the whole page unless said. */
    within?: string | undefined;
    /** Only these rules: all unless said. */
    rules?: string[] | undefined;
}

/** The barriers on a page, or within a part of it: one line each, none when there is none. */
export async function barriers(page: Page, { within, rules }: Where = {}): Promise<string[]> {
    // Put on a page once: it is half a megabyte. A content security policy does not hold for what a test evaluates.
    if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
    const violations = await page.evaluate(
        async ([within, rules]) => {
            const { axe } = window as unknown as { axe: typeof import("axe-core") };
            const options = { resultTypes: ["violations" as const], ...(rules && { runOnly: rules }) };
            return (await axe.run(within ?? document, options)).violations;
        },
        [within, rules] as const,
    );
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => `${node.target.join(" ")} ${node.failureSummary ?? ""}`).join("; ")}`);
}
