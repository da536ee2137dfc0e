import { bootstrapApplication } from "@angular/platform-browser";
import { defineOffhookBar } from "offhook";
import { App } from "./app";

defineOffhookBar();
void bootstrapApplication(App);
