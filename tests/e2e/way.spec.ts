// The way to the gateway, set up wrongly: each cause is named in the form, by the error's code and once on the console, and its cure works.

import type { IncomingMessage } from "node:http";
import type { Page } from "@playwright/test";
import { Bar } from "./bar.js";
import { expect, test as base } from "./crm.js";
import { allowed, Proxy, type Answer } from "./proxy.js";
import { Archive, Site } from "./site.js";

/** A page whose bar goes to its gateway through a proxy. */
interface Way {
    bar: Bar;
    origin: string;
    proxy: Proxy;
    /** What the bar has said on the console. */
    said: string[];
}

interface Options {
    gateway?: string;
    credentials?: RequestCredentials;
    /** Sources of `connect-src`, beside the page's own. */
    sources?: string;
}

interface Fixtures {
    archive: Archive;
    open: (options?: Options) => Promise<Way>;
}

const test = base.extend<Fixtures>({
    archive: async ({}, use) => {
        const archive = new Archive();
        await use(archive);
        archive.remove();
    },
    open: async ({ page, archive, simulator }, use) => {
        const opened: { stop(): void }[] = [];
        await use(async ({ gateway, credentials, sources = "http: https:" } = {}) => {
            const proxy = await Proxy.before(simulator.gateway);
            const policy = `default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' ${sources}`;
            const site = await Site.serve(html(gateway ?? proxy.gateway, credentials), archive, policy);
            opened.push(proxy, site);
            proxy.manner = { headers: headers => ({ ...headers, ...allowed(site.url) }), instead: preflight(allowed(site.url)) };
            const said = listen(page);
            await page.goto(`${site.url}/`);
            return { bar: new Bar(page), origin: site.url, proxy, said };
        });
        for (const it of opened) it.stop();
    },
});

const html = (gateway: string, credentials?: RequestCredentials) => ({
    "/": `<!doctype html><html lang="en"><title>A page of one's own</title>
<script type="module" src="/offhook/offhook.js"></script>
<main><offhook-bar gateway="${gateway}" agent-id="1001" ${credentials ? `credentials="${credentials}"` : ""}></offhook-bar></main></html>`,
});

/** Answers preflights with these headers. */
const preflight =
    (headers: Record<string, string>) =>
    ({ method }: IncomingMessage): Answer | undefined =>
        method === "OPTIONS" ? { status: 204, headers } : undefined;

function listen(page: Page): string[] {
    const said: string[] = [];
    page.on("console", message => {
        if (message.text().startsWith("Offhook:")) said.push(message.text());
    });
    return said;
}

/** Signs in by script; the code of the error, or nothing. */
const signIn = (page: Page, force = false): Promise<string> =>
    page.evaluate(`document.querySelector("offhook-bar").bar.signIn({ password: "offhook-1001", phone: "40001", force: ${force} })
        .then(() => "", error => error.code)`);

/** Expects that a sign-in fails so: in the form, for scripts, and once on the console. */
async function fails(page: Page, { bar, said }: Pick<Way, "bar" | "said">, code: string, words: string, cure: string): Promise<void> {
    await bar.signIn();
    await expect(bar.messages).toContainText(words);
    await expect(bar.messages).toContainText(cure);
    await bar.isSignedOut();
    expect(await signIn(page)).toBe(code);
    expect(said).toHaveLength(1);
    for (const part of [`Offhook: ${code}: `, words, cure]) expect(said[0]).toContain(part);
}

async function works({ bar }: Pick<Way, "bar">): Promise<void> {
    await bar.signIn();
    await bar.isState("Ready");
}

test("a gateway of another origin that allows the page is used", async ({ open }) => {
    const way = await open();
    await works(way);
    expect(way.proxy.asked.filter(it => it.includes("agentstatus")), "nothing is looked into").toEqual([]);
    expect(way.said).toEqual([]);
});

test("a redirect, as to a login page", async ({ page, open }) => {
    const way = await open();
    const right = way.proxy.manner;
    const cors = allowed(way.origin);
    const login = { status: 302, headers: { ...cors, location: "https://login.example/" } };
    way.proxy.manner = { instead: request => preflight(cors)(request) ?? login };
    await fails(page, way, "gateway_redirects", "redirects, as to a login page", "Check the gateway address");
    way.proxy.manner = right;
    await works(way);
});

