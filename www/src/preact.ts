// The entry "offhook/preact": the package, with <offhook-bar> declared for Preact's JSX. Types alone make the difference.

import type { HTMLAttributes } from "preact";
import type { OffhookBarElement } from "./element.js";
import type { BarProps } from "./markup.js";

export * from "./index.js";

declare module "preact" {
    namespace JSX {
        interface IntrinsicElements {
            "offhook-bar": BarProps & HTMLAttributes<OffhookBarElement>;
        }
    }
}
