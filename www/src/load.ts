// Fetches and starts the WebAssembly, once per page, and says in words what is wrong when that fails.

import init, { Connection, onPanic } from "offhook-wasm";
import { invalidArgument, OffhookError, stopped, type PackageErrorCode } from "./errors.js";
import type { Glue } from "./glue.js";
import { textsFor } from "./texts.js";

/** Function that is called when a bug has stopped the bar. */
type OnStop = (error: OffhookError) => void;

/** Exports of the running wasm, which its parts import. */
export type Exports = WebAssembly.ModuleImports;

// Written so that bundlers see it and take the files along; a new file is a line here and one in package.json.
const BESIDE = {
    "offhook.wasm": () => new URL("offhook.wasm", import.meta.url),
    "offhook-panels.wasm": () => new URL("offhook-panels.wasm", import.meta.url),
    "offhook-codes.wasm": () => new URL("offhook-codes.wasm", import.meta.url),
};

/** Name of one of the program's files. */
export type WasmFile = keyof typeof BESIDE;

/**
 * Place of the program's files: the URL of their folder, ending in `/`; the URL of `offhook.wasm`, with the others beside it; or
 * the URL of each file by its name, as bundlers give them that put a hash into names.
 */
export type WasmUrl = string | URL | Readonly<Record<WasmFile, string | URL>>;

let loading: Promise<Glue> | undefined;
let place: WasmUrl | undefined;
let base = "";
let started: Exports | undefined;
let stop: OffhookError | undefined;
const toTell = new Set<OnStop>();

/** Loads the module, once. The first invocation decides the URL; a failed one can be repeated. */
export function load(url: WasmUrl | undefined): Promise<Glue> {
    loading ??= start(url).catch((error: unknown) => {
        loading = undefined;
        throw error;
    });
    return loading;
}

/** Returns the error with which a bug has stopped the module, if one has. Nothing of the module may be called then. */
export function stoppedBy(): OffhookError | undefined {
    return stop;
}

/** Returns true if the module has been started on this page. */
export function isRunning(): boolean {
    return started !== undefined;
}

/** Returns the exports of the running module. Called only by the running module. */
export function running(): Exports {
    return started!;
}

/** Returns the URL of a file of the program; throws if `wasmUrl` is no URL. */
export function locate(name: WasmFile): URL {
    const all = place;
    const isEach = typeof all === "object" && !("href" in all);
    const given = isEach ? all[name] : all;
    if (given === undefined) return BESIDE[name]();
    try {
        const url = new URL(given, base);
        const isFolder = url.pathname.endsWith("/");
        if (isEach || (name === "offhook.wasm" && !isFolder)) return url;
        // A bundler that has given the one a name of its own has done so with all.
        return isFolder || url.pathname.endsWith("/offhook.wasm") ? new URL(name, url) : BESIDE[name]();
    } catch {
        throw invalidArgument(`wasmUrl "${String(given)}" is no URL.`, "Pass the URL of the folder with the files.");
    }
}

/** Calls `tell` when a bug stops the module. Returns a function that ends this. */
export function onStop(tell: OnStop): () => void {
    toTell.add(tell);
    return () => toTell.delete(tell);
}

/** Returns true if the browser lacks what the bar's styles need, which came after all else that it needs. */
export function isTooOld(): boolean {
    return !("replaceSync" in CSSStyleSheet.prototype && CSS.supports("container-type:size"));
}

async function start(url: WasmUrl | undefined): Promise<Glue> {
    if (typeof document === "undefined") {
        throw failure("no_browser", "bug", "The bar needs a page to run in.", "Call this in the browser; importing is safe anywhere.");
    }
    if (isTooOld()) throw failure("browser_unsupported", "user", textsFor("").tooOld, "Update the browser.");
    place = url ?? undefined;
    // Later files, too, are relative to this address: a page may change its own meanwhile.
    base = document.baseURI;
    const address = locate("offhook.wasm");
    const module = await compile(address, "offhook.wasm");
    try {
        started = (await init({ module_or_path: module })) as object as Exports;
    } catch (cause) {
        // An import of the other file is missing, or all of them.
        if (!(cause instanceof WebAssembly.LinkError || cause instanceof TypeError)) throw compileFailure(cause);
        throw failure(
            "wasm_mismatch",
            "bug",
            `${address.href} is of another build than the script that loads it.`,
            "Serve index.js, offhook.js and all .wasm files of one release, and let caches forget older ones.",
            cause,
        );
    }
    onPanic(halt);
    return { Connection };
}

function halt(message: string): void {
    stop = stopped(message);
    console.error(`Offhook has stopped and the page must be reloaded. Please report this:\n${message}`);
    for (const tell of toTell) tell(stop);
    toTell.clear();
}

/** @internal Fetches and compiles a wasm file; rejects with the reason and the remedy. */
export async function compile(address: URL, name: WasmFile): Promise<WebAssembly.Module> {
    const where = address.href;
    const notFetched = (cause: unknown) =>
        failure(
            "wasm_not_found",
            "retry",
            `${where} could not be fetched.`,
            "Check the network, and that the page's content security policy lets connect-src reach that address.",
            cause,
        );
    let response: Response;
    try {
        // Without what a page may have given to all objects, such as `method`.
        response = await fetch(address, { __proto__: null, credentials: "same-origin" } as RequestInit);
    } catch (cause) {
        throw notFetched(cause);
    }
    if (!response.ok) {
        throw failure(
            "wasm_not_found",
            response.status >= 500 ? "retry" : "bug",
            `${where} was answered with status ${response.status}.`,
            `Put ${name} beside offhook.js, or say where the files are with the option wasmUrl (attribute wasm-url): docs/tool-chains.md.`,
        );
    }
    try {
        // While it arrives.
        return await WebAssembly.compileStreaming(response.clone());
    } catch {
        // Judged by the content below, and not by the type: many servers do not know application/wasm yet.
    }
    // It may break off on the way.
    const bytes = await response.arrayBuffer().catch((cause: unknown) => {
        throw notFetched(cause);
    });
    if (new DataView(bytes.slice(0, 4).byteLength === 4 ? bytes : new ArrayBuffer(4)).getUint32(0) !== 0x0061736d) {
        const type = response.headers.get("Content-Type") ?? "no type";
        throw failure(
            "wasm_unreadable",
            "bug",
            `${where} is not WebAssembly (${type}).`,
            `The server probably answers with a page of its own. Put ${name} beside offhook.js, or say where the files are with the option wasmUrl (attribute wasm-url): docs/tool-chains.md.`,
        );
    }
    try {
        return await WebAssembly.compile(bytes);
    } catch (cause) {
        throw compileFailure(cause);
    }
}

/** @internal Returns the error of a failed compilation. A policy that forbids WebAssembly and a browser that can't differ only in the message. */
export function compileFailure(cause: unknown): OffhookError {
    const said = cause instanceof Error ? cause.message : String(cause);
    if (/content.security.policy|unsafe-eval|blocked by csp/i.test(said)) {
        return failure(
            "wasm_forbidden",
            "bug",
            "The page's content security policy forbids WebAssembly.",
            "Add 'wasm-unsafe-eval' to script-src.",
            cause,
        );
    }
    return failure("wasm_unsupported", "user", `This browser cannot run the bar: ${said}`, "Update the browser, or let its security settings allow WebAssembly.", cause);
}

/** @internal Returns an error about one of the program's files. */
export function failure(code: PackageErrorCode, kind: OffhookError["kind"], message: string, fix: string, cause?: unknown): OffhookError {
    return new OffhookError({ code, kind, message, fix, retryable: kind === "retry", cause });
}
