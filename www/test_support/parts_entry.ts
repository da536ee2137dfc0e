// Both ends of the loading, in one bundle: they share what runs.

export { load } from "../src/load.js";
export { loadPart } from "../src/parts.js";
export { barSheets } from "../src/sheets.js";
