import type { Vocabulary } from '../vocabulary/index.js';
import { describeSources, type Sources } from './describe-source.js';
import type { Page } from './read-page.js';
import { voiceOf } from './voice.js';

/** Who made a page: its publisher, the source it was taken from, and its voice. A digest has those of its original. */
export function pageSources(
  { document, digest }: Page,
  vocabulary: Vocabulary,
): Sources & { readonly voice: string } {
  const publisher = document.publisher?.value ?? null;
  const sources = describeSources(
    {
      publisher: digest?.of.publisher ?? publisher?.name ?? null,
      email: publisher?.email ?? null,
      credit: document.credit?.value ?? null,
      url: digest === null ? document.url : digest.of.url,
      creditDomain: digest?.of.agencyDomain ?? null,
    },
    vocabulary,
  );
  const title = digest?.of.title ?? document.title?.value ?? null;
  const date = document.date?.value ?? null;
  const voice = digest?.of.voice ?? voiceOf(sources.origin.name, date, title, document.contentHash);
  return { ...sources, voice };
}
