// What axe knows of barriers, in our words.

import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** The barriers on a page, or in the bar alone: one line each, none when there is none. */
export async function barriers(page: Page, where?: "offhook-bar"): Promise<string[]> {
    const axe = new AxeBuilder({ page });
    const { violations } = await (where ? axe.include(where) : axe).analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => `${node.target.join(" ")} ${node.failureSummary ?? ""}`).join("; ")}`);
}
