// Made by build.mjs of src/ui/styles.

declare module "offhook-styles" {
    /** What a bar needs from the start. */
    export const first: string;
    /** What the other layouts change, after everything else. */
    export const layouts: string;
}
