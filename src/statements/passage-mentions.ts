import type { Span } from '../base/index.js';
import type { AmountMention, DateMention, Mention, PlaceMention } from '../mentions/index.js';
import type { SegmentMentions } from './fact-drafts.js';

/** Mentions of passages asked for in text order: the sorted mentions are walked once over the whole text. */
export class PassageMentions {
  private cursor = 0;
  constructor(private readonly mentions: readonly Mention[]) {}

  of(passage: Span): SegmentMentions {
    while (this.cursor < this.mentions.length && (this.mentions[this.cursor]?.start ?? 0) < passage.start)
      this.cursor++;
    const places: PlaceMention[] = [];
    const dates: DateMention[] = [];
    const amounts: AmountMention[] = [];
    for (let k = this.cursor; k < this.mentions.length; k++) {
      const mention = this.mentions[k];
      if (!mention || mention.start >= passage.end) break;
      if (mention.type === 'place') places.push(mention);
      else if (mention.type === 'date') dates.push(mention);
      else if (mention.type === 'amount') amounts.push(mention);
    }
    return { places, dates, amounts };
  }
}
