// What the bar opens is shown in the browser's top layer, where no header of the page cuts it off. The styles say where it belongs: it is
// measured there, raised, and moved along with the bar. Where there is no Popover API it stays where the styles put it.

/** Selector of what lies over the page, while it is to be seen. */
const OVERLAYS =
    ".panel, [data-more] > :is(.row, .sign-in, .more), .toasts:not(:empty), .tip:is(.told, .shown), .slot:hover > .tip, .control:focus-visible + .tip";

/** The place of a raised element, from the upper left corner of the bar: its left edge, and its top edge or, if it grows upwards, its bottom edge. */
type Place = [left: number, edge: number, isUp: boolean];

/** The overlays in one shadow root. */
export class Overlays {
    readonly #shadow: ShadowRoot;
    readonly #raised = new Map<HTMLElement, Place>();
    readonly #update = () => this.#sync();
    readonly #renew = () => this.reset();
    /** The document whose scrolling is heard. */
    #page: Document | undefined;

    constructor(shadow: ShadowRoot) {
        this.#shadow = shadow;
        if (!("showPopover" in shadow.host)) return;
        new MutationObserver(this.#update).observe(shadow, { childList: true, subtree: true, attributeFilter: ["class", "data-more"] });
        // No mutation tells of tips.
        for (const name of ["pointerover", "pointerout", "focusin", "focusout"]) shadow.addEventListener(name, this.#update);
    }

    /** Takes every overlay down and raises it again, as the bar has another size or stands elsewhere. */
    reset(): void {
        for (const it of this.#raised.keys()) this.#lower(it);
        this.#sync();
    }

    #sync(): void {
        const bar = this.#shadow.querySelector<HTMLElement>(".bar");
        const shown = [...this.#shadow.querySelectorAll<HTMLElement>(OVERLAYS)].filter(it => this.#raised.has(it) || getComputedStyle(it).position === "absolute");
        if (!bar || !("showPopover" in bar)) return;
        if (shown.length !== this.#raised.size || shown.some(it => !this.#raised.has(it))) {
            // Messages and tips give way to what opens and lie above it, as does the button that closes it.
            for (const it of this.#raised.keys()) if (!shown.includes(it) || it.matches(".toasts, .more, .tip")) this.#lower(it);
            for (const it of shown) if (!this.#raised.has(it)) this.#raise(it, bar);
            this.#listen(shown.length > 0 ? bar.ownerDocument : undefined);
        }
        const at = bar.getBoundingClientRect();
        for (const [it, [left, edge, isUp]] of this.#raised) {
            it.style.left = `${at.left + left}px`;
            it.style.top = `${at.top + edge - (isUp ? it.offsetHeight : 0)}px`;
        }
    }

    #raise(it: HTMLElement, bar: HTMLElement): void {
        const [at, own, isUp] = [bar.getBoundingClientRect(), it.getBoundingClientRect(), bar.dataset.side === "up"];
        it.popover = "manual";
        it.showPopover();
        it.style.position = "fixed";
        it.style.inset = "auto";
        it.style.width = `${Math.ceil(own.width)}px`;
        this.#raised.set(it, [own.left - at.left, (isUp ? own.bottom : own.top) - at.top, isUp]);
    }

    #lower(it: HTMLElement): void {
        this.#raised.delete(it);
        it.removeAttribute("popover");
        it.removeAttribute("style");
    }

    #listen(page: Document | undefined): void {
        if (this.#page === page) return;
        this.#page?.removeEventListener("scroll", this.#update, true);
        this.#page?.defaultView?.removeEventListener("resize", this.#renew);
        this.#page = page;
        page?.addEventListener("scroll", this.#update, true);
        page?.defaultView?.addEventListener("resize", this.#renew);
    }
}
