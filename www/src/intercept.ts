// Interceptors: functions of the page that change or veto commands before anything is sent, within two seconds.

import { invalidArgument } from "./errors.js";
import type { Command } from "./generated/types.js";
import type { Interceptor } from "./glue.js";
import { written } from "./json.js";
import { stoppedBy } from "./load.js";

/** Names that can be intercepted, and the commands of each. */
export interface Interceptable {
    /** Calls about to be placed: by the dial box, a script, a campaign's preview. */
    "call.dial": Extract<Command, { type: "dial" | "dialPreview" }>;
    /** Transfers about to be made, in any mode and to any target. */
    "call.transfer": Extract<Command, { type: "transfer" }>;
    /** Changes of the agent's state: ready, busy, rest or wrap-up. */
    "agent.setState": Extract<Command, { type: "setState" }>;
}

/**
 * A function that is given a command as plain data, whether it comes from a click or a script. It returns, or fulfils its
 * promise with:
 *
 * - nothing, or `true`: the command proceeds unchanged;
 * - an object: its members replace those of the command, except `type` and `call`;
 * - `false`: the command fails with `vetoed`. An error that the function throws does the same; its message is the reason
 *   that the agent reads.
 */
export type InterceptorOf<N extends keyof Interceptable> = (
    command: Interceptable[N],
) => Partial<Interceptable[N]> | boolean | void | Promise<Partial<Interceptable[N]> | boolean | void>;

/** Time an interceptor has, in milliseconds. Afterwards the command proceeds unchanged: a slow server must not stop the work. */
const BUDGET_MS = 2_000;

const NAMES: Record<keyof Interceptable, true> = { "call.dial": true, "call.transfer": true, "agent.setState": true };

/** Wraps the page's function so that `reply` is called exactly once, and in time. */
export function bounded<N extends keyof Interceptable>(name: N, ask: InterceptorOf<N>): Interceptor {
    if (!Object.hasOwn(NAMES, name)) {
        throw invalidArgument(`"${name}" can't be intercepted.`, `Use one of ${Object.keys(NAMES).join(", ")}.`);
    }
    if (typeof ask !== "function") throw invalidArgument("There is no function to ask.", "Pass one.");
    let isWarned = false;
    return (command, reply) => {
        // A copy for the page, which nobody freezes.
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
            if (!stoppedBy()) reply(written(said));
        });
    };
}

/** Returns text for a veto, the changed command, or undefined to proceed. */
function judge(given: Command, said: unknown): Command | string | undefined {
    if (said === undefined || said === null || said === true) return undefined;
    if (said === false) return "";
    if (typeof said !== "object") return "The page's interceptor answered with what is no command.";
    const { type } = given;
    return { ...given, ...said, type, ...("call" in given && { call: given.call }) } as Command;
}

/** Returns the reason of a veto, for people. */
function words(reason: unknown): string {
    if (reason instanceof Error) return reason.message;
    return typeof reason === "string" ? reason : "";
}
