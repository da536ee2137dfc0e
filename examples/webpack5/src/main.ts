import { defineOffhookBar } from "offhook";

defineOffhookBar();

const customer = document.querySelector("#customer");
document.querySelector("offhook-bar")?.addEventListener("offhook-call-ringing", event => {
    if (customer) customer.textContent = event.detail.call.remote.number;
});
