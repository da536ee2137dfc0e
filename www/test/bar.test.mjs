// The typed API, on a stand-in for the wasm.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { bundled, pretendPage } from "../test_support/bundled.mjs";

pretendPage();
const address = await bundled("index.ts");
const { connect, OffhookError } = await import(address);
const fake = globalThis.fakeWasm;

const yes = { ok: true, why: null };
const no = { ok: false, why: "not_talking" };
const callCan = { answer: yes, reject: yes, hold: no, retrieve: no, mute: no, unmute: no, keypad: no, hangUp: yes };
const call = (id, state = "ringing", more = {}) => ({ id, state, direction: "inbound", remote: { number: "13800000001" }, skill: null, data: null, muted: false, can: callCan, ...more });
const view = (version, calls = [], lastCall = null) => ({ version, calls, lastCall, agent: { id: "1001", phase: "signedIn", can: {} }, health: {}, skills: [] });
const notice = (seq, name, more = {}) => ({ seq, at: 1_000 + seq, lagMs: null, name, ...more });

let bar;
let connection;
beforeEach(async () => {
    bar?.release();
    fake.answer = undefined;
    fake.empty = view(0);
    bar = connect({ gateway: "/gateway/", agentId: "1001" });
    await bar.loaded;
    connection = fake.connections.at(-1);
});

test("connecting returns at once, with one address for every way to write it", () => {
    assert.equal(bar.gateway, "http://crm.example/gateway");
    assert.equal(connection.gateway, "http://crm.example/gateway");
    assert.equal(connection.agentId, "1001");
    for (const gateway of ["", "  ", "ftp://x/", "javascript:0", undefined]) {
        assert.throws(() => connect({ gateway }), error => error instanceof OffhookError && error.code === "invalid_argument");
    }
});

test("methods become commands", async () => {
    await bar.signIn({ password: "secret", phone: 40001, state: "busy" });
    await bar.ready();
    await bar.busy(201);
    await bar.rest(600, 3);
    await bar.wrapUp();
    await bar.setState("busy", { reason: 200 });
    await bar.signOut();
    assert.deepEqual(connection.commands, [
        { type: "signIn", agentId: "1001", password: "secret", phone: "40001", state: "busy" },
        { type: "setState", state: "ready" },
        { type: "setState", state: "busy", reason: 201 },
        { type: "setState", state: "rest", seconds: 600, reason: 3 },
        { type: "setState", state: "wrapUp" },
        { type: "setState", state: "busy", reason: 200 },
        { type: "signOut" },
    ]);
});

test("methods called before the program is loaded wait for it", async () => {
    const other = connect({ gateway: "/gateway", agentId: "1002" });
    await other.ready();
    assert.deepEqual(fake.connections.at(-1).commands, [{ type: "setState", state: "ready" }]);
    other.release();
});

test("a wrong argument is named, and its value is not", async () => {
    await assert.rejects(bar.signIn({ password: { secret: "hunter2" }, phone: "1" }), error => {
        assert.equal(error.code, "invalid_argument");
        assert.match(error.message, /"password"/);
        assert.doesNotMatch(JSON.stringify(error), /hunter2/);
        return true;
    });
    const cycle = {};
    cycle.self = cycle;
    await assert.rejects(bar.dial("10086", { data: cycle }), { code: "invalid_argument", message: /"data"/ });
    assert.deepEqual(connection.commands, []);
});

test("what the gateway refuses is an OffhookError with everything in it", async () => {
    const report = { code: "refused", kind: "user", message: "The gateway refused (100-002).", fix: "Sign in with force.", retcode: "100-002", callId: null, retryable: false };
    fake.answer = () => Promise.reject(report);
    await assert.rejects(bar.ready(), error => {
        assert.ok(error instanceof OffhookError && error instanceof Error);
        assert.equal(error.name, "OffhookError");
        assert.equal(error.retcode, "100-002");
        assert.ok(!("callId" in error), "what does not apply is absent");
        assert.deepEqual(JSON.parse(JSON.stringify(error)), { name: "OffhookError", code: "refused", kind: "user", message: report.message, fix: report.fix, retcode: "100-002", retryable: false });
        return true;
    });
});

test("dialling gives the call; its data is JSON unless it is text", async () => {
    fake.answer = command => {
        connection.show(view(1, [call("7-1", "dialing", { data: command.data })]));
        return Promise.resolve({ callId: "7-1" });
    };
    const dialled = await bar.dial("10086", { data: { order: 7 }, skill: 25 });
    assert.deepEqual(connection.commands, [{ type: "dial", number: "10086", data: '{"order":7}', skill: 25 }]);
    assert.equal(dialled.id, "7-1");
    assert.equal(dialled.state, "dialing");
    assert.equal(bar.call("7-1"), dialled, "one handle for one call");
    await bar.dial("10086", { data: "as it is" });
    assert.equal(connection.commands[1].data, "as it is");
});

