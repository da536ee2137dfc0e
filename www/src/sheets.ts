// The bar's style sheets: one set for all bars of a document. Constructed sheets serve only the document they were made for.

import { first, layouts } from "offhook-styles";

type Sheets = [first: CSSStyleSheet, panels: CSSStyleSheet, layouts: CSSStyleSheet];

const sheets = new Map<Document, Sheets>();
let panels = "";

/** Returns the style sheets for a document in the order of adoption. The second one, of the panels, is empty until they are loaded. */
export function barSheets(page: Document): Sheets {
    // Those of windows that were closed are of no use any more.
    for (const it of sheets.keys()) if (!it.defaultView) sheets.delete(it);
    let found = sheets.get(page);
    if (!found) sheets.set(page, (found = [sheet(page, first), sheet(page, panels), sheet(page, layouts)]));
    return found;
}

/** Adds the styles of the panels, which come with their wasm. */
export function addPanels(styles: string): void {
    panels = styles;
    for (const [, it] of sheets.values()) it.replaceSync(styles);
}

/** Returns a constructed style sheet; a strict content security policy forbids <style>. */
export function sheet(page: Document, text: string): CSSStyleSheet {
    const it = new (page.defaultView ?? globalThis).CSSStyleSheet();
    it.replaceSync(text);
    return it;
}
