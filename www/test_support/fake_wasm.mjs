// Stands in for the module that wasm-bindgen generates. What tests want to steer lies in globalThis.fakeWasm.

const fake = (globalThis.fakeWasm ??= { inits: 0, connections: [], panic: undefined, answer: undefined });

export default async function init({ module_or_path }) {
    if (!(module_or_path instanceof WebAssembly.Module)) throw new Error("no compiled module was passed");
    fake.inits += 1;
    if (fake.refuses) throw fake.refuses;
    return fake.exports ?? {};
}

export class Connection {
    commands = [];
    listeners = new Set();
    events = [];
    interceptors = [];
    view = undefined;
    isReleased = false;

    constructor(gateway, agentId, credentials, allEvents) {
        Object.assign(this, { gateway, agentId, credentials, allEvents });
        fake.connections.push(this);
    }
    command(text) {
        const command = JSON.parse(text);
        this.commands.push(command);
        return fake.answer ? fake.answer(command, this) : Promise.resolve({ callId: null });
    }
    speak(language) {
        this.language = language;
    }
    snapshot() {
        return this.view ?? fake.empty;
    }
    now() {
        return Date.now();
    }
    eventsSince(seq) {
        return this.events.filter(event => event.seq > seq);
    }
    subscribe(callback) {
        this.listeners.add(callback);
        return { cancel: () => this.listeners.delete(callback) };
    }
    intercept(name, interceptor) {
        const it = { name, interceptor };
        this.interceptors.push(it);
        return { cancel: () => void this.interceptors.splice(this.interceptors.indexOf(it), 1) };
    }
    release() {
        this.isReleased = true;
    }
    // For tests.
    show(view) {
        this.view = view;
        for (const listener of this.listeners) listener("snapshot", view);
    }
    /** What the first interceptor of this name says about a command. */
    ask(name, command) {
        const { interceptor } = this.interceptors.find(it => it.name === name);
        return new Promise((answered, failed) => {
            let answers = 0;
            interceptor(command, said => ((answers += 1) === 1 ? answered(said && JSON.parse(said)) : failed(new Error("answered twice"))));
        });
    }
    tell(event) {
        this.events.push(event);
        for (const listener of this.listeners) listener("event", event);
    }
}

export function onPanic(tell) {
    fake.panic = tell;
}
