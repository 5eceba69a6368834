/** Of the facts at least so sure, how many there were in the annotated texts and how many were right; cross-validated by text. Made by `node scripts/calibrate.mjs --write`; not edited by hand. */
export const RELIABILITY_TABLE = {
  texts: 152,
  rows: [
    { least: 0.5, accepted: 786, right: 674 },
    { least: 0.55, accepted: 751, right: 652 },
    { least: 0.6, accepted: 716, right: 627 },
    { least: 0.65, accepted: 672, right: 597 },
    { least: 0.7, accepted: 627, right: 567 },
    { least: 0.75, accepted: 575, right: 533 },
    { least: 0.8, accepted: 512, right: 480 },
    { least: 0.85, accepted: 426, right: 405 },
    { least: 0.9, accepted: 312, right: 300 },
    { least: 0.95, accepted: 112, right: 109 },
  ],
} as const;
