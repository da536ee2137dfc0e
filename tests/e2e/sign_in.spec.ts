// Signing in when the gateway says no, or is not there.

import { expect, test } from "./crm.js";

test("a wrong password (100-004) says what to check, and the second try works", async ({ bar, simulator }) => {
    await bar.signIn("1001", { password: "wrong" });
    await expect(bar.messages).toContainText("100-004");
    await expect(bar.messages).toContainText("Check work number, password and phone.");
    await expect(bar.field("Password")).toHaveValue("");
    await bar.isSignedOut();
    await simulator.isTrue({ state: "signedOut" });
    await bar.signIn();
    await bar.isState("Ready");
});

test("an agent who is signed in elsewhere (100-002) can end that and sign in here", async ({ bar, simulator }) => {
    await simulator.signInElsewhere();
    await bar.signIn();
    await expect(bar.messages).toContainText("100-002");
    await bar.button("Sign in here anyway").click();
    await bar.isState("Ready");
    const log = await simulator.log();
    expect(log.some(line => /forcelogin.* -> 0$/.test(line))).toBe(true);
});

test("the password is nowhere to be found afterwards", async ({ page, bar }) => {
    await bar.signIn();
    await bar.isState("Ready");
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
    expect(kept).not.toContain("offhook-1001");
    expect(await bar.root.evaluate(it => it.shadowRoot?.textContent)).not.toContain("offhook-1001");
});

test.describe("at a wrong gateway address", () => {
    test.use({ expected: [/status of 40[45]|Offhook: gateway_not_found: /] });

    test("the bar says so, and is usable once the address is right", async ({ page, bar, simulator }) => {
        await bar.root.evaluate(it => it.setAttribute("gateway", "/nowhere"));
        await bar.signIn();
        await expect(bar.messages).toContainText("There is no gateway at this address.");
        await expect(bar.messages).toContainText("Check the gateway address");
        await bar.isSignedOut();
        const address = new URL(simulator.gateway).pathname;
        await bar.root.evaluate((it, gateway) => it.setAttribute("gateway", gateway), address);
        await bar.signIn();
        await bar.isState("Ready");
        await expect(page.getByRole("main")).toBeVisible();
    });
});

test("without a gateway address the element says what is missing", async ({ page, bar }) => {
    await bar.root.evaluate(it => it.removeAttribute("gateway"));
    await expect(bar.root.getByRole("alert")).toHaveText(/Set the attribute “gateway”/);
    await page.getByRole("combobox", { name: "Language" }).selectOption("zh-CN");
    await expect(bar.root.getByRole("alert")).toHaveText(/没有配置网关地址/);
});
