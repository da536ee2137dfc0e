import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

export default defineConfig({
    plugins: [vue({ template: { compilerOptions: { isCustomElement: tag => tag === "offhook-bar" } } })],
    server: { proxy: { "/agentgateway": process.env["GATEWAY"] ?? "http://127.0.0.1:8600" } },
});
