/** Of the facts at least so sure, how many there were in the annotated texts and how many were right; cross-validated by text. Made by `node scripts/calibrate.mjs --write`; not edited by hand. */
export const RELIABILITY_TABLE = {
  texts: 111,
  rows: [
    { least: 0.5, accepted: 466, right: 414 },
    { least: 0.55, accepted: 446, right: 400 },
    { least: 0.6, accepted: 426, right: 390 },
    { least: 0.65, accepted: 414, right: 382 },
    { least: 0.7, accepted: 392, right: 366 },
    { least: 0.75, accepted: 365, right: 341 },
    { least: 0.8, accepted: 335, right: 316 },
    { least: 0.85, accepted: 290, right: 277 },
    { least: 0.9, accepted: 229, right: 222 },
    { least: 0.95, accepted: 146, right: 144 },
  ],
} as const;
