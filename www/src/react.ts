// The entry "offhook/react": the package, with <offhook-bar> declared for React's JSX. Types alone make the difference.

import type * as React from "react";
import type { OffhookBarElement } from "./element.js";
import type { BarProps } from "./markup.js";

export * from "./index.js";

declare module "react" {
    namespace JSX {
        interface IntrinsicElements {
            "offhook-bar": BarProps & React.DetailedHTMLProps<React.HTMLAttributes<OffhookBarElement>, OffhookBarElement>;
        }
    }
}
