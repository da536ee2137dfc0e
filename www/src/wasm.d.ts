// The module that wasm-bindgen generates. tsconfig.json, build.mjs and the tests say which file stands behind the name
// "offhook-wasm"; build.mjs compiles once more with the real declarations, so that this can't be wrong for long.

import type { Glue } from "./glue.js";

export default function init(options: { module_or_path: WebAssembly.Module }): Promise<object>;
export const Connection: Glue["Connection"];
export function onPanic(tell: (message: string) => void): void;
