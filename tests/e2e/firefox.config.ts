// How the main flows run in Firefox: `cargo xtask test --only firefox`. Playwright runs the tests; Puppeteer drives the browser,
// over WebDriver BiDi, which every Firefox speaks.
import { defineConfig } from "@playwright/test";

export default defineConfig({
    testDir: ".",
    testMatch: "firefox_flows.ts",
    outputDir: "results/firefox",
    workers: 1,
    retries: 0,
    forbidOnly: true,
    timeout: 60_000,
    reporter: [["list"]],
});
