// What two agents do with each other's calls, from page to page. Each flow with a pointer, and with keys alone.

import { keyboard, pointer } from "./hands.js";
import { expect, test, type Two } from "./two.js";
import type { Hands } from "./hands.js";
import type { Simulator } from "./simulator.js";

const CUSTOMER = "13800000001";
const ZHAO = "Zhao Min 赵敏";

/** Both are signed in, and Lin talks with a customer; the id of that call. */
async function talking({ lin, signIn }: Two, hands: Hands, simulator: Simulator): Promise<string> {
    await signIn(hands);
    const call = await simulator.call();
    await hands.press(lin, "Answer");
    await lin.callSays("Talking");
    return call;
}

/** Lin has asked Zhao, who has answered; the customer waits. */
async function consulting(two: Two, hands: Hands, way = "Talk first"): Promise<void> {
    await hands.pick(two.lin, { opener: "Consult", search: "1002", line: /Zhao Min/, way });
    await hands.press(two.zhao, "Answer");
}

for (const hands of [pointer, keyboard]) {
    test.describe(hands.how, () => {
        test("a colleague is asked, then left with the customer", async ({ two, simulator }) => {
            const { lin, zhao, agree } = two;
            const call = await talking(two, hands, simulator);
            await consulting(two, hands);
            await expect(lin.calls.getByRole("listitem")).toHaveCount(2);
            await lin.callSays("Talking");
            await lin.callSays("On hold");
            await agree();
            await hands.press(lin, `Hand over to ${ZHAO}`);
            await lin.isState("Wrap-up");
            await lin.hasNoCall();
            await simulator.isTrue({ state: "onCall", calls: [{ number: CUSTOMER, state: "talking" }] }, "1002");
            // The gateway does not tell the colleague with whom she goes on (CEC 6.1.2.9): her bar names who has asked.
            await agree("the states");
            await simulator.hangUp(call);
            await zhao.hasNoCall();
            await agree();
        });

        test("three talk, and one leaves", async ({ two, simulator }) => {
            const { lin, zhao, agree } = two;
            await talking(two, hands, simulator);
            await consulting(two, hands);
            await hands.press(lin, "All three");
            await lin.callSays("Three-party call");
            await zhao.callSays("Three-party call");
            await agree();
            await hands.press(zhao, "Leave");
            await zhao.hasNoCall();
            await lin.callSays("Talking");
            await simulator.isTrue({ calls: [{ number: CUSTOMER, state: "talking" }] });
            await agree();
        });

        test("a colleague is asked into the call, and put out of it", async ({ two, simulator }) => {
            const { lin, zhao, agree } = two;
            await talking(two, hands, simulator);
            await consulting(two, hands, "All three");
            await lin.callSays("Three-party call");
            await zhao.callSays("Three-party call");
            await agree();
            await hands.press(lin, `Put ${ZHAO} out of the call`);
            await zhao.hasNoCall();
            await lin.callSays("Talking");
            await simulator.isTrue({ calls: [{ number: CUSTOMER, state: "talking" }] });
            await agree();
        });

        test("a call that is transferred to a queue is answered by the colleague", async ({ two, simulator }) => {
            const { lin, zhao, agree } = two;
            await talking(two, hands, simulator);
            await hands.pick(lin, { opener: "Transfer", search: "voice sales", line: /voice sales/, way: "Now, without waiting" });
            await lin.isState("Wrap-up");
            await lin.hasNoCall();
            await zhao.callSays(CUSTOMER);
            await agree();
            await hands.press(zhao, "Answer");
            await zhao.callSays("Talking");
            await simulator.isTrue({ calls: [{ number: CUSTOMER, state: "talking", skill: 25 }] }, "1002");
            await agree();
        });

        test("nobody takes a call that is transferred, and the customer is back", async ({ two, simulator }) => {
            const { lin, zhao, agree } = two;
            await talking(two, hands, simulator);
            await hands.pick(lin, { opener: "Transfer", search: "1002", line: /Zhao Min/, way: "Stay until answered" });
            await lin.callSays("Transferring");
            await zhao.callSays("Ringing");
            await agree();
            await hands.press(zhao, "Reject");
            await zhao.hasNoCall();
            await lin.callSays("Talking");
            await expect(lin.messages).toContainText("Nobody took the call; the customer is with you again.");
            await simulator.isTrue({ calls: [{ number: CUSTOMER, state: "talking" }] });
            await agree();
        });

        test("a transfer to a number outside is taken back", async ({ two, simulator }) => {
            const { lin, agree } = two;
            await talking(two, hands, simulator);
            await hands.pick(lin, { opener: "Transfer", search: "13800000005", line: /13800000005/, way: "Talk first" });
            await expect(lin.calls.getByRole("listitem")).toHaveCount(2);
            await expect(lin.calls).toContainText(/13800000005.*Talking/);
            await agree();
            await hands.press(lin, "Take back");
            await expect(lin.calls.getByRole("listitem")).toHaveCount(1);
            await simulator.isTrue({ calls: [{ number: CUSTOMER, state: "talking" }] });
            await agree();
        });

        test("a second customer is called, and the two are swapped and connected", async ({ two, simulator }) => {
            const { lin, agree } = two;
            await talking(two, hands, simulator);
            await hands.press(lin, "Hold");
            await lin.callSays("On hold");
            await hands.pick(lin, { opener: "New call", search: "13800000005", line: /13800000005/ });
            await simulator.isTrue({ calls: [{ number: CUSTOMER, state: "held" }, { number: "13800000005", state: "talking" }] });
            await agree();
            await hands.press(lin, "Swap");
            await simulator.isTrue({ calls: [{ number: CUSTOMER, state: "talking" }, { number: "13800000005", state: "held" }] });
            await agree();
            await hands.press(lin, "Connect them");
            await lin.hasNoCall();
            await agree();
        });

        test("one agent calls the other", async ({ two, simulator }) => {
            const { lin, zhao, signIn, agree } = two;
            await signIn(hands);
            await hands.pick(lin, { opener: "Colleagues and queues", search: "Zhao", line: /Zhao Min/, way: "Call" });
            await zhao.callSays("1001");
            await lin.callSays("Ringing there");
            await agree();
            await hands.press(zhao, "Answer");
            await lin.callSays("Talking");
            await simulator.isTrue({ calls: [{ number: "1001", state: "talking" }] }, "1002");
            await agree();
            await hands.press(lin, "Hang up");
            await zhao.hasNoCall();
            await lin.hasNoCall();
            await agree();
        });

        test("a rejected call is offered to the colleague", async ({ two, simulator }) => {
            const { lin, zhao, signIn, agree } = two;
            await signIn(hands);
            await simulator.call({ to: { skill: "25" } });
            // Lin has been ready for longer.
            await lin.callSays(CUSTOMER);
            await agree();
            await hands.press(lin, "Reject");
            await lin.hasNoCall();
            await lin.isState("Busy");
            await zhao.callSays("Ringing");
            await agree();
            await hands.press(zhao, "Answer");
            await zhao.callSays("Talking");
            await simulator.isTrue({ calls: [{ number: CUSTOMER, state: "talking" }] }, "1002");
            await agree();
        });

        test("a campaign's call is looked at, then made", async ({ two, simulator }) => {
            const { lin, signIn, agree } = two;
            await signIn(hands);
            await simulator.preview({ agent: "1001", numbers: [CUSTOMER, "13800000005"], event: "choice", data: "order=7" });
            const card = lin.root.getByRole("group", { name: "Campaign call" });
            await expect(card).toContainText("13800000005");
            await hands.press(lin, `Call ${CUSTOMER}`);
            await lin.callSays("Talking");
            await expect(card).toHaveCount(0);
            await simulator.isTrue({ preview: null, calls: [{ number: CUSTOMER, state: "talking", direction: "outbound" }] });
            await agree();
            await hands.press(lin, "Hang up");
            await lin.hasNoCall();
            await agree();
        });

        test("a call that rings at a colleague is picked up", async ({ two, simulator }) => {
            const { lin, zhao, signIn, agree } = two;
            await signIn(hands);
            await simulator.call({ to: { agent: "1002" } });
            await zhao.callSays("Ringing");
            await hands.pick(lin, { opener: "Colleagues and queues", search: "Zhao", line: /Zhao Min/, way: "Take their call" });
            await lin.callSays(CUSTOMER);
            await zhao.hasNoCall();
            await agree();
        });
    });
}
