import type { NextConfig } from "next";

const gateway = process.env["GATEWAY"] ?? "http://127.0.0.1:8600";

const config: NextConfig = {
    rewrites: async () => [{ source: "/agentgateway/:path*", destination: `${gateway}/agentgateway/:path*` }],
};

export default config;
