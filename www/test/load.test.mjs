// What is said when the wasm can't be loaded.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, mock, test } from "node:test";
import { bundled, pretendPage, WASM } from "../test_support/bundled.mjs";

const { compile, compileFailure } = await import(await bundled("load.ts"));
const realFetch = globalThis.fetch;
let server;
let base;

before(async () => {
    server = createServer((request, response) => {
        const answers = {
            "/good.wasm": [200, "application/wasm", WASM],
            "/wrong-type.wasm": [200, "text/plain", WASM],
            "/page.wasm": [200, "text/html", "<!doctype html><title>Log in</title>"],
            "/empty.wasm": [200, "application/wasm", ""],
            "/broken.wasm": [200, "application/wasm", new Uint8Array([...WASM, 0xff, 0xff])],
            "/down.wasm": [503, "text/plain", "later"],
        };
        if (request.url === "/cut.wasm") {
            response.writeHead(200, { "Content-Type": "application/wasm", "Content-Length": "1000" });
            return response.write(WASM, () => response.destroy());
        }
        const [status, type, body] = answers[request.url] ?? [404, "text/plain", "nothing here"];
        response.writeHead(status, { "Content-Type": type }).end(body);
    });
    await new Promise(done => server.listen(0, "127.0.0.1", done));
    base = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());

test("compiles, whatever type the server gives it", async () => {
    for (const path of ["/good.wasm", "/wrong-type.wasm"]) {
        assert.ok((await compile(new URL(path, base), "offhook.wasm")) instanceof WebAssembly.Module);
    }
});

test("compiles while it arrives, where the server gives it its type", async () => {
    const whole = mock.method(WebAssembly, "compile");
    await compile(new URL("/good.wasm", base), "offhook.wasm");
    assert.equal(whole.mock.callCount(), 0);
    await compile(new URL("/wrong-type.wasm", base), "offhook.wasm");
    assert.equal(whole.mock.callCount(), 1);
    whole.mock.restore();
});

const failures = [
    ["/nothing.wasm", "wasm_not_found", "bug", /404/, /wasmUrl/],
    ["/down.wasm", "wasm_not_found", "retry", /503/, /wasmUrl/],
    ["/page.wasm", "wasm_unreadable", "bug", /text\/html/, /wasmUrl/],
    ["/empty.wasm", "wasm_unreadable", "bug", /not WebAssembly/, /wasmUrl/],
    ["/broken.wasm", "wasm_unsupported", "user", /cannot run/, /Update the browser/],
];
for (const [path, code, kind, message, fix] of failures) {
    test(`${path} is explained`, async () => {
        await assert.rejects(compile(new URL(path, base), "offhook.wasm"), { code, kind, message, fix, retryable: kind === "retry" });
    });
}

test("an answer that breaks off is explained", async () => {
    await assert.rejects(compile(new URL("/cut.wasm", base), "offhook.wasm"), { code: "wasm_not_found", retryable: true });
});

test("a server that cannot be reached is explained", async () => {
    await assert.rejects(compile(new URL("http://127.0.0.1:1/offhook.wasm"), "offhook.wasm"), {
        code: "wasm_not_found",
        fix: /connect-src/,
        retryable: true,
    });
});

test("a policy that forbids WebAssembly is recognised by the words of each browser", () => {
    const said = [
        "WebAssembly.compile(): Refused to compile or instantiate WebAssembly module because neither 'wasm-eval' nor 'unsafe-eval' is an allowed source of script",
        "call to WebAssembly.compile() blocked by CSP",
        "Refused to create a WebAssembly object because 'unsafe-eval' or 'wasm-unsafe-eval' is not an allowed source of script in the following Content Security Policy directive",
    ];
    for (const words of said) {
        const error = compileFailure(new WebAssembly.CompileError(words));
        assert.equal(error.code, "wasm_forbidden");
        assert.match(error.fix, /'wasm-unsafe-eval'/);
    }
    assert.equal(compileFailure("something else").code, "wasm_unsupported");
});

test("loading is done once, and can be repeated after a failure", async () => {
    const { load } = await import(await bundled("load.ts"));
    let fetched = 0;
    let isUp = false;
    pretendPage(async address => {
        fetched += 1;
        assert.equal(String(address), "http://crm.example/static/offhook.wasm");
        return isUp ? new Response(WASM) : new Response("", { status: 502 });
    });
    try {
        await assert.rejects(load("/static/offhook.wasm"), { code: "wasm_not_found" });
        isUp = true;
        const [one, two] = await Promise.all([load("/static/offhook.wasm"), load(undefined)]);
        assert.equal(one, two);
        assert.equal(fetched, 2);
        assert.equal(globalThis.fakeWasm.inits, 1);
    } finally {
        globalThis.fetch = realFetch;
        delete globalThis.document;
    }
});

test("files of two releases are told apart", async () => {
    const { load } = await import(await bundled("load.ts"));
    pretendPage();
    try {
        globalThis.fakeWasm.refuses = new TypeError('Import #0 "offhook_wasm_1234567": module is not an object or function');
        await assert.rejects(load("/static/offhook.wasm"), { code: "wasm_mismatch", kind: "bug", message: /another build/, fix: /one release/ });
        globalThis.fakeWasm.refuses = new RangeError("could not allocate memory");
        await assert.rejects(load("/static/offhook.wasm"), { code: "wasm_unsupported", message: /could not allocate memory/ });
    } finally {
        delete globalThis.fakeWasm.refuses;
        globalThis.fetch = realFetch;
        delete globalThis.document;
    }
});

const names = ["offhook.wasm", "offhook-panels.wasm"];
const hashed = { "offhook.wasm": "/assets/offhook-Ab12.wasm", "offhook-panels.wasm": new URL("https://cdn.example/offhook-panels-Cd34.wasm") };
const places = [
    ["the folder", "/static/offhook/", ["http://crm.example/static/offhook/offhook.wasm", "http://crm.example/static/offhook/offhook-panels.wasm"]],
    ["a folder relative to the page", "offhook/", ["http://crm.example/app/offhook/offhook.wasm", "http://crm.example/app/offhook/offhook-panels.wasm"]],
    ["a URL object of the folder", new URL("https://cdn.example/1/"), ["https://cdn.example/1/offhook.wasm", "https://cdn.example/1/offhook-panels.wasm"]],
    ["one file, with the others beside it", "/static/offhook.wasm?v=2", ["http://crm.example/static/offhook.wasm?v=2", "http://crm.example/static/offhook-panels.wasm"]],
    ["each file by its name", hashed, ["http://crm.example/assets/offhook-Ab12.wasm", "https://cdn.example/offhook-panels-Cd34.wasm"]],
];
for (const [what, place, urls] of places) {
    test(`wasmUrl may be ${what}`, async () => {
        const { load, locate } = await import(await bundled("load.ts"));
        const fetched = [];
        pretendPage(async address => {
            fetched.push(String(address));
            return new Response(WASM);
        });
        try {
            await load(place);
            assert.deepEqual(fetched, [urls[0]]);
            // The page has gone on to another address.
            globalThis.document = { baseURI: "http://crm.example/elsewhere/entirely/" };
            assert.deepEqual(names.map(name => locate(name).href), urls);
        } finally {
            globalThis.fetch = realFetch;
            delete globalThis.document;
        }
    });
}

for (const place of [{ "offhook.wasm": "/assets/offhook-Ab12.wasm" }, "/assets/offhook-Ab12.wasm", null]) {
    test(`what wasmUrl ${JSON.stringify(place)} does not tell of is where the script has it`, async () => {
        const address = await bundled("load.ts");
        const { load, locate } = await import(address);
        pretendPage();
        try {
            await load(place);
            assert.equal(locate("offhook-panels.wasm").href, new URL("offhook-panels.wasm", address).href);
            const first = place ? "http://crm.example/assets/offhook-Ab12.wasm" : new URL("offhook.wasm", address).href;
            assert.equal(locate("offhook.wasm").href, first);
        } finally {
            globalThis.fetch = realFetch;
            delete globalThis.document;
        }
    });
}

for (const wrong of ["http://[", { "offhook.wasm": "http://[" }]) {
    test(`wasmUrl ${JSON.stringify(wrong)} is refused in words`, async () => {
        const { load } = await import(await bundled("load.ts"));
        pretendPage();
        try {
            await assert.rejects(load(wrong), { name: "OffhookError", code: "invalid_argument", message: /wasmUrl/ });
        } finally {
            globalThis.fetch = realFetch;
            delete globalThis.document;
        }
    });
}
