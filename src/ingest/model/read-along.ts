import {
  addAnswers,
  type ModelAnswer,
  type ModelCounts,
  modelMessages,
  modelParagraphs,
  sumCounts,
} from '../../statements/index.js';
import type { Reader, TextReading } from '../read-text.js';
import { openModelClient, type Patience } from './model-client.js';
import type { ModelSettings } from './model-settings.js';

/** What became of a model's answers, for one document or for several. */
export interface ModelAccount extends ModelCounts {
  /** Name of the model. */
  readonly model: string;
  /** Why paragraphs had no answer, the commonest reason first. */
  readonly failures: readonly { readonly reason: string; readonly count: number }[];
}

/** A language model that reads along with the rules. */
export interface ModelReader {
  readonly name: string;
  /** Where the text goes: "localhost:11434". */
  readonly host: string;
  /**
   * A reading with what the model adds to it, and an account. Never throws for anything that the model or its server does: where there is no
   * answer, the rules' reading stands.
   */
  readAlong<R extends TextReading>(
    reader: Reader,
    text: string,
    reading: R,
  ): Promise<{ readonly reading: R; readonly account: ModelAccount }>;
}

/** Paragraphs whose answers are held at once; with the length of an answer this bounds memory for a document of any length. */
const BATCH = 200;
const NO_WORDS: ReadonlySet<string> = new Set();

function countReasons(all: readonly { readonly reason: string; readonly count: number }[]) {
  const counts = new Map<string, number>();
  for (const { reason, count } of all) counts.set(reason, (counts.get(reason) ?? 0) + count);
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);
}

/** Several accounts of one model as one; null for none. */
export function sumAccounts(accounts: readonly ModelAccount[]): ModelAccount | null {
  const [first] = accounts;
  if (first === undefined) return null;
  return {
    model: first.model,
    ...sumCounts(accounts),
    failures: countReasons(accounts.flatMap((account) => account.failures)),
  };
}

/** The model that the settings name; it is not reached before the first paragraph. */
export function openModelReader(settings: ModelSettings, patience?: Patience): ModelReader {
  const client = openModelClient(settings, patience);
  const { name } = settings;
  return {
    name,
    host: new URL(settings.url).host,
    async readAlong(reader, text, reading) {
      const { document, date, language, structure, mentions } = reading;
      const { vocabulary, languages } = reader;
      const own = language === null ? undefined : languages.get(language);
      const abbreviations = own?.lexicon.abbreviations ?? NO_WORDS;
      const context = { text, language, date, document, vocabulary, model: name };
      const paragraphs = modelParagraphs(text, structure.blocks, mentions, abbreviations);
      const failures: { reason: string; count: number }[] = [];
      const counts: ModelCounts[] = [];
      let settled = reading;
      for (let from = 0; from < paragraphs.length; from += BATCH) {
        const answers: ModelAnswer[] = await Promise.all(
          paragraphs.slice(from, from + BATCH).map(async (paragraph) => {
            const reply = await client.ask(modelMessages(paragraph, context, vocabulary));
            if ('answer' in reply) return { paragraph, answer: reply.answer };
            failures.push({ reason: reply.failed, count: 1 });
            return { paragraph, answer: null };
          }),
        );
        const added = addAnswers(settled, answers, context);
        settled = added.reading;
        counts.push(added.counts);
      }
      const account = { model: name, ...sumCounts(counts), failures: countReasons(failures) };
      return { reading: settled, account };
    },
  };
}
