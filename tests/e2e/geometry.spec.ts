// Nothing overlaps and nothing sticks out: on the narrowest phone, and at 200 % zoom of a small laptop, in every layout.

import type { Page } from "@playwright/test";
import type { Bar } from "./bar.js";
import { expect, test } from "./crm.js";
import type { Simulator } from "./simulator.js";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** CSS pixels: the narrowest that WCAG 1.4.10 asks for, and half of 1280. */
const WIDTHS = [320, 640];

/** Pairs of controls that overlap, and controls that are not wholly on the page. */
const misplaced = (page: Page) =>
    page.evaluate(() => {
        const root = document.querySelector("offhook-bar")?.shadowRoot;
        const all = [...(root?.querySelectorAll<HTMLElement>("button, input, a[href], select, textarea, summary") ?? [])];
        const shown = all.filter(it => it.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && it.getClientRects().length > 0);
        const name = (it: HTMLElement) => it.getAttribute("aria-label") ?? it.getAttribute("name") ?? it.textContent ?? it.tagName;
        const boxes = shown.map(it => ({ it, name: name(it), box: it.getBoundingClientRect() }));
        const faults: string[] = shown.length === 0 ? ["there is nothing to see"] : [];
        const wide = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth > wide) faults.push(`the page is ${document.documentElement.scrollWidth} px wide`);
        for (const [at, one] of boxes.entries()) {
            const { left, right, top, width, height } = one.box;
            if (left < 0 || right > wide || top < 0) faults.push(`${one.name} sticks out: ${left}–${right}, ${top}`);
            if (width < 24 || height < 24) {
                // A field may be smaller than its label, which is what is clicked (WCAG 2.5.8).
                const target = one.it.closest("label")?.getBoundingClientRect() ?? one.box;
                if (target.width < 24 || target.height < 24) faults.push(`${one.name} is too small to hit: ${width} × ${height}`);
            }
            for (const other of boxes.slice(at + 1)) {
                if (one.it.contains(other.it) || other.it.contains(one.it)) continue;
                // Half a pixel is a matter of rounding.
                const across = Math.min(right, other.box.right) - Math.max(left, other.box.left);
                const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(top, other.box.top);
                if (across > 0.5 && down > 0.5) faults.push(`${one.name} and ${other.name} overlap by ${across} × ${down}`);
            }
        }
        // A time says nothing without what it is the time of.
        const isOnLine = (one: DOMRect, other: DOMRect) => Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) >= one.height / 2;
        for (const time of root?.querySelectorAll(".current .timer") ?? []) {
            const words = [...(time.closest(".card")?.querySelectorAll(".card-number, .card-state, .parties") ?? [])].filter(it => it.checkVisibility());
            if (!words.some(it => isOnLine(time.getBoundingClientRect(), it.getBoundingClientRect()))) faults.push("the time stands alone on its line");
        }
        return faults;
    });

/** Which of the calls' numbers can be read: nothing clips or covers them. */
const readable = (page: Page) =>
    page.evaluate(() => {
        const root = document.querySelector("offhook-bar")?.shadowRoot;
        const numbers = [...(root?.querySelectorAll<HTMLElement>(".card-number, .chip-number, .party-name") ?? [])];
        return numbers.flatMap(it => {
            const { left, top, width, height } = it.getBoundingClientRect();
            return root?.elementFromPoint(left + width / 2, top + height / 2) === it ? [it.innerText] : [];
        });
    });

/** In every layout, at every width, in both languages. */
async function fits(bar: Bar, when: string): Promise<void> {
    const { page } = bar;
    for (const layout of ["bar", "panel", "mini"]) {
        for (const language of ["en", "zh-CN"]) {
            await bar.root.evaluate(
                (it, [layout, language]) => {
                    it.setAttribute("layout", layout ?? "");
                    it.setAttribute("language", language ?? "");
                },
                [layout, language] as const,
            );
            const region = bar.root.getByRole("region").first();
            await expect(region).toHaveAttribute("data-layout", layout);
            await expect(region).toHaveAttribute("lang", language);
            for (const width of WIDTHS) {
                await page.setViewportSize({ width, height: 720 });
                expect.soft(await misplaced(page), `${when}, ${layout}, ${language}, ${width} px`).toEqual([]);
            }
        }
    }
    await bar.root.evaluate(it => {
        it.setAttribute("layout", "bar");
        it.setAttribute("language", "en");
    });
    await page.setViewportSize({ width: 1280, height: 720 });
    await expect(bar.root.getByRole("region", { name: "Offhook agent bar" })).toHaveAttribute("data-layout", "bar");
}

