// Both ends of the loading, in one bundle: they share what runs.

export { load } from "../src/load.js";
export { __wasm_split_load_codes, __wasm_split_load_panels } from "../src/parts.js";
export { barSheets } from "../src/sheets.js";
