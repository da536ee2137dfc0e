"use client";

import { connect, defineOffhookBar } from "offhook/react";
import { useEffect, useState } from "react";

const gateway = "/agentgateway";

export function AgentBar() {
    const [customer, setCustomer] = useState("none");

    useEffect(() => {
        defineOffhookBar();
        const bar = connect({ gateway });
        bar.on("call.ringing", ({ call }) => setCustomer(call.remote.number));
        return () => bar.release();
    }, []);

    return (
        <>
            <offhook-bar gateway={gateway} />
            <p>
                Customer: <output id="customer">{customer}</output>
            </p>
        </>
    );
}
