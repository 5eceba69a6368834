import { setTimeout as sleep } from 'node:timers/promises';
import type { ModelMessage } from '../../statements/index.js';
import type { ModelSettings } from './model-settings.js';
import { CHAT_FORMS, type ChatForm, postChat } from './post-chat.js';
import { slots } from './slots.js';

/** The model's words, or why there are none. */
export type Reply = { readonly answer: string } | { readonly failed: string };

export interface Patience {
  /** Times that a question is put before it is given up. */
  readonly tries: number;
  /** Milliseconds before the second try, twice as many before each further one. */
  readonly firstWait: number;
  /** Milliseconds that are waited at most, whatever the server asks for. */
  readonly mostWait: number;
  /** So many questions in a row without an answer, and no more are put. */
  readonly givenUp: number;
}

export const PATIENCE: Patience = { tries: 3, firstWait: 1000, mostWait: 30_000, givenUp: 3 };

export interface ModelClient {
  /** Puts one question, with others at the same time as the settings allow. Never throws. */
  ask(messages: readonly ModelMessage[]): Promise<Reply>;
}

/**
 * A client that is patient with a busy server and not with a wrong one. Rate limits and faults of the server are tried again, later each
 * time, or when the server says; a wrong key or name ends all questions, and so do a few questions in a row that all tries left unanswered.
 */
export function openModelClient(settings: ModelSettings, patience: Patience = PATIENCE): ModelClient {
  const inTurn = slots(settings.parallel);
  /** The last form that was taken, so that the server refuses each only once. */
  let taken: ChatForm = 'schema';
  let spent: string | null = null;
  let unanswered = 0;
  /** A limit holds for all questions, not only for the one that met it. */
  let notBefore = 0;

  const hold = async (): Promise<void> => {
    for (let wait = notBefore - Date.now(); wait > 0; wait = notBefore - Date.now()) await sleep(wait);
  };

  const giveUp = (reason: string): Reply => {
    unanswered++;
    if (unanswered >= patience.givenUp) spent ??= `${reason}; not asked again`;
    return { failed: reason };
  };

  const ask = async (messages: readonly ModelMessage[]): Promise<Reply> => {
    let form = taken;
    let reason = '';
    for (let tried = 0; tried < patience.tries; ) {
      await hold();
      if (spent !== null) return { failed: spent };
      const reply = await postChat(settings, messages, form);
      if (reply.outcome === 'answer') {
        taken = form;
        unanswered = 0;
        return { answer: reply.text };
      }
      reason = reply.reason;
      if (reply.outcome === 'never') spent = reason;
      if (reply.outcome === 'never' || reply.outcome === 'none') return { failed: reason };
      if (reply.outcome === 'form') {
        const next = CHAT_FORMS[CHAT_FORMS.indexOf(form) + 1];
        if (next === undefined) return giveUp(reason);
        form = next;
        continue;
      }
      tried++;
      if (tried === patience.tries) break;
      const wait = Math.min(patience.mostWait, reply.after ?? patience.firstWait * 2 ** (tried - 1));
      if (reply.after === null) await sleep(wait);
      else notBefore = Math.max(notBefore, Date.now() + wait);
    }
    return giveUp(reason);
  };

  return { ask: (messages) => inTurn(() => ask(messages)) };
}
