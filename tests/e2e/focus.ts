// What shows that something has the focus; runs on the page.

/** Has the focus, and shows it: by a ring of its own, or of the label around it. */
export function showsFocus(it: Element): boolean {
    const rings = [it, it.closest("label")].filter(one => one !== null).map(one => getComputedStyle(one));
    return it.matches(":focus-visible") && rings.some(ring => ring.boxShadow !== "none" || !/none|transparent|rgba\(0, 0, 0, 0\)/.test(ring.outline));
}
