// Options of a connection.

import type { WasmUrl } from "./load.js";

/** Options of `connect`: the session to join, and where the program's files are. */
export interface ConnectOptions {
    /** Base URL of the gateway, without `/resource`; absolute, or relative to the page. */
    gateway: string;
    /** Work number of the agent. Connections with the same gateway and agent share one session, as do all without an agent. */
    agentId?: string;
    /** Language of `OffhookError.words`: `en` (the default) or `zh-CN`. */
    language?: string;
    /** Requests that carry the gateway's cookies, as in `fetch`: `omit` (the default), `same-origin`, `include`. The same for all handles of a session. */
    credentials?: RequestCredentials;
    /** Events that a poll brings: `one` (the default), or `all` that wait, where the gateway can. The first handle of a session decides. */
    eventsPerPoll?: "one" | "all";
    /** Place of the program's files; beside the script when absent. The first connection of a page decides. */
    wasmUrl?: WasmUrl;
}
