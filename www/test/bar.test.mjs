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
const call = (id, state = "ringing", more = {}) => ({ id, state, direction: "inbound", remote: { number: "13800000001" }, queue: null, data: null, muted: false, can: callCan, ...more });
const view = (version, calls = [], lastCall = null, more = {}) => ({
    version, calls, lastCall, agent: { id: "1001", phase: "signedIn", can: { dial: yes } }, health: {}, queues: [], preview: null, recent: [], notes: [], ...more,
});
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
    await bar.signOut({ force: true, reason: 4 });
    await bar.setAutoAnswer(true);
    await bar.setAutoReady(false);
    await bar.setQueues([25, 26]);
    await bar.setQueues();
    await bar.changePassword({ old: "hunter2", new: "Hunter-23" });
    await bar.sendNote("1002", "hello");
    await bar.sendNote(["1002", 1003], "hello");
    assert.deepEqual(connection.commands, [
        { type: "signIn", agentId: "1001", password: "secret", phone: "40001", state: "busy" },
        { type: "setState", state: "ready" },
        { type: "setState", state: "busy", reason: 201 },
        { type: "setState", state: "rest", seconds: 600, reason: 3 },
        { type: "setState", state: "wrapUp" },
        { type: "setState", state: "busy", reason: 200 },
        { type: "signOut" },
        { type: "signOut", force: true, reason: 4 },
        { type: "setAutoAnswer", on: true },
        { type: "setAutoReady", on: false },
        { type: "setQueues", queues: [25, 26] },
        { type: "setQueues", queues: null },
        { type: "changePassword", old: "hunter2", new: "Hunter-23" },
        { type: "sendNote", to: ["1002"], text: "hello" },
        { type: "sendNote", to: ["1002", "1003"], text: "hello" },
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

test("what the agent reads is in the language of the bar", async () => {
    const other = connect({ gateway: "/gateway", language: "zh-CN" });
    await other.loaded;
    assert.equal(fake.connections.at(-1).language, "zh-CN");
    other.language = "en";
    assert.equal(fake.connections.at(-1).language, "en");
    const report = { code: "on_call", kind: "user", message: "Finish it.", fix: "Then.", retcode: null, callId: null, retryable: false };
    fake.answer = () => Promise.reject({ ...report, words: "请先结束通话。" });
    await assert.rejects(other.ready(), { message: "Finish it.", words: "请先结束通话。" });
    fake.answer = () => Promise.reject(report);
    await assert.rejects(other.ready(), { words: "Finish it. Then." });
    other.release();
});

test("dialling gives the call; its data is JSON unless it is text", async () => {
    fake.answer = command => {
        connection.show(view(1, [call("7-1", "dialing", { data: command.data })]));
        return Promise.resolve({ callId: "7-1" });
    };
    const dialled = await bar.dial("10086", { data: { order: 7 }, queue: 25 });
    assert.deepEqual(connection.commands, [{ type: "dial", number: "10086", data: '{"order":7}', queue: 25 }]);
    assert.equal(dialled.id, "7-1");
    assert.equal(dialled.state, "dialing");
    assert.equal(bar.call("7-1"), dialled, "one handle for one call");
    await bar.dial("10086", { data: "as it is" });
    assert.equal(connection.commands[1].data, "as it is");
});

test("what makes a call gives its handle", async () => {
    fake.answer = () => {
        connection.show(view(1, [call("7-1", "dialing"), call("7-2", "held")]));
        return Promise.resolve({ callId: "7-1" });
    };
    const made = [
        await bar.dialInternal("1002", { data: "as it is" }),
        await bar.dialPreview("13800000001"),
        await bar.pickUp("1002"),
        await bar.takeQueued("7-9", 25),
        await bar.call("7-2").consult({ to: "agent", id: 1002 }),
        await bar.call("7-2").consult({ to: "queue", id: "25", mode: "threeParty", data: { order: 7 } }),
    ];
    assert.deepEqual(made.map(it => it.id), Array(6).fill("7-1"));
    assert.deepEqual(connection.commands, [
        { type: "dial", number: "1002", data: "as it is", internal: true },
        { type: "dialPreview", number: "13800000001" },
        { type: "pickUp", agent: "1002" },
        { type: "takeQueued", waiting: "7-9", queue: 25 },
        { type: "consult", call: "7-2", mode: "private", to: { kind: "agent", address: "1002" }, data: null },
        { type: "consult", call: "7-2", mode: "threeParty", to: { kind: "queue", address: "25" }, data: '{"order":7}' },
    ]);
});

test("each query asks the gateway, and is fulfilled with its result", async () => {
    fake.answer = ({ query }) => Promise.resolve({ callId: null, result: { of: query } });
    const queries = [
        [() => bar.queues(), { kind: "queues" }],
        [() => bar.agents(), { kind: "agents" }],
        [() => bar.ivrs(), { kind: "ivrs" }],
        [() => bar.waitingCalls(25), { kind: "waitingCalls", queue: 25 }],
        [() => bar.statistics(), { kind: "statistics" }],
    ];
    for (const [run, query] of queries) assert.deepEqual(await run(), { of: query });
    assert.deepEqual(connection.commands, queries.map(([, query]) => ({ type: "query", query })));
});

test("a raw request is sent by name, and fulfilled with the reply's result", async () => {
    fake.answer = ({ name }) => Promise.resolve({ callId: null, result: name === "getAgentStatus" ? { agentState: "4" } : null });
    assert.deepEqual(await bar.request("getAgentStatus"), { agentState: "4" });
    assert.equal(await bar.request("queryAgentInfoByWorkNo", { workno: "1002" }), null);
    assert.deepEqual(connection.commands, [
        { type: "request", name: "getAgentStatus", params: {} },
        { type: "request", name: "queryAgentInfoByWorkNo", params: { workno: "1002" } },
    ]);
});

test("what is in the view is there without asking", () => {
    const preview = { id: "p1", numbers: ["13800000001"], data: null, since: 1 };
    const notes = [{ from: "1002", text: "hello", at: 1 }];
    const recent = [{ id: "6-2", remote: { number: "2" } }, { id: "6-1", remote: { number: "1" } }];
    connection.show(view(1, [call("6-1", "talking"), call("6-3", "talking")]));
    const [old, older] = bar.calls();
    connection.show(view(2, [], { id: "6-3", data: "kept" }, { preview, notes, recent: [{ id: "6-3", data: null }, ...recent] }));
    assert.deepEqual([bar.preview, bar.notes, bar.recent.length], [preview, notes, 3]);
    assert.equal(bar.can.dial.ok, true);
    assert.deepEqual([old.remote.number, older.data], ["1", "kept"], "a call that is over is found among the recent ones");
    assert.deepEqual(connection.commands, []);
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
    await handle.transfer({ to: "queue", id: 25, mode: "onSuccess" });
    await handle.transfer({ to: "ivr", id: "8", mode: "suspend", data: "as it is" });
    await handle.cancelTransfer();
    await handle.join();
    await handle.connect();
    await handle.disconnect("13800000002");
    await handle.switchMedia("video");
    await handle.setData({ order: 7 });
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
        ["transfer", "7-1", { mode: "onSuccess", to: { kind: "queue", address: "25" }, data: null }],
        ["transfer", "7-1", { mode: "suspend", to: { kind: "ivr", address: "8" }, data: "as it is" }],
        ["cancelTransfer", "7-1", {}],
        ["join", "7-1", {}],
        ["connect", "7-1", {}],
        ["disconnect", "7-1", { number: "13800000002" }],
        ["switchMedia", "7-1", { media: "video" }],
        ["setCallData", "7-1", { data: '{"order":7}' }],
    ]);
    connection.show(view(2, [call("7-1", "talking", { muted: true, media: "video", recording: true })]));
    assert.deepEqual([handle.state, handle.muted, handle.media, handle.recording], ["talking", true, "video", true]);
    connection.show(view(3));
    assert.deepEqual([handle.state, handle.muted, handle.media, handle.view], ["ended", false, "audio", undefined]);
    for (const verdict of Object.values(handle.can)) assert.deepEqual(verdict, { ok: false, why: "no_such_call" });
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
    dead.snapshot = dead.now = dead.command = dead.eventsSince = dead.release = () => assert.fail("the program is dead");
    await assert.rejects(stopping.busy(), { code: "stopped", message: /somewhere/ });
    assert.equal(stopping.snapshot().version, 5);
    assert.deepEqual(stopping.events(), []);
    assert.ok(Math.abs(stopping.now() - Date.now()) < 1_000, "what is left is the computer's clock");
    stopping.release();
    assert.equal(logged.length, 1);
});

