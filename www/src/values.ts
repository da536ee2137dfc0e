// Conversion of what a page passes into what the gateway takes.

import { invalidArgument } from "./errors.js";
import { plainly } from "./json.js";

/** Returns a string argument. A number is accepted, as people write ids that way. The error never quotes the value. */
export function text(name: string, it: unknown): string {
    if (typeof it === "string") return it;
    if (typeof it === "number") return String(it);
    throw invalidArgument(`"${name}" must be text.`, `Pass "${name}" as a string.`);
}

/** Returns call data as text; anything but a string becomes JSON. */
export function asData(data: unknown): string {
    if (typeof data === "string") return data;
    let json: string | undefined;
    try {
        json = JSON.stringify(data, plainly);
    } catch {
        // A cycle, or a BigInt.
    }
    if (json === undefined) throw invalidArgument('"data" cannot be written as JSON.', "Pass text, or a plain object.");
    return json;
}

/** Returns the members that are not undefined: an absent member means something else than an undefined one. */
export function given<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
    return Object.fromEntries(Object.entries(members).filter(([, it]) => it !== undefined)) as ReturnType<typeof given<T>>;
}

/** Returns an option that is one of these values; undefined when nothing is asked for. */
export function oneOf<T extends string>(name: string, values: readonly T[], it: unknown): T | undefined {
    if (!it) return undefined;
    const known = values.find(value => value === it);
    if (known) return known;
    throw invalidArgument(`"${String(it)}" is no value of ${name}.`, `Pass one of ${values.join(", ")}.`);
}

/** Returns the absolute URL without slashes at its end, so that two ways to write one address are one session. */
export function gatewayAddress(gateway: unknown): string {
    const fix = 'Pass the address of the gateway in front of "/resource", for example a path on this server.';
    if (typeof gateway !== "string" || gateway.trim() === "") throw invalidArgument("There is no gateway address.", fix);
    const base = typeof document === "undefined" ? undefined : document.baseURI;
    let url: URL | undefined;
    try {
        url = new URL(gateway.trim(), base);
    } catch {
        // Relative, in Node: kept as it is, as nothing can be reached from there anyway.
        if (base === undefined) return gateway.trim().replace(/\/+$/, "");
    }
    if (!url || !/^https?:$/.test(url.protocol)) throw invalidArgument(`"${gateway}" is no web address.`, fix);
    return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
}
