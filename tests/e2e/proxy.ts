// A server in front of a gateway, on an origin of its own, that is set up as a test wants: wrongly, as a rule.

import { createServer, request as ask, type IncomingHttpHeaders, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface Answer {
    status: number;
    headers?: Record<string, string>;
    body?: string;
}

/** How a proxy deals with requests. */
export interface Manner {
    /** Answers in the gateway's place; what it does not answer is passed on. */
    instead?: (request: IncomingMessage) => Answer | undefined;
    /** Changes the headers of the gateway's answers; those that allow other origins (CORS) are not among them. */
    headers?: (headers: IncomingHttpHeaders, request: IncomingMessage) => IncomingHttpHeaders;
}

/** The headers with which a gateway lets pages of this origin in. */
export const allowed = (origin: string) => ({
    "access-control-allow-origin": origin,
    "access-control-allow-methods": "GET, POST, PUT, DELETE",
    "access-control-allow-headers": "Content-Type, Guid",
    "access-control-expose-headers": "Set-GUID",
});

export class Proxy {
    readonly #server: Server;
    /** Every request, as `GET /agentgateway/…`. */
    readonly asked: string[] = [];
    manner: Manner = {};

    private constructor(server: Server) {
        this.#server = server;
    }

    static async before(gateway: string): Promise<Proxy> {
        const server = createServer();
        const proxy = new Proxy(server);
        server.on("request", (incoming: IncomingMessage, outgoing) => {
            proxy.asked.push(`${incoming.method} ${incoming.url}`);
            const { instead, headers = it => it } = proxy.manner;
            const answer = instead?.(incoming);
            if (answer) {
                incoming.resume();
                outgoing.writeHead(answer.status, answer.headers).end(answer.body);
                return;
            }
            const options = { method: incoming.method ?? "GET", headers: { ...incoming.headers, host: new URL(gateway).host } };
            const passed = ask(new URL(incoming.url ?? "/", gateway), options, reply => {
                const own = Object.entries(reply.headers).filter(([name]) => !name.startsWith("access-control-"));
                outgoing.writeHead(reply.statusCode ?? 502, headers(Object.fromEntries(own), incoming));
                reply.pipe(outgoing);
            });
            passed.on("error", () => outgoing.destroy());
            outgoing.on("close", () => passed.destroy());
            incoming.pipe(passed);
        });
        await new Promise<void>(done => server.listen(0, "127.0.0.1", done));
        return proxy;
    }

    get gateway(): string {
        return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/agentgateway`;
    }

    stop(): void {
        this.#server.close();
        this.#server.closeAllConnections();
    }
}
