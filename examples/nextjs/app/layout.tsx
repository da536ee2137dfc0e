import type { ReactNode } from "react";
import { AgentBar } from "./agent-bar";

const wasm = new URL("offhook/offhook.wasm", import.meta.url).href;

export const metadata = { title: "CRM" };

export default function Layout({ children }: { children: ReactNode }) {
    return (
        <html lang="en">
            <head>
                <link rel="preload" href={wasm} as="fetch" type="application/wasm" crossOrigin="" />
            </head>
            <body>
                {/* In the layout, so that the session lasts while pages change. */}
                <AgentBar />
                {children}
            </body>
        </html>
    );
}
