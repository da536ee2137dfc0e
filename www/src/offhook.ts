// The entry for a script tag: defines <offhook-bar>.

import { defineOffhookBar } from "./index.js";

defineOffhookBar();
