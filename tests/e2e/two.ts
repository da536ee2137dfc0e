// Two agents at their desks: two pages that share nothing but the gateway.

import type { BrowserContext } from "@playwright/test";
import { Bar } from "./bar.js";
import { expect, test as base, watch } from "./crm.js";
import type { Hands } from "./hands.js";
import type { Agent, Simulator } from "./simulator.js";

export interface Two {
    /** Agent 1001. */
    lin: Bar;
    /** Agent 1002, of the same team and queue. */
    zhao: Bar;
    /** Both sign in, and are ready. */
    signIn(hands: Hands): Promise<void>;
    /** What both bars show is what the gateway knows, as soon as it has told them. */
    agree(on?: "all of it" | "the states"): Promise<void>;
}

export const test = base.extend<{ two: Two }>({
    two: async ({ browser, simulator }, use) => {
        const contexts: BrowserContext[] = [];
        const complaints: string[] = [];
        const open = async () => {
            const context = await browser.newContext();
            contexts.push(context);
            const page = await context.newPage();
            const all = await watch(page);
            await page.goto(simulator.url);
            return { bar: new Bar(page), all };
        };
        const [left, right] = [await open(), await open()];
        const [lin, zhao] = [left.bar, right.bar];
        await use({
            lin,
            zhao,
            async signIn(hands) {
                for (const [bar, number, phone] of [[lin, "1001", "40001"], [zhao, "1002", "40002"]] as const) {
                    await hands.write(bar.field("Work number"), number);
                    await hands.write(bar.field("Password"), `offhook-${number}`);
                    await hands.write(bar.field("Phone"), phone);
                    await hands.press(bar, "Sign in");
                    await bar.isState("Ready");
                }
            },
            agree: (on = "all of it") => agree(simulator, { "1001": lin, "1002": zhao }, on === "the states"),
        });
        complaints.push(...left.all, ...right.all);
        expect(complaints).toEqual([]);
        expect(await simulator.unknown()).toEqual([]);
        for (const context of contexts) await context.close();
    },
});

export { expect };

/** One agent, as told by the gateway or shown by a bar: the state, and each call's state with the numbers on it. */
interface View {
    state: string;
    calls: string[];
}

const STATES: Record<string, string> = {
    signedOut: "Signed out",
    ready: "Ready",
    busy: "Busy",
    rest: "Rest",
    wrapUp: "Wrap-up",
    onCall: "On a call",
};
const STAGES: Record<string, string> = {
    dialing: "Dialling",
    remoteRinging: "Ringing there",
    ringing: "Ringing",
    talking: "Talking",
    held: "On hold",
    conference: "Three-party call",
    transferring: "Transferring",
    inIvr: "In automatic flow",
};

async function agree(simulator: Simulator, bars: Record<string, Bar>, isNumberless: boolean): Promise<void> {
    await expect(async () => {
        for (const [number, bar] of Object.entries(bars)) {
            const views = [await shown(bar), told(await simulator.agent(number))];
            if (isNumberless) for (const view of views) view.calls = view.calls.map(call => call.replace(/:.*/, ""));
            expect(views[0], `agent ${number}`).toEqual(views[1]);
        }
    }).toPass({ timeout: 15_000, intervals: [100] });
}

const told = ({ state, calls }: Agent): View => ({
    state: STATES[state] ?? state,
    calls: calls
        .map(({ state, number, partners }) => say(STAGES[state] ?? state, partners.length > 0 ? partners : [number]))
        .sort(),
});

async function shown(bar: Bar): Promise<View> {
    const state = (await bar.stateButton.getAttribute("aria-label")) ?? "";
    const texts = await bar.calls.getByRole("listitem").allTextContents();
    // The longest that fits: "Ringing there" is no "Ringing".
    const words = Object.values(STAGES).sort((one, other) => other.length - one.length);
    const numbers = (text: string) =>
        text
            .replace(/\d\d:\d\d/g, " ")
            .replaceAll("Lin Wei 林伟", " 1001 ")
            .replaceAll("Zhao Min 赵敏", " 1002 ")
            .match(/\d{4,}/g) ?? [];
    const call = (text: string) => say(words.find(word => text.includes(word)) ?? text, numbers(text));
    return { state: /^Agent state: ([^,]+)/.exec(state)?.[1] ?? "", calls: texts.map(call).sort() };
}

// Who is called by name may have the number beside it; and tips say the names a second time.
const say = (state: string, numbers: string[]) => `${state}: ${[...new Set(numbers)].sort().join(" ")}`;
