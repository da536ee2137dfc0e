// The reason why nothing came back from the gateway, as far as a page can see: a browser does not say why a fetch has failed.

import type { CommandErrorCode } from "./generated/types.js";

/** Codes of the faults that keep every answer from a page. */
export type Fault = Extract<
    CommandErrorCode,
    | "cors_not_allowed"
    | "cors_credentials_not_allowed"
    | "mixed_content"
    | "local_network_blocked"
    | "gateway_forbidden"
    | "offline"
    | "gateway_not_reached"
>;

/** Facts that a page knows of its way to the gateway after a request to which nothing came back. */
export interface Seen {
    page: URL;
    gateway: URL;
    /** False if the browser knows of no network. */
    isOnline: boolean;
    /** True if the page's own policy has stopped a request. */
    isForbidden: boolean;
    /** Permission to reach the local network; undefined where the browser has no such permission. */
    localNetwork: PermissionState | undefined;
    /** Result of asking in other ways. */
    probe: Probe;
}

/**
 * Results of asking in other ways. `silent`: nothing answers, or the browser lets nothing through. `closed`: a server is there, whose
 * answers this page may not read; `closedToCookies`: it may, were no cookies sent. `open`: it may.
 */
export type Probe = "silent" | "closed" | "closedToCookies" | "open";

/** Time limit in ms of each question. What is silent for so long does not answer. */
const LIMIT = 2_000;

/** The same in every request to the gateway, and to be allowed by name. This guid is nobody's. */
const HEADERS = { "Content-Type": "application/json; charset=UTF-8", Guid: "0" };

const THIS_MACHINE = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;
const LOCAL_NETWORK = /^(10(\.\d+){3}|(192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))(\.\d+){2}|\[f(c|d|e80:).*|.+\.local)$/;

/** Returns the fault that was seen. */
export function faultOf({ page, gateway, isOnline, isForbidden, localNetwork, probe }: Seen): Fault {
    const isOwn = gateway.origin === page.origin;
    if (isForbidden) return "gateway_forbidden";
    // It was out of reach for a moment: a page reads every answer of its own origin.
    if (probe === "open" || (isOwn && probe !== "silent")) return "gateway_not_reached";
    if (probe !== "silent") return probe === "closed" ? "cors_not_allowed" : "cors_credentials_not_allowed";
    const distance = distanceOf(gateway);
    const isMixed = page.protocol === "https:" && gateway.protocol === "http:";
    // Browsers without that permission let pages on https through to their own machine only.
    if (isMixed && distance > (localNetwork ? 1 : 0)) return "mixed_content";
    if (!isOnline) return "offline";
    // Where people were not asked yet, the address has to be one that they are asked about.
    const isBlocked = localNetwork === "denied" || (localNetwork === "prompt" && distance < distanceOf(page));
    return isBlocked && !isOwn ? "local_network_blocked" : "gateway_not_reached";
}

/** Returns 0 for this machine, 1 for the local network, 2 for anywhere. Which names stand for local addresses, a page can't know. */
function distanceOf({ hostname }: URL): number {
    return THIS_MACHINE.test(hostname) ? 0 : LOCAL_NETWORK.test(hostname) ? 1 : 2;
}

/** Finds out why nothing came back from `gateway`, by reading what is harmless to read there. */
export async function diagnose(gateway: string, address: string, credentials: RequestCredentials): Promise<Fault> {
    let isForbidden = false;
    const forbid = () => (isForbidden = true);
    addEventListener("securitypolicyviolation", forbid);
    const probe = await ask(address, credentials);
    // A name that only some browsers know; the others reject it.
    const name = "local-network-access" as PermissionName;
    const status = await navigator.permissions?.query({ name }).catch(() => undefined);
    removeEventListener("securitypolicyviolation", forbid);
    const [page, isOnline] = [new URL(location.href), navigator.onLine];
    return faultOf({ page, gateway: new URL(gateway, page), isOnline, isForbidden, localNetwork: status?.state, probe });
}

async function ask(address: string, credentials: RequestCredentials): Promise<Probe> {
    const answers = (init: RequestInit) =>
        fetch(address, { credentials, cache: "no-store", headers: HEADERS, signal: AbortSignal.timeout(LIMIT), ...init }).then(
            () => true,
            () => false,
        );
    if (!(await answers({ mode: "no-cors", headers: {} }))) return "silent";
    // PUT is not allowed unasked. There is nothing at this path that it could change.
    if (await answers({})) return (await answers({ method: "PUT" })) ? "open" : "closed";
    return credentials === "include" && (await answers({ credentials: "omit" })) ? "closedToCookies" : "closed";
}
