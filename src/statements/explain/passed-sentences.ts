import { type CutText, endOf, startOf } from '../../passages/index.js';
import type { FactDraft, Trigger } from '../fact-drafts.js';
import type { Reading } from '../types.js';
import { wordsAt } from './explain-statement.js';
import type { Refusal, TraceEvent } from './reading-trace.js';
import { nameAround, unmetConditions } from './rule-words.js';
import type { PassedSentence } from './types.js';

/** Reasons that are given for one sentence; the first are those of the rules whose words come first. */
const MOST_REASONS = 6;

const REFUSALS: Readonly<Record<Refusal, string>> = {
  forecast: 'a forecast: somebody’s words, not trade',
  conditional: 'on a condition: no plan and no promise yet',
  no_figure: 'a total needs a figure',
  in_a_mouth: 'a guess, and somebody says it',
  says_too_little: 'a guess needs two places, or one with a date or a figure',
};

interface Passed {
  readonly passage: number;
  readonly trigger: Trigger;
  readonly why: string;
}

/** Drafts that another one of the same sentence stands for. */
function outdone(drafts: readonly FactDraft[], told: readonly FactDraft[]): Passed[] {
  const by = [...new Set(told.map(({ rule }) => rule.id))].join(', ');
  return drafts
    .filter((draft) => !told.includes(draft))
    .map(({ passage, trigger }) => ({ passage, trigger, why: `told once, by ${by || 'a surer rule'}` }));
}

function passedIn(event: TraceEvent, reading: Reading, indexOf: ReadonlyMap<object, number>): Passed[] {
  if (event.did === 'refused') return [{ ...event, why: REFUSALS[event.why] }];
  if (event.did === 'chosen') return outdone(event.drafts, event.told);
  if (event.did === 'clause') return [{ ...event.fact, why: 'a clause of an agreement, told with it' }];
  if (event.did === 'denied') {
    const { trigger, passage, evidence } = event.denial;
    const kept = reading.absences.some((absence) => absence.evidence.start === evidence.start);
    return [{ trigger, passage, why: kept ? 'denied: kept as a stated absence' : 'denied' }];
  }
  if (event.did !== 'unmet') return [];
  const { scan, trigger, inName } = event;
  const why = inName
    ? [`the words stand in a name, “${nameAround(scan, trigger.first)}”`]
    : unmetConditions(scan, trigger.rule);
  return [{ passage: indexOf.get(scan.passage) ?? -1, trigger, why: why.join('; ') }];
}

/** The sentences in which a rule found its words and that gave no fact, in text order, each with the reasons. */
export function passedSentences(
  cut: CutText,
  reading: Reading,
  events: readonly TraceEvent[],
): PassedSentence[] {
  const telling = new Set<number>();
  for (const event of events) {
    if (event.did !== 'stated') continue;
    for (let i = event.fact.passage; i <= event.fact.lastPassage; i++) telling.add(i);
  }
  const indexOf = new Map<object, number>(cut.passages.map((passage, index) => [passage, index]));
  const byPassage = new Map<number, Map<string, PassedSentence['reasons'][number]>>();
  for (const { passage, trigger, why } of events.flatMap((event) => passedIn(event, reading, indexOf))) {
    if (telling.has(passage)) continue;
    const reasons = byPassage.get(passage) ?? new Map();
    byPassage.set(passage, reasons);
    const { text } = wordsAt(cut, {
      start: startOf(cut.tokens, trigger.first),
      end: endOf(cut.tokens, trigger.next - 1),
    });
    // The same rule may find its words by several patterns at once: it is told once.
    if (reasons.size < MOST_REASONS && !reasons.has(trigger.rule.id))
      reasons.set(trigger.rule.id, { rule: trigger.rule.id, words: text, why });
  }
  return [...byPassage]
    .sort(([a], [b]) => a - b)
    .flatMap(([index, reasons]) => {
      const passage = cut.passages[index];
      return passage ? [{ sentence: wordsAt(cut, passage), reasons: [...reasons.values()] }] : [];
    });
}
