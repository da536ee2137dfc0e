// The session that the docs' examples run on: it carries out every command at once. It stands behind the stand-in for the
// wasm; refusals are for the tests of the real session.

const fake = globalThis.fakeWasm;
const yes = { ok: true, why: null };
const always = new Proxy({}, { get: () => yes });

const RESULTS = {
    queues: [{ id: 25, name: "Sales", waiting: 2, longestSeconds: 40, freeAgents: 1 }],
    agents: [{ id: "1002", name: "Li Na", state: "ready", seconds: 60, phone: "40002", queues: [25] }],
    ivrs: [{ id: 8, name: "Survey", accessCode: "6001" }],
    waitingCalls: [{ id: "9-1", number: "13800000002", seconds: 40 }],
    statistics: { talkSeconds: 300, answered: 7 },
};
const RAW = { queryQueueLengthBySkillId: 2 };
const INTERCEPTED = { dial: "call.dial", dialPreview: "call.dial", transfer: "call.transfer", setState: "agent.setState" };
/** What becomes of a call. */
const FACTS = {
    answer: { state: "talking" },
    hold: { state: "held" },
    retrieve: { state: "talking" },
    mute: { muted: true },
    unmute: { muted: false },
    join: { state: "conference" },
    cancelTransfer: { state: "talking" },
};

/** Makes every new connection a patient session; returns one that is signed in, with a call and a preview. */
export async function stage(connect) {
    fake.answer = (command, connection) => obey(command, connection);
    fake.empty = view({});
    const bar = connect({ gateway: "/gateway", agentId: "1001" });
    await bar.loaded;
    const connection = fake.connections.at(-1);
    connection.show(view({ calls: [call("7-1")], preview: { id: "p1", numbers: ["13800000009"], data: "{}", since: 0 } }));
    return { bar, call: bar.call("7-1") };
}

function view({ calls = [], ended = [], preview = null, state = "ready", notes = [] }) {
    const agent = { id: "1001", phase: "signedIn", state, since: Date.now(), next: null, pending: null, can: always };
    const health = { state: "live", since: 0 };
    return { version: 1, agent, calls, lastCall: ended[0] ?? null, health, queues: [], preview, recent: ended, notes };
}

function call(id, more = {}) {
    const remote = { number: "13800000001" };
    return { id, state: "talking", direction: "inbound", kind: "customer", remote, parties: [], queue: null, data: null, muted: false, recording: false, media: "audio", can: always, ...more };
}

async function obey(given, connection) {
    const name = INTERCEPTED[given.type];
    let command = given;
    for (const it of connection.interceptors.filter(it => it.name === name)) {
        const text = await new Promise(reply => it.interceptor(command, reply));
        const said = text && JSON.parse(text);
        if (typeof said === "string") throw { code: "vetoed", kind: "user", message: said, fix: "", retcode: null, callId: null, retryable: false };
        command = said ?? command;
    }
    const before = connection.snapshot();
    const show = more => connection.show({ ...before, ...more });
    const change = (id, more) => show({ calls: before.calls.map(it => (it.id === id ? { ...it, ...more } : it)) });
    const drop = id => show({ calls: before.calls.filter(it => it.id !== id), lastCall: before.calls.find(it => it.id === id) });
    switch (command.type) {
        case "dial":
        case "dialPreview":
        case "pickUp":
        case "takeQueued":
        case "consult": {
            const callId = `8-${before.calls.length}`;
            // Answered soon, and told of then.
            setTimeout(() => connection.tell({ seq: 1, at: 0, lagMs: null, name: "call.talking", call: call(callId) }));
            show({ calls: [...before.calls, call(callId, { remote: { number: command.number?.replace(/[ ()-]/g, "") ?? "1002" }, data: command.data ?? null })] });
            return { callId };
        }
        case "hangUp":
        case "reject":
        case "transfer":
        case "connect":
            drop(command.call);
            return { callId: command.call };
        case "setCallData":
            change(command.call, { data: command.data });
            return { callId: command.call };
        case "switchMedia":
            change(command.call, { media: command.media });
            return { callId: command.call };
        case "setState":
            show({ agent: { ...before.agent, state: command.state } });
            return { callId: null };
        case "query":
            return { callId: null, result: RESULTS[command.query.kind] };
        case "request":
            return { callId: null, result: RAW[command.name] ?? null };
        default:
            if (command.call) change(command.call, FACTS[command.type] ?? {});
            return { callId: command.call ?? null };
    }
}
