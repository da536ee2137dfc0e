export default { "/agentgateway": { target: process.env.GATEWAY ?? "http://127.0.0.1:8600" } };
