// The bar's style sheets: one set for all bars of a page.

import { first, layouts } from "offhook-styles";

let sheets: [first: CSSStyleSheet, panels: CSSStyleSheet, layouts: CSSStyleSheet] | undefined;

/** Returns the style sheets in the order of adoption. The second one, of the panels, is empty until they are loaded. */
export function barSheets(): NonNullable<typeof sheets> {
    return (sheets ??= [sheet(first), sheet(""), sheet(layouts)]);
}

/** Returns a constructed style sheet; a strict content security policy forbids <style>. */
export function sheet(text: string): CSSStyleSheet {
    const it = new CSSStyleSheet();
    it.replaceSync(text);
    return it;
}
