// A page's say about commands. That clicks are asked about too is shown in Rust: they meet below.

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { bundled, pretendPage } from "../test_support/bundled.mjs";

pretendPage();
const { connect, OffhookError } = await import(await bundled("index.ts"));
const fake = globalThis.fakeWasm;
const dial = { type: "dial", number: "7", data: "order 7" };

let bar;
let connection;
beforeEach(async () => {
    bar?.release();
    bar = connect({ gateway: "/gateway", agentId: "1001" });
    await bar.loaded;
    connection = fake.connections.at(-1);
});

/** What is said about dialling when the page's function is this. */
async function said(ask, command = dial, name = "call.dial") {
    const off = bar.intercept(name, ask);
    const answer = await connection.ask(name, command);
    off();
    return answer;
}

test("nothing said, nothing changed", async () => {
    for (const ask of [() => undefined, () => true, () => null, async () => undefined]) assert.equal(await said(ask), undefined);
});

test("members replace those of the command, except what it is and what it is about", async () => {
    assert.deepEqual(await said(({ number }) => ({ number: `0${number}` })), { ...dial, number: "07" });
    assert.deepEqual(await said(async command => ({ ...command, data: undefined, type: "signOut" })), { type: "dial", number: "7" });
    const transfer = { type: "transfer", call: "7-1", to: { kind: "queue", address: "25" }, mode: "release" };
    const to = { kind: "queue", address: "26" };
    assert.deepEqual(await said(() => ({ to, call: "7-2" }), transfer, "call.transfer"), { ...transfer, to });
});

test("what is given is a copy: only what is returned counts", async () => {
    assert.equal(await said(command => void (command.number = "0")), undefined);
    assert.equal(dial.number, "7");
});

test("false forbids, and so does throwing, which says why", async () => {
    assert.equal(await said(() => false), "");
    assert.equal(await said(async () => false), "");
    const reasons = [
        [() => { throw new Error("On the do-not-call list."); }, "On the do-not-call list."],
        [() => Promise.reject(new OffhookError({ code: "vetoed", kind: "user", message: "Not now.", fix: "", retryable: false })), "Not now."],
        [() => Promise.reject("Words."), "Words."],
        [() => Promise.reject(7), ""],
    ];
    for (const [ask, reason] of reasons) assert.equal(await said(ask), reason);
    assert.match(await said(() => 7), /no command/);
});

test("who takes longer than two seconds is not waited for, and is told once", async () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    const warned = mock.method(console, "warn", () => undefined);
    try {
        let late;
        bar.intercept("call.dial", () => new Promise(resolve => (late = resolve)));
        for (const at of [1, 2]) {
            let answer = "none yet";
            const asked = connection.ask("call.dial", dial).then(said => (answer = said));
            mock.timers.tick(1_999);
            await new Promise(done => setImmediate(done));
            assert.equal(answer, "none yet");
            mock.timers.tick(1);
            await asked;
            assert.equal(answer, undefined, "it went on as it was");
            late(false);
            await new Promise(done => setImmediate(done));
            assert.equal(warned.mock.callCount(), 1, `time ${at}`);
        }
        assert.match(warned.mock.calls[0].arguments[0], /"call\.dial".*2000 ms/);
    } finally {
        mock.timers.reset();
        warned.mock.restore();
    }
});

test("asking ends when called off, when the signal aborts, and on release", async () => {
    const aborter = new AbortController();
    const off = bar.intercept("call.dial", () => undefined);
    bar.intercept("call.transfer", () => undefined, { signal: aborter.signal });
    bar.intercept("agent.setState", () => undefined);
    const names = () => connection.interceptors.map(it => it.name);
    assert.deepEqual(names(), ["call.dial", "call.transfer", "agent.setState"]);
    off();
    off();
    assert.deepEqual(names(), ["call.transfer", "agent.setState"]);
    aborter.abort();
    bar.intercept("call.transfer", () => undefined, { signal: aborter.signal });
    assert.deepEqual(names(), ["agent.setState"]);
    bar.release();
    assert.deepEqual(names(), []);
    bar.intercept("call.dial", () => undefined);
    assert.deepEqual(names(), []);
});

test("it is there for the very first command, and may end before the program is loaded", async () => {
    const early = connect({ gateway: "/gateway", agentId: "1002" });
    early.intercept("call.dial", () => undefined);
    early.intercept("call.transfer", () => undefined)();
    let interceptors;
    fake.answer = () => {
        interceptors = fake.connections.at(-1).interceptors.map(it => it.name);
        return Promise.resolve({ callId: null });
    };
    await early.ready();
    fake.answer = undefined;
    assert.deepEqual(interceptors, ["call.dial"]);
    early.release();
});

test("a name that does not exist is a mistake", () => {
    assert.throws(() => bar.intercept("call.fly", () => undefined), { code: "invalid_argument", message: /call\.fly/ });
    assert.throws(() => bar.intercept("call.dial"), { code: "invalid_argument" });
});
