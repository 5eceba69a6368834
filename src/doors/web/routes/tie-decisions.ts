import type { FastifyInstance, FastifyRequest } from 'fastify';
import { IntertieError, type TieId } from '../../../base/index.js';
import type { TiePageView } from '../../../queries/index.js';
import type { NewDecision, Store } from '../../../store/index.js';
import { LIFECYCLES, TIE_KINDS } from '../../../vocabulary/index.js';
import { found } from '../asking.js';
import { choiceOf, type Fields, fieldsOf } from '../bodies.js';
import { parseOpaqueId } from '../opaque-id.js';
import { requireRole } from '../rights.js';

const ACTS = ['together', 'apart', 'split', 'rank', 'state', 'fields'] as const;
const RANKS = ['preferred', 'normal', 'deprecated'] as const;
const LONGEST_REASON = 1000;

/** What an editor decides on the page of a tie: one form each, and back to the page. */
export function addTieDecisionRoutes(app: FastifyInstance, store: Pick<Store, 'decide'>): void {
  app.post('/ties/:id/decide', async (request, reply) => {
    const who = requireRole(request, 'editor');
    const fields = fieldsOf(request);
    const view = await tieAsked(request, (request.params as { readonly id: string }).id);
    const decision = await decisionOf(request, fields, view);
    await store.decide(decision, who, request.visitor.now);
    const list = /^\/review\/merges(?:\?[\w\-.~%=&:+]*)?$/.exec(fields.text('back'))?.[0];
    return reply.redirect(list ?? `/ties/${encodeURIComponent(view.tie.id)}`, 303);
  });

  app.post('/documents/:id/voice', async (request, reply) => {
    const who = requireRole(request, 'editor');
    const fields = fieldsOf(request);
    const subject = parseOpaqueId((request.params as { readonly id: string }).id, 'document');
    const own = choiceOf(fields, 'voice', ['same', 'own']) === 'own';
    const same = own ? null : documentNamed(fields.text('same'));
    const reason = fields.text('reason').trim().slice(0, LONGEST_REASON) || null;
    await store.decide(
      { action: 'document.voice', subject, after: { same }, reason },
      who,
      request.visitor.now,
    );
    return reply.redirect(`/documents/${encodeURIComponent(subject)}`, 303);
  });

  app.post('/absences/:id/searched', async (request, reply) => {
    const who = requireRole(request, 'reviewer');
    const fields = fieldsOf(request);
    const [kind, a, b] = [choiceOf(fields, 'kind', TIE_KINDS), fields.text('a'), fields.text('b')];
    const after = {
      kind,
      places: [a, b],
      searchedIn: fields.text('searchedIn'),
      searchedOn: fields.text('searchedOn'),
    };
    // The same search entered twice is one.
    const subject = [kind, ...[a, b].sort(), after.searchedOn, after.searchedIn].join(' ').slice(0, 400);
    const decision = { action: 'absence.searched', subject, after };
    await store.decide(decision, who, request.visitor.now);
    return reply.redirect(wayBack(fields.text('back')), 303);
  });
}

/** The id at the end of an address of this atlas, or the id itself. */
function documentNamed(given: string): string {
  const end = /\/documents\/([^/?#]+)/.exec(given)?.[1];
  return parseOpaqueId(end === undefined ? given.trim() : decodeURIComponent(end), 'document');
}

/** Where the form stood: only a page of the atlas that shows denials is gone back to, never another site. */
function wayBack(given: string): string {
  return /^\/(?:ties|places|documents)\/[\w\-.~%:]+$/.test(given) ? given : '/';
}

async function tieAsked({ visitor }: FastifyRequest, given: string): Promise<TiePageView> {
  const id = parseOpaqueId(given, 'tie');
  return found(await visitor.queries.tie(id as TieId, visitor.language), 'tie', id);
}

async function decisionOf(request: FastifyRequest, fields: Fields, view: TiePageView): Promise<NewDecision> {
  const act = choiceOf(fields, 'act', ACTS);
  const reason = fields.text('reason').trim().slice(0, LONGEST_REASON) || null;
  switch (act) {
    case 'together':
    case 'apart': {
      const other = await tieAsked(request, fields.text('other'));
      const after = { left: endsOf(other), right: endsOf(view) };
      return { action: `tie.${act}`, subject: `${witnessOf(other)}~${witnessOf(view)}`, after, reason };
    }
    case 'split': {
      const statement = parseOpaqueId(fields.text('statement'), 'statement');
      const after = { left: endsOf(view), right: endsOf(view) };
      return { action: 'tie.apart', subject: `${statement}~${anotherThan(view, statement)}`, after, reason };
    }
    case 'rank': {
      const subject = parseOpaqueId(fields.text('statement'), 'statement');
      const saw = fields.text('revision');
      const expected = /^\d{1,9}$/.test(saw) ? Number(saw) : undefined;
      return {
        action: 'statement.rank',
        subject,
        after: { rank: choiceOf(fields, 'rank', RANKS) },
        reason,
        expected,
      };
    }
    case 'state': {
      const after = {
        lifecycle: choiceOf(fields, 'lifecycle', LIFECYCLES),
        date: fields.text('date').trim(),
        source: fields.text('source'),
        ends: endsOf(view),
      };
      return {
        action: 'tie.state',
        subject: `${witnessOf(view)}~${nameOf(request.visitor.now)}`,
        after,
        reason,
      };
    }
    case 'fields': {
      const subject = view.record.desk?.subject ?? witnessOf(view);
      const after = { fileNumber: fields.text('fileNumber'), fields: namedLines(fields.text('fields')) };
      return { action: 'tie.fields', subject, after, reason };
    }
  }
}

const endsOf = ({ tie }: TiePageView) =>
  tie.places.filter(({ role }) => role !== 'venue').map(({ id }) => id);

/** An entry is named by the moment it was made: two of one day are two. */
const nameOf = (now: Date) => now.getTime().toString(36);

function witnessOf({ record, statements, tie }: TiePageView): string {
  const witness = record.shown ?? statements[0]?.id;
  if (witness !== undefined) return witness;
  throw new IntertieError(
    'tie.no_witness',
    'no statement of this tie can be seen from here',
    tie.id,
    'sign in, and try again',
  );
}

/** The statement that stays: the one that is shown, else any other. */
function anotherThan({ record, statements, tie }: TiePageView, statement: string): string {
  const shown = record.shown !== null && record.shown !== statement ? record.shown : null;
  const other = shown ?? statements.find(({ id }) => id !== statement)?.id;
  if (other !== undefined) return other;
  throw new IntertieError(
    'merge.alone',
    'nothing else tells of this tie',
    tie.id,
    'there is nothing to take it out of; refuse the statement if it is wrong',
  );
}

/** "Name: text" a line. @throws IntertieError `body.unreadable` */
function namedLines(text: string): Record<string, string> {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const cut = line.indexOf(':');
      if (cut > 0) return [line.slice(0, cut).trim(), line.slice(cut + 1).trim()];
      throw new IntertieError(
        'body.unreadable',
        'this line is no field',
        line.slice(0, 80),
        'write a name, a colon and the text on each line',
      );
    }),
  );
}
