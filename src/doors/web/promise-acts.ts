import type { NewDecision } from '../../store/index.js';
import { choiceOf, type Fields } from './bodies.js';

/** What a person may do with a promise; each is a form of its page, and a route of the API. */
export type PromiseAct = 'evidence' | 'verdict' | 'withdrawn' | 'reply';

/** The decision that a form asks for; what it says is checked by the store. @throws IntertieError `body.unreadable` */
export function promiseAct(act: PromiseAct, promise: string, fields: Fields): NewDecision {
  const saw = fields.text('revision');
  return {
    action: `promise.${act}`,
    subject: promise,
    after: AFTERS[act](fields),
    reason: fields.text('reason').slice(0, 1000) || null,
    ...(/^\d{1,9}$/.test(saw) ? { expected: Number(saw) } : {}),
  };
}

const AFTERS: Readonly<Record<PromiseAct, (fields: Fields) => object>> = {
  evidence: (fields) => ({
    evidence: fields.text('evidence').trim(),
    decided: choiceOf(fields, 'decided', ['confirmed', 'refused']),
    kept: figure(fields.text('kept')),
    of: figure(fields.text('of')),
    date: fields.text('date').trim(),
  }),
  verdict: (fields) => ({
    verdict: choiceOf(fields, 'verdict', ['none_found', 'broken']),
    searchedIn: fields.text('searched_in'),
    searchedOn: fields.text('searched_on').trim(),
  }),
  withdrawn: word,
  reply: word,
};

function word(fields: Fields) {
  return {
    text: fields.text('text'),
    by: fields.text('by'),
    date: fields.text('date').trim(),
    url: fields.text('url').trim(),
  };
}

/** A figure as it is typed, with a comma or a point; null when nothing was. What is no figure is left for the store to refuse by name. */
function figure(text: string): number | string | null {
  const typed = text.replace(/[\s\u00A0]/g, '').replace(',', '.');
  if (typed === '') return null;
  return /^\d{1,15}(\.\d{1,6})?$/.test(typed) ? Number(typed) : text;
}
