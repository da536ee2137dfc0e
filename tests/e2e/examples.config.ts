// How the example projects are driven: `cargo xtask test --only examples`, which builds them first.
import { defineConfig } from "@playwright/test";
import tests from "./playwright.config.js";

export default defineConfig(tests, { testMatch: "examples.ts", timeout: 120_000 });
