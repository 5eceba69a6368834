import type { ModelAccount } from '../../ingest/index.js';
import { DISCARD_REASONS, modelOf } from '../../statements/index.js';
import { counted } from './counted.js';

/** What a language model added, in a line, and a line for each reason why paragraphs had no answer. */
export function modelLines({ model, failures, ...counts }: ModelAccount): readonly string[] {
  const thrown = DISCARD_REASONS.flatMap((reason) => {
    const count = counts.discarded[reason];
    return count === 0 ? [] : [`${count} ${reason}`];
  });
  const parts = [
    `${counts.answered} of ${counted(counts.asked, 'paragraph')} answered`,
    `${counted(counts.kept, 'statement')} added`,
    `${counts.repeated} already read`,
    `thrown away: ${thrown.join(', ') || 'none'}`,
  ];
  return [
    `language model ${model}: ${parts.join('; ')}`,
    ...failures.map(({ reason, count }) => `  no answer for ${counted(count, 'paragraph')}: ${reason}`),
  ];
}

/** How a statement was drawn, where it was not by the rules; null else. */
export function methodWords(method: string): string | null {
  const model = modelOf(method);
  return model && `read by a language model (${model}), checked against the text`;
}
