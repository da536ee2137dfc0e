// The bar's style sheets, one set for all bars of a page.

import { first, layouts } from "offhook-styles";

let sheets: [first: CSSStyleSheet, panels: CSSStyleSheet, layouts: CSSStyleSheet] | undefined;

/** To be adopted in this order. The second one, for what opens, is empty until that is loaded. */
export function barSheets(): NonNullable<typeof sheets> {
    return (sheets ??= [sheet(first), sheet(""), sheet(layouts)]);
}

/** A constructed sheet, as a strict content security policy forbids <style>. */
export function sheet(text: string): CSSStyleSheet {
    const it = new CSSStyleSheet();
    it.replaceSync(text);
    return it;
}
