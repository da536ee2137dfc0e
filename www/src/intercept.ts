// A page's say about commands before anything is sent: change them, or forbid them. Within two seconds.

import { invalidArgument } from "./errors.js";
import type { Command } from "./generated/types.js";
import type { Interceptor } from "./glue.js";
import { stoppedBy } from "./load.js";

/** What can be intercepted, and which commands that is. */
export interface Interceptable {
    /** Any call that is about to be placed: from the dial box, a script, a campaign's preview. */
    "call.dial": Extract<Command, { type: "dial" | "dialPreview" }>;
    /** A call that is about to be handed on. */
    "call.transfer": Extract<Command, { type: "transfer" }>;
    /** Ready, busy, rest or wrap-up was asked for. */
    "agent.setState": Extract<Command, { type: "setState" }>;
}

/**
 * Is given a command as plain data, whoever gave it. What it returns, or fulfils its promise with:
 *
 * - nothing, or `true`: the command goes on as it is;
 * - an object: its members replace those of the command, except `type` and `call`;
 * - `false`: the command fails with `vetoed`. So it does when the function throws; the error's message is the reason,
 *   which the agent reads.
 */
export type InterceptorOf<N extends keyof Interceptable> = (
    command: Interceptable[N],
) => Partial<Interceptable[N]> | boolean | void | Promise<Partial<Interceptable[N]> | boolean | void>;

/** How long an agent waits for a page. After that the command goes on as it was: a slow server must not stop the work. */
const BUDGET_MS = 2_000;

const NAMES: Record<keyof Interceptable, true> = { "call.dial": true, "call.transfer": true, "agent.setState": true };

/** The page's function as the program calls it: `answer` is called exactly once, and in time. */
export function interceptor<N extends keyof Interceptable>(name: N, ask: InterceptorOf<N>): Interceptor {
    if (!Object.hasOwn(NAMES, name)) {
        throw invalidArgument(`"${name}" can't be intercepted.`, `Use one of ${Object.keys(NAMES).join(", ")}.`);
    }
    if (typeof ask !== "function") throw invalidArgument("There is no function to ask.", "Pass one.");
    let isWarned = false;
    return (command, answer) => {
        // Frozen by nobody: it is a copy of the page's own.
        const given = command as Interceptable[N];
        let timer: ReturnType<typeof setTimeout>;
        const late = new Promise<undefined>(resolve => {
            timer = setTimeout(() => {
                if (!isWarned) {
                    console.warn(
                        `Offhook: an interceptor of "${name}" took longer than ${BUDGET_MS} ms; the command went on as it was. This is said once.`,
                    );
                }
                isWarned = true;
                resolve(undefined);
            }, BUDGET_MS);
        });
        const asked = new Promise<unknown>(resolve => resolve(ask(structuredClone(given)))).then(
            said => judge(given, said),
            (reason: unknown) => words(reason),
        );
        void Promise.race([asked, late]).then(said => {
            clearTimeout(timer);
            if (!stoppedBy()) answer(said);
        });
    };
}

/** Text vetoes, an object is the changed command, nothing lets the command go on. */
function judge(given: Command, said: unknown): Command | string | undefined {
    if (said === undefined || said === null || said === true) return undefined;
    if (said === false) return "";
    if (typeof said !== "object") return "The page's interceptor answered with what is no command.";
    const { type } = given;
    return { ...given, ...said, type, ...("call" in given && { call: given.call }) } as Command;
}

/** Why, for people. */
function words(reason: unknown): string {
    if (reason instanceof Error) return reason.message;
    return typeof reason === "string" ? reason : "";
}
