// How the measurements run: `cargo xtask bench`. Apart from the tests, as they take minutes and judge nothing but time.
import { defineConfig } from "@playwright/test";
import tests from "./playwright.config.js";

export default defineConfig(tests, { testMatch: "bench.ts", timeout: 15 * 60_000, use: { trace: "off" } });
