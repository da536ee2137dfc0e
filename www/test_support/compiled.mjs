// The compiler, and the package's declarations as the archive has them.

import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./examples.mjs";

export const www = join(root, "www");

/** Compiles a project; returns what is wrong with it, or an empty string. `compiler` is the name of a package. */
export function tsc(project, compiler = "typescript") {
    const program = join(www, "node_modules", compiler, "bin/tsc");
    const { status, stdout } = spawnSync(process.execPath, [program, "--project", project], { encoding: "utf8" });
    return status === 0 ? "" : stdout || "no words";
}

/** Writes what the package declares, without what it keeps to itself, into `out`; `project` is the name of a file to write. */
export async function declare(out, project) {
    const compilerOptions = {
        noEmit: false,
        declaration: true,
        emitDeclarationOnly: true,
        rootDir: join(www, "src"),
        outDir: out,
        paths: { "offhook-wasm": [join(www, "src/wasm.d.ts")] },
    };
    await writeFile(project, JSON.stringify({ extends: join(www, "tsconfig.json"), compilerOptions, include: [join(www, "src")] }));
    return tsc(project);
}
