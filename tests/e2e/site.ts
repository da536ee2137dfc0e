// A web server of a test's own, for pages that are not the demo page.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, relative } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { required } from "./simulator.js";

const TYPES: Record<string, string> = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm", ".json": "application/json" };

/** The files of the npm archive, as `npm install` would lay them out. */
export class Archive {
    readonly folder = mkdtempSync(join(tmpdir(), "offhook-archive-"));

    constructor() {
        execFileSync("tar", ["-xzf", required("OFFHOOK_ARCHIVE"), "-C", this.folder]);
    }

    read(path: string): Buffer {
        return readFileSync(join(this.folder, "package", path));
    }

    /** The paths of all of them. */
    files(): string[] {
        const root = join(this.folder, "package");
        const found = readdirSync(root, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
        return found.map(entry => relative(root, join(entry.parentPath, entry.name)));
    }

    remove(): void {
        rmSync(this.folder, { recursive: true, force: true });
    }
}

/** What a site serves at a path: text of a page, or bytes. */
export type Files = Record<string, string | Buffer>;

export class Site {
    readonly #server: Server;
    readonly url: string;

    private constructor(server: Server) {
        this.#server = server;
        this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    }

    /**
     * Serves these files, and below /offhook/ the package, under this content security policy: plain and for each request anew, or as on
     * a server for agents, compressed and cached.
     */
    static async serve(files: Files, archive: Archive, policy: string, { isReal = false } = {}): Promise<Site> {
        const compressed = new Map<string, Buffer>();
        const server = createServer((request, response) => {
            const path = new URL(request.url ?? "/", "http://x").pathname;
            try {
                const body = files[path] ?? (path.startsWith("/offhook/") ? archive.read(`dist/${path.slice(9)}`) : undefined);
                if (body === undefined) throw new Error("no such file");
                const type = TYPES[extname(path)] ?? "text/html";
                response.setHeader("Content-Type", type).setHeader("Content-Security-Policy", policy);
                if (!isReal) return void response.end(body);
                const small = compressed.get(path) ?? brotliCompressSync(body);
                compressed.set(path, small);
                response.setHeader("Content-Encoding", "br").setHeader("Cache-Control", "max-age=600").end(small);
            } catch {
                response.writeHead(path === "/favicon.ico" ? 204 : 404).end();
            }
        });
        await new Promise<void>(done => server.listen(0, "127.0.0.1", done));
        return new Site(server);
    }

    stop(): void {
        this.#server.close();
        this.#server.closeAllConnections();
    }
}
