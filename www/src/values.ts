// Conversion of what a page passes into what the gateway takes.

import { invalidArgument } from "./errors.js";
import { plainly } from "./json.js";

const CREDENTIALS = ["omit", "same-origin", "include"] as const;

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

/** Returns a mode of credentials; undefined when nothing is asked for. */
export function credentialsMode(mode: unknown): RequestCredentials | undefined {
    if (!mode) return undefined;
    const modes: readonly unknown[] = CREDENTIALS;
    if (modes.includes(mode)) return mode as RequestCredentials;
    throw invalidArgument(`"${String(mode)}" is no mode of credentials.`, `Pass one of ${CREDENTIALS.join(", ")}.`);
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
