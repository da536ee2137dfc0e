// Stands in for the styles, which build.mjs makes of src/ui/styles.

export const [first, layouts] = ["", ""];
