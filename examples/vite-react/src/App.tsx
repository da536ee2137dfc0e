import { connect, defineOffhookBar } from "offhook/react";
import { useEffect, useState } from "react";

defineOffhookBar();
const gateway = "/agentgateway";

export function App() {
    const [customer, setCustomer] = useState("none");

    useEffect(() => {
        // The same session as the element's, as it is of the same gateway.
        const bar = connect({ gateway });
        bar.on("call.ringing", ({ call }) => setCustomer(call.remote.number));
        return () => bar.release();
    }, []);

    return (
        <>
            <offhook-bar gateway={gateway} busyReasons={[{ code: 201, label: "Training" }]} />
            <main>
                <h1>CRM</h1>
                <p>
                    Customer: <output id="customer">{customer}</output>
                </p>
            </main>
        </>
    );
}
