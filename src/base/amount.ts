/** How a source words a figure: "about 450" keeps `about`, "more than 70" keeps `over`; a bound is never made exact. */
export type Qualifier = 'about' | 'over' | 'under' | 'at_least' | 'at_most' | 'almost';

/** A figure with its unit. `unit` is an ISO 4217 code for money, else a counted noun in the document's words ("agreements"). */
export interface Amount {
  readonly value: number;
  readonly unit: string;
  readonly qualifier: Qualifier | null;
  /** The original string, as the document has it. */
  readonly text: string;
}
