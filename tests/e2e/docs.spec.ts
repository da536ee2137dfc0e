// Examples of the docs on the real program and the simulator; on the stand-in all of them run (`www/test/docs.test.mjs`).

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { transform } from "esbuild";
import { expect, test } from "./crm.js";

/** Pages whose examples need nothing but an agent who talks. */
const PAGES = ["docs/session.md", "docs/calls.md", "docs/directory.md", "docs/gateway.md", "docs/events.md"];
/** What depends on the gateway is not what the stand-in says. */
const OTHERWISE = ["docs/directory.md", "docs/gateway.md"];

for (const path of PAGES) {
    const text = readFileSync(join(__dirname, "../..", path), "utf8");
    const found = [...text.matchAll(/```ts\n(\/\/ @run\n[^]*?)\n```/g)].map(([, code]) => (code ?? "").split("\n"));
    if (found.length === 0) throw new Error(`${path} has no example that runs`);
    for (const [at, code] of found.entries()) {
        test(`${path}: example ${at + 1}`, async ({ bar, page, simulator }) => {
            await bar.signIn();
            await bar.isState("Ready");
            // An example that dials does so while nobody talks.
            const talks = /(?<![."])\bcall\./.test(code.join("\n"));
            if (talks) {
                await simulator.call();
                await bar.button("Answer").click();
                await bar.callSays("Talking");
            }
            const { code: script } = await transform(code.filter(text => !text.startsWith("import ")).join("\n"), { loader: "ts" });
            const logged = await page.evaluate(`(async () => {
                const { bar } = document.querySelector("offhook-bar");
                const [call] = bar.calls();
                const logged = [];
                const show = it => (typeof it === "string" ? it : JSON.stringify(it));
                const console = { log: (...words) => logged.push(words.map(show).join(" ")) };
                const crm = { pop() {}, say() {}, isBlocked: async () => false };
                { ${script}
                }
                return logged;
            })()`);
            const promised = code.flatMap(text => /console\.log\(.*\/\/ → (.*)$/.exec(text)?.[1] ?? []);
            if (OTHERWISE.includes(path)) expect(logged).toHaveLength(promised.length);
            else expect(logged).toEqual(promised);
        });
    }
}
