// The gateway goes away in the middle of a call, and comes back.

import { expect, test } from "./crm.js";
import { Simulator } from "./simulator.js";

test.use({ expected: [/net::ERR_/] });

test("killed during a call and started again: the bar says so, then lets the agent sign in and work", async ({ bar, simulator }) => {
    test.slow();
    await bar.signIn();
    await bar.isState("Ready");
    await simulator.call();
    await bar.button("Answer").click();
    await bar.callSays("Talking");

    await simulator.kill();
    // Not before it is true: the last good poll must be 15 s old.
    await expect(bar.root.getByText(/Connection is slow|Not connected/).first()).toBeVisible({ timeout: 40_000 });

    const again = await Simulator.start(simulator.port);
    try {
        // A gateway that has lost its memory knows no such session.
        await expect(bar.button("Sign in")).toBeVisible({ timeout: 60_000 });
        await bar.hasNoCall();
        await bar.signIn();
        await bar.isState("Ready");
        await again.call();
        await bar.button("Answer").click();
        await bar.callSays("Talking");
        await again.isTrue({ calls: [{ state: "talking" }] });
        expect(await again.unknown()).toEqual([]);
    } finally {
        await again.kill();
    }
});

test("restarted without memory: the agent is signed out and told so", async ({ bar, simulator }) => {
    await bar.signIn();
    await bar.isState("Ready");
    await simulator.restart();
    await bar.isSignedOut();
    await expect(bar.root).toContainText("signed out by the platform");
    await bar.signIn();
    await bar.isState("Ready");
});
