// What a page passes, as the gateway takes it.

import { invalidArgument } from "./errors.js";

/** Numbers are taken for text, as people write them that way; anything else is a mistake. Never quotes the value. */
export function text(name: string, it: unknown): string {
    if (typeof it === "string") return it;
    if (typeof it === "number") return String(it);
    throw invalidArgument(`"${name}" must be text.`, `Pass "${name}" as a string.`);
}

/** Call data travels as text; an object becomes JSON. */
export function asData(data: unknown): string {
    if (typeof data === "string") return data;
    let json: string | undefined;
    try {
        json = JSON.stringify(data);
    } catch {
        // A cycle, or a BigInt.
    }
    if (json === undefined) throw invalidArgument('"data" cannot be written as JSON.', "Pass text, or a plain object.");
    return json;
}

/** What was given of these: an absent member says something else than an undefined one. */
export function given<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
    return Object.fromEntries(Object.entries(members).filter(([, it]) => it !== undefined)) as ReturnType<typeof given<T>>;
}
