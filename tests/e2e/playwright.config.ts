// How the end-to-end tests run. `cargo xtask test --only e2e` finds the browser, builds the simulator and sets the
// OFFHOOK_… variables; the packages come from www/node_modules, through the paths in tsconfig.json.
import { defineConfig } from "@playwright/test";

export default defineConfig({
    testDir: ".",
    testMatch: "*.spec.ts",
    outputDir: "results",
    // One at a time, once: a test that passes at the second try hides a race.
    workers: 1,
    retries: 0,
    fullyParallel: false,
    forbidOnly: true,
    timeout: 60_000,
    reporter: [["list"]],
    use: {
        browserName: "chromium",
        trace: "retain-on-failure",
        launchOptions: {
            executablePath: process.env.OFFHOOK_CHROMIUM,
            args: [
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        },
    },
});
