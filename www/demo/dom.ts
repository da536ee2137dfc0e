// Making elements. Text is always text: what customers are called and what they sent never becomes HTML.

type Props<K extends keyof HTMLElementTagNameMap> = Partial<Omit<HTMLElementTagNameMap[K], "style" | "dataset" | "children" | "attributes">> & {
    attributes?: Record<string, string>;
};

/** An element with properties, attributes and content. */
export function make<K extends keyof HTMLElementTagNameMap>(
    tag: K,
    props: Props<K> = {},
    ...content: (Node | string)[]
): HTMLElementTagNameMap[K] {
    const { attributes = {}, ...rest } = props;
    const it = document.createElement(tag);
    Object.assign(it, rest);
    for (const [name, value] of Object.entries(attributes)) it.setAttribute(name, value);
    it.append(...content);
    return it;
}

/** An element of the page that must be there. */
export function byId<T extends HTMLElement>(id: string, kind: new () => T): T {
    const it = document.getElementById(id);
    if (!(it instanceof kind)) throw new Error(`index.html has no ${kind.name} #${id}`);
    return it;
}
