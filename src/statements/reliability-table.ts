/** Of the facts at least so sure, how many there were in the annotated texts and how many were right; cross-validated by text. Made by `node scripts/calibrate.mjs --write`; not edited by hand. */
export const RELIABILITY_TABLE = {
  texts: 204,
  rows: [
    { least: 0.5, accepted: 1160, right: 1017 },
    { least: 0.55, accepted: 1123, right: 994 },
    { least: 0.6, accepted: 1071, right: 962 },
    { least: 0.65, accepted: 1010, right: 920 },
    { least: 0.7, accepted: 939, right: 869 },
    { least: 0.75, accepted: 856, right: 798 },
    { least: 0.8, accepted: 775, right: 726 },
    { least: 0.85, accepted: 638, right: 606 },
    { least: 0.9, accepted: 423, right: 409 },
    { least: 0.95, accepted: 130, right: 125 },
  ],
} as const;
