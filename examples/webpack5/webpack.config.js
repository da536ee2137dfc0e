const HtmlWebpackPlugin = require("html-webpack-plugin");

module.exports = {
    mode: "production",
    entry: "./src/main.ts",
    output: { filename: "[name].[contenthash].js", clean: true },
    module: {
        rules: [
            { test: /\.ts$/, use: "ts-loader", exclude: /node_modules/ },
            { test: /\.wasm$/, type: "asset/resource" },
        ],
    },
    resolve: { extensions: [".ts", ".js"] },
    plugins: [new HtmlWebpackPlugin({ template: "src/index.html", favicon: "src/icon.svg" })],
};
