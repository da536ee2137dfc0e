// Every host page: the bar starts there, and an agent takes a call. What is peculiar to some of them stands in the `pages_….spec.ts`.

import { expect, PAGES, test } from "./pages.js";

for (const name of PAGES) {
    test(`on the page ${name} an agent signs in and takes a call`, async ({ host, simulator }) => {
        const bar = await host(name);
        await bar.signIn();
        await bar.isState("Ready");
        await simulator.call();
        await bar.button("Answer").click();
        await bar.callSays("Talking");
        await bar.button("Hang up").click();
        await bar.isState("Wrap-up");
    });
}

for (const name of ["changed_objects", "changed_arrays"]) {
    test(`on the page ${name} everything crosses as it is meant`, async ({ host, page, simulator }) => {
        const bar = await host(name);
        await bar.signIn();
        await bar.isState("Ready");
        // Reasons of the page, by property.
        await page.evaluate(() => {
            Object.assign(document.querySelector("offhook-bar")!, { busyReasons: [{ code: 201, label: "Training" }] });
        });
        await bar.stateButton.click();
        await bar.root.getByRole("menuitemradio", { name: "Busy", exact: true }).click();
        await bar.root.getByRole("menuitemradio", { name: "Training" }).click();
        await bar.isState("Busy");
        // Lists and call data, by script; a page is asked, and answers with a command.
        const told = await page.evaluate(async () => {
            interface Some {
                dial(number: string, options: object): Promise<{ data: string | null }>;
                setQueues(queues: number[]): Promise<void>;
                request(name: string, params: object): Promise<object>;
                intercept(name: string, ask: () => object): () => void;
                ready(): Promise<void>;
            }
            const { bar } = document.querySelector("offhook-bar") as unknown as { bar: Some };
            await bar.ready();
            const off = bar.intercept("call.dial", () => ({ number: "13800000005" }));
            await bar.dial("13800000001", { data: { items: [1, { two: [] }] } });
            off();
            return true;
        });
        expect(told).toBe(true);
        await simulator.isTrue({ calls: [{ number: "13800000005", data: '{"items":[1,{"two":[]}]}' }] });
    });
}
