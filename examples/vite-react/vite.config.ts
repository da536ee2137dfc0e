import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
    plugins: [react()],
    // The dev server would bundle the package anew, away from its .wasm files.
    optimizeDeps: { exclude: ["offhook"] },
    server: { proxy: { "/agentgateway": process.env["GATEWAY"] ?? "http://127.0.0.1:8600" } },
});
