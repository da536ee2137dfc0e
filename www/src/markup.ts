// What a template may write on <offhook-bar>, for the declarations of frameworks.

import type { DomEventMap, OffhookBarElement } from "./element.js";

/** Attributes that a template may give the element. */
export interface BarAttributes {
    /** Base URL of the gateway, without `/resource`. */
    gateway: string;
    /** Work number that the sign-in form begins with. */
    "agent-id"?: string;
    /** Phone number that the sign-in form begins with. */
    phone?: string;
    /** Language of the bar: `en` or `zh-CN`; otherwise the page's. */
    language?: string;
    /** Colour theme of the bar; `auto` when absent. */
    theme?: "light" | "dark" | "auto";
    /** Layout of the bar; `bar` when absent. */
    layout?: "bar" | "panel" | "mini";
    /** Place where shortcuts work; `bar` when absent. */
    shortcuts?: "bar" | "page" | "off";
    /** True, or an empty string, if numbers on the page are dialled when clicked. */
    "click-to-dial"?: boolean | "";
    /** Requests that carry the cookies of the gateway's origin; `omit` when absent. */
    credentials?: RequestCredentials;
    /** Events that a poll brings; `one` when absent. */
    "events-per-poll"?: "one" | "all";
    /** URL of the program's files, if not beside the script: of their folder, or of `offhook.wasm`. */
    "wasm-url"?: string;
}

/** Properties that a template may set, in frameworks that set properties: React from 19 on, Preact, Vue. */
export type BarProperties = Partial<
    Pick<
        OffhookBarElement,
        "agentId" | "eventsPerPoll" | "clickToDial" | "shortcutKeys" | "busyReasons" | "restReasons" | "accessCodes" | "wasmUrl"
    >
>;

/** Listeners that JSX may give the element: `onoffhook-call-ringing` …, in React from 19 on and in Preact. */
export type BarListeners = {
    [N in keyof DomEventMap as `on${N}`]?: (event: DomEventMap[N]) => void;
};

/** Everything that JSX may write on the element, besides what any element takes. */
export type BarProps = BarAttributes & BarProperties & BarListeners;
