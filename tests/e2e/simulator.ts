// A simulated gateway of a test's own: the real program, on a port of its own.

import { type ChildProcess, spawn } from "node:child_process";
import { expect } from "@playwright/test";

/** What the simulator knows of one agent. */
export interface Agent {
    agent: string;
    state: string;
    calls: {
        id: string;
        number: string;
        /** Everybody else on a call of three. */
        partners: string[];
        state: string;
        muted: boolean;
        data: string | null;
        direction: string;
        skill: number | null;
    }[];
    /** The campaign's call that is offered. */
    preview: { numbers: string[] } | null;
}

interface NewCall {
    from?: string;
    to?: { agent: string } | { skill: string };
    data?: string;
}

interface NewPreview {
    agent: string;
    numbers: string[];
    data?: string;
    /** Which of the gateway's events offers it. */
    event?: "announced" | "offered" | "choice";
}

interface Refusal {
    retcode: string;
    operation?: string;
    agent?: string;
    /** How many requests; 1 when left out. */
    count?: number;
}

export class Simulator {
    readonly url: string;
    readonly port: number;
    readonly #process: ChildProcess;

    private constructor(url: string, process: ChildProcess) {
        this.url = url;
        this.port = Number(new URL(url).port);
        this.#process = process;
    }

    /** Starts one that serves `site`, and waits until it listens. With colleagues, some agents work by themselves. */
    static start(port = 0, colleagues: "colleagues" | "alone" = "alone", site = required("OFFHOOK_SITE")): Promise<Simulator> {
        const program = required("OFFHOOK_SIMULATOR");
        const others = colleagues === "colleagues" ? ["--colleagues"] : [];
        const child = spawn(program, ["--port", String(port), "--site", site, ...others], { stdio: ["ignore", "pipe", "pipe"] });
        return new Promise((resolve, reject) => {
            let said = "";
            const hear = (words: Buffer) => {
                said += words.toString();
                const url = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1];
                if (url) resolve(new Simulator(url, child));
            };
            child.stdout.on("data", hear);
            child.stderr.on("data", hear);
            child.once("exit", () => reject(new Error(`the simulator has ended:\n${said}`)));
            child.once("error", reject);
        });
    }

    /** Where the gateway is, for a page on another origin. */
    get gateway(): string {
        return `${this.url}/agentgateway`;
    }

    /** A customer calls; the id of the call. */
    async call({ from = "13800000001", to = { agent: "1001" }, data }: NewCall = {}): Promise<string> {
        const { callId } = (await this.#ask("POST", "/simulator/calls", { from, to, data })) as { callId: string };
        return callId;
    }

    /** A campaign offers a call to an agent, who looks at it first. */
    async preview(preview: NewPreview): Promise<void> {
        await this.#ask("POST", "/simulator/previews", preview);
    }

    /** The customer of this call hangs up. */
    async hangUp(callId: string): Promise<void> {
        await this.#ask("POST", `/simulator/calls/${encodeURIComponent(callId)}/hangup`);
    }

    /** The truth about an agent. */
    async agent(number = "1001"): Promise<Agent> {
        const { agents } = (await this.#ask("GET", "/simulator/state")) as { agents: Agent[] };
        const found = agents.find(({ agent }) => agent === number);
        if (!found) throw new Error(`the simulator has no agent ${number}`);
        return found;
    }

    /** Waits until the truth about an agent is this. */
    async isTrue(truth: Partial<Omit<Agent, "calls">> & { calls?: Partial<Agent["calls"][number]>[] }, number = "1001"): Promise<void> {
        await expect.poll(() => this.agent(number)).toMatchObject(truth);
    }

    /** Refuses the next request with a result code: of one operation, by its log method name, or of one agent, if named. */
    async refuse(refusal: Refusal): Promise<void> {
        await this.#ask("POST", "/simulator/faults", refusal);
    }

    /** Which routes were asked for that do not exist. */
    unknown(): Promise<unknown> {
        return this.#ask("GET", "/simulator/unknown");
    }

    /** What has happened, as lines. */
    async log(): Promise<string[]> {
        const entries = (await this.#ask("GET", "/simulator/log")) as { text: string }[];
        return entries.map(({ text }) => text);
    }

    /** Forgets all sessions and calls. */
    async restart(): Promise<void> {
        await this.#ask("POST", "/simulator/restart");
    }

    /** Signs an agent in from elsewhere, as another program would. */
    async signInElsewhere(number = "1001", phone = "40001"): Promise<void> {
        const path = `/agentgateway/resource/onlineagent/${number}`;
        const answer = (await this.#ask("PUT", path, { password: `offhook-${number}`, phonenum: phone })) as { retcode: string };
        expect(answer.retcode).toBe("0");
    }

    /** Ends at once, without a farewell, as in a power cut. */
    async kill(): Promise<void> {
        if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
        const ended = new Promise(done => this.#process.once("exit", done));
        this.#process.kill("SIGKILL");
        await ended;
    }

    async #ask(method: string, path: string, body?: object): Promise<unknown> {
        const response = await fetch(this.url + path, {
            method,
            ...(body && { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
        });
        const text = await response.text();
        if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
        return text === "" ? undefined : JSON.parse(text);
    }
}

/** A variable that `cargo xtask test` sets. */
export function required(name: string): string {
    const value = process.env[name];
    if (!value) throw new Error(`${name} is not set: run \`cargo xtask test --only e2e\``);
    return value;
}
