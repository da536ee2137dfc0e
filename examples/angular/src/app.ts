import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from "@angular/core";
import type { EventOf } from "offhook";

@Component({
    selector: "crm-app",
    schemas: [CUSTOM_ELEMENTS_SCHEMA],
    template: `
        <offhook-bar
            gateway="/agentgateway"
            wasm-url="offhook/"
            [busyReasons]="busyReasons"
            (offhook-call-ringing)="show($event)"
        />
        <main>
            <h1>CRM</h1>
            <p>Customer: <output id="customer">{{ customer() }}</output></p>
        </main>
    `,
})
export class App {
    readonly busyReasons = [{ code: 201, label: "Training" }];
    readonly customer = signal("none");

    show({ detail }: CustomEvent<EventOf<"call.ringing">>): void {
        this.customer.set(detail.call.remote.number);
    }
}
