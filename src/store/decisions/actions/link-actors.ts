import { hashParts } from '../../../base/index.js';
import { type ActorLink, settleActors } from '../../../statements/index.js';
import { actorContradiction, actorLoop } from '../../actors/actor-errors.js';
import { readActorLinks, readSightings } from '../../actors/read-actors.js';
import type { Transaction } from '../../connection.js';
import { storableJson } from '../../rows/storable-text.js';
import { gone, unreadable } from '../decision-errors.js';
import type { DecisionAction, Kept } from '../types.js';

/** Most times that a name was met that are looked at for its roles. */
const MOST_SIGHTINGS = 5000;

/**
 * `actor.together`: the subject is two actors, "LEFT~RIGHT", and the left one goes by the right one's id from now on. `actor.apart`: the subject is
 * the id of a name, `after` is `{ roles }`, the roles as texts have them ("" for none) under which another person of the same name speaks.
 *
 * Refused before anything is written: `merge.loop` (one already), `merge.contradiction` (somebody parted them), `decision.gone` (no such actor).
 */
export function linkActors(what: 'together' | 'apart'): DecisionAction {
  return {
    subjectKind: 'actor',
    needs: 'editor',
    settle: (tx, subject, given) =>
      (what === 'together' ? settleTogether(tx, subject) : settleApart(tx, subject, given)) as Promise<Kept>,
    async read({ db }, subject, like) {
      const row = await db
        .selectFrom('actor_link')
        .select(['decided', 'revision'])
        .where('id', '=', idOf(what, subject, like))
        .executeTakeFirst();
      return {
        value: (row?.decided ?? null) as Kept,
        revision: row?.revision ?? 0,
        document: null,
        anchor: null,
      };
    },
    async write({ db }, subject, to, from) {
      const id = idOf(what, subject, to ?? from);
      if (to === null) await db.deleteFrom('actor_link').where('id', '=', id).execute();
      else
        await db
          .insertInto('actor_link')
          .values({ id, what, decided: storableJson(to) })
          .execute();
      return [];
    },
  };
}

/** One name may be parted more than once: each time is known by the actor that it makes. */
const idOf = (what: string, subject: string, value: Kept) =>
  what === 'together'
    ? `${what} ${subject}`
    : `${what} ${(value as { readonly into?: string } | null)?.into ?? subject}`;

async function settleTogether(tx: Transaction, subject: string) {
  const [left = '', right = '', ...more] = subject.split('~');
  if (!left || !right || more.length > 0)
    throw unreadable('subject', subject, 'give two actors as LEFT~RIGHT');
  const actors = settleActors(await readActorLinks(tx.db));
  for (const id of [left, right]) {
    const met = await readSightings(
      tx.db,
      'local',
      { names: actors.namesOf(id), offices: [] },
      MOST_SIGHTINGS,
    );
    const final = actors.finalOf(id);
    if (
      !met.some(({ name_id, office_id }) => name_id !== null && actors.actorOf(name_id, office_id) === final)
    ) {
      throw gone('actor', id);
    }
  }
  if (actors.finalOf(left) === actors.finalOf(right)) throw actorLoop(subject);
  if (actors.wouldContradict(left, right)) throw actorContradiction(subject);
  return { left, right };
}

async function settleApart(tx: Transaction, subject: string, given: unknown) {
  const asked = (given as { readonly roles?: unknown } | null)?.roles;
  const roles =
    Array.isArray(asked) && asked.every((role) => typeof role === 'string') ? (asked as string[]) : [];
  if (roles.length === 0 || roles.length > 100) {
    throw unreadable('roles', asked, 'give 1 to 100 roles as the texts have them, "" for words under none');
  }
  const met = await readSightings(tx.db, 'local', { names: [subject], offices: [] }, MOST_SIGHTINGS);
  const actors = settleActors(await readActorLinks(tx.db));
  const own = met.filter(({ name_id }) => name_id === subject);
  if (own.length === 0) throw gone('actor', subject);
  const wanted = own.filter(({ role }) => roles.includes(role ?? ''));
  const unknown = roles.find((role) => !own.some((one) => (one.role ?? '') === role));
  if (unknown !== undefined) throw unreadable('role', unknown, 'choose roles under which this name speaks');
  const ids = [...new Set(wanted.map(({ office_id }) => office_id ?? ''))].sort();
  const now = new Set(own.map((one) => actors.actorOf(subject, one.office_id)));
  const rest = own.filter(
    (one) =>
      actors.actorOf(subject, one.office_id) === actors.finalOf(subject) &&
      !ids.includes(one.office_id ?? ''),
  );
  if (rest.length === 0 && now.size === 1) {
    throw unreadable('roles', roles.join('; '), 'leave at least one role to the other person');
  }
  const into = `a${hashParts('apart', subject, ...ids)}`;
  const link: ActorLink = { what: 'apart', name: subject, roles: ids, into };
  return { name: link.name, roles: [...link.roles], into: link.into };
}