test("a web page", async ({ page, open }) => {
    const way = await open();
    const right = way.proxy.manner;
    const cors = allowed(way.origin);
    const login = { status: 200, headers: { ...cors, "content-type": "text/html" }, body: "\n<!doctype html><title>Log in</title>" };
    way.proxy.manner = { instead: request => preflight(cors)(request) ?? login };
    await fails(page, way, "gateway_sends_html", "A web page answers", "Check the gateway address");
    way.proxy.manner = right;
    await works(way);
});

test("a wrong path", async ({ page, open }) => {
    const way = await open();
    const cors = allowed(way.origin);
    way.proxy.manner = { instead: request => preflight(cors)(request) ?? { status: 404, headers: cors, body: "<h1>Not found</h1>" } };
    await fails(page, way, "gateway_not_found", "There is no gateway at this address.", "Check the gateway address");
});

test("what is no gateway", async ({ page, open }) => {
    const way = await open();
    const cors = allowed(way.origin);
    way.proxy.manner = { instead: request => preflight(cors)(request) ?? { status: 200, headers: cors, body: "It works!" } };
    await fails(page, way, "not_a_gateway", "is not a gateway", "Check the gateway address");
});

test("a proxy that wants the page's cookie: 401 without it, and credentials bring it", async ({ page, open }) => {
    const way = await open();
    const cors = { ...allowed(way.origin), "access-control-allow-credentials": "true" };
    const knows = (request: IncomingMessage) => request.headers.cookie?.includes("crm=42") === true;
    way.proxy.manner = {
        headers: headers => ({ ...headers, ...cors }),
        instead: request => preflight(cors)(request) ?? (knows(request) ? undefined : { status: 401, headers: cors }),
    };
    await page.evaluate(() => (document.cookie = "crm=42"));
    await fails(page, way, "login_required", "wants a login of its own", 'credentials="include"');
    await way.bar.root.evaluate(it => it.setAttribute("credentials", "include"));
    await works(way);
});

test("a balancer that is sticky by its cookie", async ({ open }) => {
    const way = await open({ credentials: "include" });
    const cors = { ...allowed(way.origin), "access-control-allow-credentials": "true" };
    let nodes = 0;
    const strays: string[] = [];
    way.proxy.manner = {
        instead: preflight(cors),
        headers: (headers, request) => {
            const node = /node=(\d+)/.exec(request.headers.cookie ?? "")?.[1];
            if (node !== undefined && node !== "1") strays.push(request.url ?? "");
            const sent = node === undefined ? { "set-cookie": [`node=${++nodes}; Path=/`] } : {};
            return { ...headers, ...cors, ...sent };
        },
    };
    await works(way);
    await way.bar.choose("Busy");
    await way.bar.isState("Busy");
    expect([nodes, strays], "one node for all requests").toEqual([1, []]);
});

test("an origin that is not allowed (CORS)", async ({ page, open }) => {
    const way = await open();
    const right = way.proxy.manner;
    way.proxy.manner = {};
    await fails(page, way, "cors_not_allowed", "does not allow this page's origin", "Access-Control-Allow-Origin");
    way.proxy.manner = right;
    await works(way);
});

for (const [name, left] of [
    ["access-control-allow-methods", "GET, POST"],
    ["access-control-allow-headers", "Guid"],
    ["access-control-allow-headers", "Content-Type"],
] as const) {
    test(`${name} of ${left} only (CORS)`, async ({ page, open }) => {
        const way = await open();
        const right = way.proxy.manner;
        way.proxy.manner = { ...right, instead: preflight({ ...allowed(way.origin), [name]: left }) };
        await way.bar.signIn();
        await expect(way.bar.messages).toContainText("does not allow this page's origin");
        await way.bar.isSignedOut();
        expect(way.said).toHaveLength(1);
        way.proxy.manner = right;
        // Without the header Guid the gateway has the agent signed in.
        if (left !== "Content-Type") return works(way);
        expect(await signIn(page, true)).toBe("");
    });
}

test("cookies that are not allowed (CORS)", async ({ page, open }) => {
    const way = await open({ credentials: "include" });
    const right = way.proxy.manner;
    await fails(page, way, "cors_credentials_not_allowed", "does not allow this page's cookies", "Access-Control-Allow-Credentials: true");
    const any = { ...allowed("*"), "access-control-allow-credentials": "true" };
    way.proxy.manner = { headers: headers => ({ ...headers, ...any }), instead: preflight(any) };
    await way.bar.signIn();
    await expect(way.bar.messages).toContainText("this page's origin instead of *");
    const cors = { ...allowed(way.origin), "access-control-allow-credentials": "true" };
    way.proxy.manner = { ...right, headers: headers => ({ ...headers, ...cors }), instead: preflight(cors) };
    await works(way);
});