test("handles work through proxies, and Vue leaves them as they are", async () => {
    const around = new Proxy(bar, {});
    assert.equal(around.snapshot(), bar.snapshot());
    assert.equal(around.language, bar.language);
    around.language = "zh-CN";
    assert.equal(bar.language, "zh-CN");
    await around.busy(201);
    assert.deepEqual(connection.commands.at(-1), { type: "setState", state: "busy", reason: 201 });
    connection.show(view(1, [call("c1")]));
    const [handle] = around.calls();
    assert.equal(new Proxy(handle, {}).state, "ringing");
    await new Proxy(handle, {}).answer();
    assert.deepEqual(connection.commands.at(-1), { type: "answer", call: "c1" });
    assert.equal(bar.__v_skip && handle.__v_skip, true);
    assert.deepEqual(Object.keys(bar).includes("__v_skip"), false, "it shows nowhere");
});

test("whatever a method is given it rejects with an error of ours, by its promise", async () => {
    connection.show(view(1, [call("c1")]));
    const [handle] = bar.calls();
    const misuses = {
        signIn: () => bar.signIn(), dial: () => bar.dial("1", null), dialNothing: () => bar.dial(), dialInternal: () => bar.dialInternal({}),
        setState: () => bar.setState("busy", null), dialPreview: () => bar.dialPreview(null), pickUp: () => bar.pickUp(), takeQueued: () => bar.takeQueued(Symbol("1"), 1),
        sendNote: () => bar.sendNote(null, "x"), changePassword: () => bar.changePassword(), setQueues: () => bar.setQueues(5),
        reject: () => handle.reject(null), consult: () => handle.consult(), transfer: () => handle.transfer(null), setData: () => handle.setData(1n), disconnect: () => handle.disconnect(),
        keypad: () => handle.keypad(Symbol("1")),
    };
    for (const [name, misuse] of Object.entries(misuses)) {
        const promise = misuse();
        assert.ok(promise instanceof Promise, `${name} promises something`);
        await assert.rejects(promise, error => error instanceof OffhookError && error.code === "invalid_argument" && error.fix.length > 0, name);
    }
    // The argument is named, and not what could not be read of it.
    await assert.rejects(bar.dial("1", null), { message: "dial(): argument 2 is null." });
    await assert.rejects(bar.signIn(), { message: "signIn(): argument 1 is missing." });
    await assert.rejects(handle.transfer(null), { message: "transfer(): argument 1 is null." });
    assert.throws(() => bar.events(null), { message: "events(): argument 1 is null." });
    assert.throws(() => connect(null), OffhookError);
    assert.throws(() => bar.events(null), OffhookError);
    assert.throws(() => bar.watch(5, null), OffhookError);
});

test("all events at once are asked for where the page wants them", async () => {
    const last = () => globalThis.fakeWasm.connections.at(-1);
    for (const [eventsPerPoll, all] of [[undefined, false], ["one", false], ["all", true]]) {
        const it = connect({ gateway: "/agentgateway", agentId: `of-${eventsPerPoll}`, eventsPerPoll });
        await it.loaded;
        assert.equal(last().allEvents, all, String(eventsPerPoll));
        it.release();
    }
    assert.throws(() => connect({ gateway: "/agentgateway", eventsPerPoll: "five" }), { code: "invalid_argument", fix: "Pass one of one, all." });
    assert.throws(() => connect({ gateway: "/agentgateway", credentials: "all" }), { code: "invalid_argument", fix: /same-origin/ });
});
