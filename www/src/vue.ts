// The entry "offhook/vue": the package, with <offhook-bar> declared for Vue's templates. Types alone make the difference.

import type { HTMLAttributes, PublicProps } from "vue";
import type { DomEventMap, OffhookBarElement } from "./element.js";
import type { BarAttributes, BarProperties } from "./markup.js";

export * from "./index.js";

/** A name with hyphens as Vue writes it in a list of properties: `agent-id` is `agentId`. */
type Camel<S extends string> = S extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : S;

type Attributes = { [N in keyof BarAttributes as Camel<N>]: BarAttributes[N] };

/** Listeners as Vue's compiler writes them: `@offhook-call-ringing` is `onOffhookCallRinging`. */
type Listeners = { [N in keyof DomEventMap as `on${Capitalize<Camel<N>>}`]?: (event: DomEventMap[N]) => void };

declare module "vue" {
    interface GlobalComponents {
        "offhook-bar": new () => OffhookBarElement & {
            $props: Omit<Attributes, keyof BarProperties> & BarProperties & Listeners & HTMLAttributes & PublicProps;
        };
    }
}
