// The entry for a script tag: defines <offhook-bar>.

import { defineOffhookBar } from "./index.js";

// The declarations of this file alone must know the element, too.
export type { OffhookBarElement } from "./index.js";

defineOffhookBar();
