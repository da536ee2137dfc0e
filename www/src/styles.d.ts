// The styles that build.mjs makes of src/ui/styles.

declare module "offhook-styles" {
    /** Styles that a bar needs from the start. */
    export const first: string;
    /** Styles of the other layouts, adopted after all others. */
    export const layouts: string;
}
