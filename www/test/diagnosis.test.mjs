// What a page sees of its way to the gateway, and the fault that this names.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled, pretendPage } from "../test_support/bundled.mjs";

pretendPage();
const { faultOf } = await import(await bundled("diagnosis.ts"));

const CRM = "https://crm.example/";
const OTHER = "https://gw.example/agentgateway";

/** Page, gateway, permission to reach the local network, what came of asking, and the fault. */
const TABLE = [
    // Another origin.
    [CRM, OTHER, "prompt", "closed", "cors_not_allowed"],
    [CRM, OTHER, undefined, "closed", "cors_not_allowed"],
    [CRM, OTHER, "prompt", "closedToCookies", "cors_credentials_not_allowed"],
    [CRM, OTHER, "prompt", "silent", "gateway_not_reached"],
    [CRM, OTHER, "granted", "silent", "gateway_not_reached"],
    [CRM, OTHER, "prompt", "open", "gateway_not_reached"],
    [CRM, "https://crm.example.org/gw", "prompt", "closed", "cors_not_allowed"],
    [CRM, "https://crm.example:8043/gw", "prompt", "closed", "cors_not_allowed"],
    // The page's own.
    [CRM, "https://crm.example/agentgateway", "prompt", "closed", "gateway_not_reached"],
    [CRM, "https://crm.example/agentgateway", "denied", "silent", "gateway_not_reached"],
    // Encrypted pages, and gateways that are not.
    [CRM, "http://gw.example/agentgateway", "prompt", "silent", "mixed_content"],
    [CRM, "http://gw.example/agentgateway", "denied", "silent", "mixed_content"],
    [CRM, "http://8.8.8.8/agentgateway", undefined, "silent", "mixed_content"],
    [CRM, "http://10.1.2.3/agentgateway", undefined, "silent", "mixed_content"],
    [CRM, "http://localhost:8600/agentgateway", undefined, "silent", "gateway_not_reached"],
    [CRM, "http://127.0.0.1:8600/agentgateway", undefined, "silent", "gateway_not_reached"],
    ["http://crm.example/", "http://gw.example/gw", undefined, "silent", "gateway_not_reached"],
    ["http://crm.example/", "https://gw.example/gw", undefined, "silent", "gateway_not_reached"],
    // The local network, about which the browser asks.
    [CRM, "http://10.1.2.3/agentgateway", "prompt", "silent", "local_network_blocked"],
    [CRM, "https://192.168.7.1:8043/gw", "prompt", "silent", "local_network_blocked"],
    [CRM, "https://172.31.7.1/gw", "prompt", "silent", "local_network_blocked"],
    [CRM, "https://172.32.7.1/gw", "prompt", "silent", "gateway_not_reached"],
    [CRM, "https://169.254.7.1/gw", "prompt", "silent", "local_network_blocked"],
    [CRM, "https://gateway.local/gw", "prompt", "silent", "local_network_blocked"],
    [CRM, "https://[fd00::1]:8043/gw", "prompt", "silent", "local_network_blocked"],
    [CRM, "https://[fe80::1]:8043/gw", "prompt", "silent", "local_network_blocked"],
    [CRM, "http://localhost:8600/gw", "prompt", "silent", "local_network_blocked"],
    [CRM, "http://[::1]:8600/gw", "prompt", "silent", "local_network_blocked"],
    [CRM, "https://10.example.com/gw", "prompt", "silent", "gateway_not_reached"],
    [CRM, "https://localhost.example/gw", "prompt", "silent", "gateway_not_reached"],
    [CRM, "http://10.1.2.3/agentgateway", "granted", "silent", "gateway_not_reached"],
    // A name may stand for a local address.
    [CRM, OTHER, "denied", "silent", "local_network_blocked"],
    ["http://10.1.2.9/", "http://10.1.2.3/gw", "prompt", "silent", "gateway_not_reached"],
    ["http://127.0.0.1:1/", "http://127.0.0.1:2/gw", "prompt", "silent", "gateway_not_reached"],
    ["http://10.1.2.9/", "http://127.0.0.1:8600/gw", "prompt", "silent", "local_network_blocked"],
];

const seen = ([page, gateway, localNetwork, probe]) => ({
    page: new URL(page),
    gateway: new URL(gateway),
    isOnline: true,
    isForbidden: false,
    localNetwork,
    probe,
});

for (const row of TABLE) {
    test(row.join(" "), () => assert.equal(faultOf(seen(row)), row.at(-1)));
}

test("the page's own policy is sure; no network explains silence only", () => {
    const offline = probe => faultOf({ ...seen([CRM, OTHER, "prompt", probe]), isOnline: false });
    assert.equal(offline("silent"), "offline");
    assert.equal(offline("closed"), "cors_not_allowed", "it was back before the questions");
    for (const row of TABLE) assert.equal(faultOf({ ...seen(row), isForbidden: true }), "gateway_forbidden");
});
