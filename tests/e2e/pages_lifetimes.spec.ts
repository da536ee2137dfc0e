// Frameworks mount twice, keep alive, clone and render anew: whatever they do to the element, there is one bar, and it works.

import type { Page } from "@playwright/test";
import { Bar } from "./bar.js";
import { expect, test } from "./pages.js";

/** The bar's own events that the page hears for one call, one after the other. */
const listen = (page: Page) =>
    page.evaluate(() => {
        const heard: string[] = [];
        Object.assign(window, { heard });
        document.addEventListener("offhook-call-ringing", event => heard.push((event.target as Element).id || "bar"));
    });
const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: string[] }).heard.splice(0));

test("mounting, unmounting and mounting at once keeps the session, and tells everything once", async ({ host, page, simulator }) => {
    const bar = await host("lifetimes");
    await bar.signIn();
    await bar.isState("Ready");
    await listen(page);
    // As React in its strict mode, then as a list whose items change places, then as a router that moves the whole view.
    await page.evaluate(() => {
        const [bar, place, other] = ["offhook-bar", "#place", "#other"].map(it => document.querySelector(it)!) as [Element, Element, Element];
        bar.remove();
        place.append(bar);
        for (const into of [other, place, other]) into.insertBefore(bar, null);
        const view = document.createElement("div");
        view.append(bar);
        place.replaceChildren(view);
    });
    await bar.isState("Ready");
    await simulator.call();
    await bar.callSays("Ringing");
    expect(await heard(page)).toEqual(["bar"]);
    await bar.button("Answer").click();
    await bar.callSays("Talking");
    // What was open when it moved is where the bar is.
    await bar.stateButton.click();
    await expect(bar.root.getByRole("menu")).toBeVisible();
    await page.evaluate(() => document.querySelector("#other")!.append(document.querySelector("offhook-bar")!));
    await bar.button("Hang up").click();
    await bar.isState("Wrap-up");
});

test("a bar that was kept apart for longer is back with what it shows, and with its session where a script holds it", async ({ host, page, simulator }) => {
    const bar = await host("lifetimes");
    await page.evaluate(() => {
        const element = document.querySelector("offhook-bar") as unknown as { gateway: string };
        const address = "/offhook/index.js";
        return import(address).then(({ connect }) => void Object.assign(window, { held: connect({ gateway: element.gateway, agentId: "1001" }) }));
    });
    await bar.signIn();
    await bar.isState("Ready");
    await page.evaluate(async () => {
        const bar = document.querySelector("offhook-bar")!;
        bar.remove();
        // A keep-alive holds it for longer than a turn of the page.
        await new Promise(done => setTimeout(done, 150));
        document.querySelector("#other")!.append(bar);
    });
    await bar.isState("Ready");
    await simulator.call();
    await bar.button("Answer").click();
    await bar.callSays("Talking");
    await bar.button("Hang up").click();
    await bar.isState("Wrap-up");
});

test("clones, bars rendered anew and bars that are made and not used are bars of their own", async ({ host, page, simulator }) => {
    const bar = await host("lifetimes");
    await bar.signIn();
    await bar.isState("Ready");
    await listen(page);
    await page.evaluate(() => {
        // Made and never shown; with attributes, with properties, with both.
        const made = document.createElement("offhook-bar");
        made.setAttribute("gateway", "/nowhere");
        Object.assign(document.createElement("offhook-bar"), { gateway: "/nowhere", busyReasons: [{ code: 201, label: "Training" }] });
        // Rendered anew, by text.
        const place = document.querySelector("#place")!;
        place.innerHTML = place.innerHTML;
        // A clone, which is shown as well.
        const clone = document.querySelector("offhook-bar")!.cloneNode(true) as Element;
        clone.id = "clone";
        document.querySelector("#other")!.append(clone);
    });
    const clone = new Bar(page, "#clone");
    const first = new Bar(page, "#place offhook-bar");
    await first.isState("Ready");
    await clone.isState("Ready");
    await simulator.call();
    await first.callSays("Ringing");
    await clone.callSays("Ringing");
    expect((await heard(page)).sort(), "each element tells for itself").toEqual(["bar", "clone"]);
    await clone.button("Answer").click();
    await first.callSays("Talking");
    // One goes, and the other goes on.
    await page.evaluate(() => document.querySelector("#place")!.replaceChildren());
    await clone.button("Hang up").click();
    await clone.isState("Wrap-up");
});

test("attributes may come before, after or one by one", async ({ host, page, simulator }) => {
    const bar = await host("lifetimes");
    await page.evaluate(async gateway => {
        const element = document.createElement("offhook-bar");
        document.querySelector("#place")!.replaceChildren(element);
        // As frameworks set them: one after the other, once it is there, some twice.
        element.setAttribute("layout", "panel");
        await new Promise(requestAnimationFrame);
        element.setAttribute("agent-id", "1001");
        element.setAttribute("gateway", "/nowhere");
        element.setAttribute("gateway", gateway);
        element.setAttribute("phone", "40001");
        element.removeAttribute("layout");
    }, simulator.gateway);
    await expect(bar.field("Phone")).toHaveValue("40001");
    await bar.signIn();
    await bar.isState("Ready");
    await simulator.isTrue({ state: "ready" });
});