test("a guid that is not exposed (CORS): force is not offered, as it would end in the same", async ({ page, open, simulator }) => {
    const way = await open();
    const right = way.proxy.manner;
    const { "access-control-expose-headers": _, ...cors } = allowed(way.origin);
    way.proxy.manner = { ...right, headers: headers => ({ ...headers, ...cors }) };
    // The second sign-in finds the agent signed in (100-002).
    await fails(page, way, "guid_not_exposed", "hides the session from this page", "Access-Control-Expose-Headers: Set-GUID");
    expect((await simulator.log()).some(line => / -> 100-002$/.test(line))).toBe(true);
    await expect(way.bar.button("Sign in here anyway")).toHaveCount(0);
    way.proxy.manner = right;
    await page.reload();
    await way.bar.signIn();
    await way.bar.button("Sign in here anyway").click();
    await way.bar.isState("Ready");
});

test("a policy of the page", async ({ page, open }) => {
    const way = await open({ sources: "" });
    await fails(page, way, "gateway_forbidden", "content security policy forbids the gateway", "connect-src");
    expect(way.proxy.asked).toEqual([]);
});

test("nothing that answers, and no network", async ({ page, open, context }) => {
    const way = await open({ gateway: "http://127.0.0.1:1/agentgateway" });
    await fails(page, way, "gateway_not_reached", "could not be reached", "certificate");
    way.said.length = 0;
    await context.setOffline(true);
    await fails(page, way, "offline", "This computer is offline.", "Check its network connection.");
});

test("something else than TLS where TLS is expected", async ({ page, open, simulator }) => {
    const way = await open({ gateway: simulator.gateway.replace("http:", "https:") });
    await fails(page, way, "gateway_not_reached", "could not be reached", "certificate");
});

/** Opens a page at this address, which is answered by the test. */
async function visit(page: Page, archive: Archive, url: string, gateway: string): Promise<Pick<Way, "bar" | "said">> {
    const said = listen(page);
    await page.route(`${url}**`, route => {
        const { pathname } = new URL(route.request().url());
        const file = pathname.startsWith("/offhook/") ? archive.read(`dist/${pathname.slice(9)}`) : undefined;
        const type = pathname.endsWith(".wasm") ? "application/wasm" : file ? "text/javascript" : "text/html";
        return route.fulfill({ contentType: type, body: file ?? html(gateway)["/"] });
    });
    await page.goto(url);
    return { bar: new Bar(page), said };
}

test("a gateway on http for a page on https", async ({ page, archive }) => {
    const way = await visit(page, archive, "https://crm.example/", "http://gateway.example/agentgateway");
    await fails(page, way, "mixed_content", "A page on https can't reach a gateway on http.", "Serve the gateway over https.");
});

test("a gateway in the local network, about which the browser asks", async ({ page, archive, simulator, context }) => {
    const way = await visit(page, archive, "https://crm.example/", simulator.gateway);
    await fails(page, way, "local_network_blocked", "may keep this page from the local network", "site settings");
    await context.grantPermissions(["local-network-access"], { origin: "https://crm.example" });
    await works(way);
});

test("handles of one session with different credentials, and a mode that is none", async ({ page, open }) => {
    const { bar, proxy } = await open({ credentials: "include" });
    const rejected = (credentials: string | undefined) =>
        page.evaluate(
            async ([gateway, credentials]) => {
                const { connect } = (await import("/offhook/index.js" as string)) as { connect(options: object): { loaded: Promise<void> } };
                try {
                    await connect({ gateway, agentId: "1001", credentials }).loaded;
                    return "";
                } catch (error) {
                    return `${(error as { code: string }).code}: ${(error as Error).message}`;
                }
            },
            [proxy.gateway, credentials] as const,
        );
    await expect(bar.button("Sign in")).toBeVisible();
    expect(await rejected("include")).toBe("");
    expect(await rejected(undefined)).toBe("");
    expect(await rejected("omit")).toBe("invalid_argument: This session has other credentials.");
    expect(await rejected("all")).toBe('invalid_argument: "all" is no value of credentials.');
    await bar.root.evaluate(it => it.setAttribute("credentials", "all"));
    await expect(bar.root.getByRole("alert")).toContainText("Pass one of omit, same-origin, include.");
});