test("nothing overlaps or sticks out, whatever the agent does", async ({ page, bar, simulator }) => {
    test.setTimeout(120_000);
    await bar.isSignedOut();
    await fits(bar, "signed out");
    await bar.signIn();
    await bar.isState("Ready");
    await fits(bar, "ready");
    await simulator.call({ data: "order=7, and a little more than there is room for" });
    await bar.button("Answer").click();
    await bar.callSays("Talking");
    await fits(bar, "talking");
    await dialBeside(page, simulator);
    await bar.callSays("13800000005");
    await bar.callSays("On hold");
    await expect.poll(() => simulator.agent().then(it => it.calls.map(call => call.state))).toEqual(["held", "talking"]);
    await bar.callSays("Talking");
    await fits(bar, "talking, and one held");
    await showsBoth(bar);
    await bar.button("All three").click();
    await bar.callSays("Three-party call");
    await fits(bar, "conference");
});

/** In the layouts with little room, too; the shortest line has the held call behind a button. */
async function showsBoth(bar: Bar): Promise<void> {
    const { page, root } = bar;
    for (const layout of ["panel", "mini"]) {
        await root.evaluate((it, layout) => it.setAttribute("layout", layout), layout);
        await expect(root.getByRole("region").first()).toHaveAttribute("data-layout", layout);
        for (const width of WIDTHS) {
            await page.setViewportSize({ width, height: 720 });
            if (layout === "mini") await bar.button("More").click();
            expect.soft((await readable(page)).sort(), `${layout}, ${width} px`).toEqual(["13800000001", "13800000005"]);
            expect.soft(await misplaced(page), `${layout}, ${width} px, with the rest`).toEqual([]);
            if (layout === "mini") await page.keyboard.press("Escape");
        }
    }
    await page.setViewportSize({ width: 1280, height: 720 });
    await root.evaluate(it => it.setAttribute("layout", "bar"));
    await expect(root.getByRole("region").first()).toHaveAttribute("data-layout", "bar");
}

test("a call rings beside a held one", async ({ page, bar, simulator }) => {
    await bar.signIn();
    await bar.isState("Ready");
    await simulator.call();
    await bar.button("Answer").click();
    await bar.callSays("Talking");
    // Ours offers one call at a time; others may not: the next poll after the hold is asked for brings another one.
    let isDue = false;
    await page.route(/\/voicecall\/.*\/hold/, route => {
        isDue = true;
        return route.fallback();
    });
    await page.route("**/agentevent/**", async route => {
        if (!isDue) return route.fallback();
        isDue = false;
        const content = { callid: "another", caller: "13800000006", called: "95001", feature: "0", mediaType: "1" };
        await route.fulfill({ json: { message: "", retcode: "0", event: { eventType: "AgentEvent_Ringing", workNo: "1001", content } } });
    });
    await bar.button("Hold").click();
    await bar.callSays("13800000006");
    await bar.callSays("Ringing");
    await bar.callSays("On hold");
    await fits(bar, "ringing beside a held call");
});

/** The present call is held, and somebody else called. */
async function dialBeside(page: Page, simulator: Simulator): Promise<void> {
    await page.evaluate(async () => {
        interface Call {
            hold(): Promise<void>;
        }
        const { bar } = document.querySelector("offhook-bar") as unknown as { bar: { calls(): Call[]; dial(number: string): Promise<unknown> } };
        await bar.calls()[0]?.hold();
        await bar.dial("13800000005");
    });
    await simulator.isTrue({ calls: [{ state: "held" }, { number: "13800000005" }] });
}
