// What the methods of public classes have in common: they work on proxies of a handle, and whatever they are given they fail with an
// `OffhookError`, by the promise where one is promised.

import { invalidArgument, OffhookError } from "./errors.js";

/** Key of a handle's own member that is the handle, so that a proxy around it tells what is inside. */
const SELF = Symbol();

/** Makes a handle reachable through proxies. Vue leaves it as it is, as its reactivity can't see into it. */
export function reachable(handle: object): void {
    Object.defineProperties(handle, { [SELF]: own(handle), __v_skip: own(true) });
}

/** Guards the members of a class; `plain` are the methods that return no promise. */
export function guard({ prototype }: { prototype: object }, plain: readonly string[] = []): void {
    for (const [name, { get, set, value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
        if (name === "constructor") continue;
        const checked = (error: unknown, given: unknown[]) => {
            if (error instanceof OffhookError) return error;
            // Null where something is read from, or nothing at all: what could not be read of it helps nobody.
            const method = value as (...given: unknown[]) => unknown;
            const at = Array.from({ length: Math.max(given.length, method.length) }, (_, at) => given[at]).findIndex(it => it == null);
            const what = at < 0 ? error : `argument ${at + 1} is ${at < given.length ? given[at] : "missing"}.`;
            return invalidArgument(`${name}(): ${what}`, "Pass the arguments of its declaration.");
        };
        const call = function (this: object, ...given: unknown[]): unknown {
            try {
                const result: unknown = (value as (...given: unknown[]) => unknown).apply(inside(this), given);
                return result instanceof Promise ? result.catch((error: unknown) => Promise.reject(checked(error, given))) : result;
            } catch (error) {
                if (plain.includes(name)) throw checked(error, given);
                return Promise.reject(checked(error, given));
            }
        };
        const read = function (this: object): unknown { return get?.call(inside(this)); };
        const write = set && function (this: object, it: unknown): void { set.call(inside(this), it); };
        Object.defineProperty(prototype, name, value ? own(call) : { __proto__: null, get: read, set: write } as object);
    }
}

/** Returns a descriptor without what a page may have given to all objects, such as `get`. */
function own(value: unknown): PropertyDescriptor {
    return { __proto__: null, value } as object;
}

function inside(it: object): object {
    return (it as { [SELF]?: object })[SELF] ?? it;
}
