/** Of the facts at least so sure, how many there were in the annotated texts and how many were right; cross-validated by text. Made by `node scripts/calibrate.mjs --write`; not edited by hand. */
export const RELIABILITY_TABLE = {
  texts: 199,
  rows: [
    { least: 0.5, accepted: 1116, right: 961 },
    { least: 0.55, accepted: 1063, right: 934 },
    { least: 0.6, accepted: 1019, right: 906 },
    { least: 0.65, accepted: 947, right: 858 },
    { least: 0.7, accepted: 873, right: 806 },
    { least: 0.75, accepted: 794, right: 735 },
    { least: 0.8, accepted: 706, right: 660 },
    { least: 0.85, accepted: 573, right: 551 },
    { least: 0.9, accepted: 387, right: 375 },
    { least: 0.95, accepted: 102, right: 98 },
  ],
} as const;
