/** For Vite (scripts/vite.config.mjs) and svelte-check alike. */
export default {
  compilerOptions: {
    runes: true,
    css: 'external',
    // Pages are drawn once, on the server: values read from properties at the start are all there will ever be.
    warningFilter: ({ code }) => code !== 'state_referenced_locally',
  },
};