test("a call handle is alive", async () => {
    connection.show(view(1, [call("7-1")]));
    const handle = bar.call("7-1");
    assert.deepEqual(bar.calls(), [handle]);
    assert.deepEqual([handle.state, handle.can.answer.ok, handle.remote.number], ["ringing", true, "13800000001"]);
    await handle.answer();
    await handle.reject();
    await handle.reject({ mode: "release" });
    await handle.hold();
    await handle.retrieve();
    await handle.mute();
    await handle.unmute();
    await handle.keypad("1#");
    await handle.hangUp();
    assert.deepEqual(connection.commands.map(({ type, call: id, ...rest }) => [type, id, rest]), [
        ["answer", "7-1", {}],
        ["reject", "7-1", { mode: "requeue" }],
        ["reject", "7-1", { mode: "release" }],
        ["hold", "7-1", {}],
        ["retrieve", "7-1", {}],
        ["mute", "7-1", {}],
        ["unmute", "7-1", {}],
        ["keypad", "7-1", { digits: "1#" }],
        ["hangUp", "7-1", {}],
    ]);
    connection.show(view(2, [call("7-1", "talking", { muted: true })]));
    assert.deepEqual([handle.state, handle.muted], ["talking", true]);
    connection.show(view(3));
    assert.deepEqual([handle.state, handle.muted, handle.view], ["ended", false, undefined]);
    assert.deepEqual(handle.can.hangUp, { ok: false, why: "no_such_call" });
    assert.equal(handle.remote.number, "13800000001", "what was known of it stays");
    assert.equal(bar.call("7-1"), undefined);
});

test("handlers hear their event until they are called off", () => {
    const heard = [];
    const aborter = new AbortController();
    const off = bar.on("call.ringing", event => heard.push(["own", event.call.id]));
    bar.on("call.ringing", event => heard.push(["signal", event.seq]), { signal: aborter.signal });
    bar.on("*", event => heard.push(["all", event.name]));
    connection.tell(notice(1, "call.ringing", { call: call("7-1") }));
    off();
    off();
    aborter.abort();
    bar.on("call.ringing", () => heard.push(["never"]), { signal: aborter.signal });
    connection.tell(notice(2, "call.ringing", { call: call("7-2") }));
    assert.deepEqual(heard, [["own", "7-1"], ["signal", 1], ["all", "call.ringing"], ["all", "call.ringing"]]);
});

test("a handler that throws keeps nobody from hearing, and its error is the page's", () => {
    const reported = [];
    globalThis.reportError = error => reported.push(error.message);
    const heard = [];
    bar.on("agent.signedIn", () => {
        throw new Error("the page's own");
    });
    bar.on("agent.signedIn", event => heard.push(event.agentId));
    connection.tell(notice(1, "agent.signedIn", { agentId: "1001" }));
    delete globalThis.reportError;
    assert.deepEqual([heard, reported], [["1001"], ["the page's own"]]);
});

test("who comes late can hear what was, then what is, nothing twice", async () => {
    connection.tell(notice(1, "agent.signedIn", { agentId: "1001" }));
    connection.tell(notice(2, "call.ringing", { call: call("7-1") }));
    const heard = [];
    bar.on("call.ringing", event => heard.push(event.seq), { replay: true });
    const off = bar.on("call.ringing", () => heard.push("never"), { replay: true });
    off();
    assert.deepEqual(heard, [], "not from inside on()");
    connection.tell(notice(3, "call.ringing", { call: call("7-2") }));
    await bar.loaded;
    await Promise.resolve();
    connection.tell(notice(4, "call.ringing", { call: call("7-3") }));
    assert.deepEqual(heard, [2, 3, 4]);
    assert.deepEqual(bar.events({ since: 2 }).map(event => event.seq), [3, 4]);
    assert.deepEqual(bar.events().map(event => event.seq), [1, 2, 3, 4]);
});

test("the view is watched from now on, cannot be changed, and is there before the news", () => {
    const seen = [];
    const off = bar.watch(snapshot => seen.push(snapshot.version));
    bar.on("call.ringing", event => seen.push(bar.call(event.call.id)?.state));
    connection.show(view(1, [call("7-1")]));
    connection.tell(notice(1, "call.ringing", { call: call("7-1") }));
    off();
    connection.show(view(2));
    assert.deepEqual(seen, [0, 1, "ringing"]);
    assert.equal(bar.snapshot(), bar.snapshot());
    assert.throws(() => (bar.snapshot().agent.phase = "signedOut"), TypeError);
});

test("a released handle hears nothing, can do nothing, and signs nobody out", async () => {
    const heard = [];
    bar.on("*", event => heard.push(event));
    let pending;
    fake.answer = () => new Promise(() => undefined);
    pending = bar.ready();
    await Promise.resolve();
    await Promise.resolve();
    bar.release();
    bar.release();
    connection.tell(notice(1, "agent.signedIn", { agentId: "1001" }));
    await assert.rejects(pending, { code: "released" });
    await assert.rejects(bar.ready(), { code: "released" });
    assert.equal(connection.isReleased, true);
    assert.deepEqual([heard, connection.commands.map(({ type }) => type)], [[], ["setState"]]);
});

test("after a bug has stopped the program, promises settle and nothing of it is called", async () => {
    // A module of its own: this one is finished afterwards.
    const own = await import(await bundled("index.ts"));
    fake.answer = () => new Promise(() => undefined);
    const stopping = own.connect({ gateway: "/gateway" });
    await stopping.loaded;
    const dead = fake.connections.at(-1);
    dead.show(view(5));
    const pending = stopping.ready();
    const logged = [];
    const realError = console.error;
    console.error = message => logged.push(message);
    await new Promise(done => setImmediate(done));
    fake.panic("panicked at somewhere");
    console.error = realError;
    await assert.rejects(pending, { code: "stopped", fix: /Reload the page/ });
    dead.snapshot = dead.command = dead.noticesSince = dead.release = () => assert.fail("the program is dead");
    await assert.rejects(stopping.busy(), { code: "stopped", message: /somewhere/ });
    assert.equal(stopping.snapshot().version, 5);
    assert.deepEqual(stopping.events(), []);
    stopping.release();
    assert.equal(logged.length, 1);
});
