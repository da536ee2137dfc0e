// The JSON text in which values cross to the program.

/**
 * Undoes a `toJSON` that all arrays or all objects of the page have: Prototype.js and its kind turn arrays into texts. One of a
 * class, or of the object itself, is asked as usual. For JSON.stringify, which calls it on each member.
 */
export function plainly(this: Record<string, unknown>, name: string, it: unknown): unknown {
    const before = this[name];
    const toJSON = Object(before).toJSON;
    return toJSON && [Array, Object].some(({ prototype }) => toJSON === Object(prototype).toJSON) ? before : it;
}

/**
 * Returns the JSON text of a value; undefined when it has none, which the program says of it. A number that JSON does not have would
 * become null, which means absent: it becomes a text.
 */
export function written(it: unknown): string | undefined {
    try {
        return JSON.stringify(it, function (this: Record<string, unknown>, name: string, member: unknown) {
            const plain = plainly.call(this, name, member);
            return typeof plain === "number" && !Number.isFinite(plain) ? "NaN" : plain;
        });
    } catch {
        // A cycle, or a BigInt.
        return undefined;
    }
}
