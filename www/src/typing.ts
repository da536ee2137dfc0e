// What is typed in the bar stays in the bar. Pages have shortcuts of single letters, and a listener of theirs on the document can't see
// that a field is typed in: the target of what leaves a shadow root is the element.

/** Events that come of typing besides those of keys, and leave shadow roots. */
const OTHERS = ["beforeinput", "input", "cut", "copy", "paste", "compositionstart", "compositionupdate", "compositionend"];

/**
 * Keeps from the page what is typed into fields in `shadow`, and keys that the bar itself has used. Escape leaves unless it has closed
 * something in the bar, and so do keys of shortcuts. Listeners of the page in the capture phase come first and hear all.
 */
export function keepTyping(shadow: ShadowRoot): void {
    // Keys that are down and whose press did not leave: their release does not leave either, and every other does.
    const kept = new Set<string>();
    shadow.addEventListener("keydown", event => void kept.add((event as KeyboardEvent).code), true);
    const isTyped = ({ target }: Event) => (target as Element).matches("input, select, textarea");
    shadow.addEventListener("keydown", event => {
        const { key, code, altKey, ctrlKey, metaKey, defaultPrevented } = event as KeyboardEvent;
        const isShortcut = defaultPrevented && (altKey || ctrlKey || metaKey);
        if (key === "Escape" || isShortcut || !(defaultPrevented || isTyped(event))) kept.delete(code);
        else event.stopPropagation();
    });
    shadow.addEventListener("keypress", event => kept.has((event as KeyboardEvent).code) && event.stopPropagation());
    shadow.addEventListener("keyup", event => kept.delete((event as KeyboardEvent).code) && event.stopPropagation());
    for (const name of OTHERS) shadow.addEventListener(name, event => isTyped(event) && event.stopPropagation());
}
