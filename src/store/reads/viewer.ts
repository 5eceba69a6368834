import { type RawBuilder, type SqlBool, sql } from 'kysely';

/**
 * Who asks. `local`: someone at this machine, who sees everything. `public`: a visitor, who sees published collections and
 * of each document what its source's policy allows.
 */
export type Viewer = 'local' | 'public';

/** True for ties that the viewer may see; `t` is the alias of `tie`. */
export function tieSeenBy(viewer: Viewer): RawBuilder<SqlBool> {
  if (viewer === 'local') return sql<SqlBool>`true`;
  return sql<SqlBool>`t.collections && array(select id from collection where published)`;
}

/** True for rows of table `alias` in collections that the viewer may see. */
export function collectionSeenBy(alias: string, viewer: Viewer): RawBuilder<SqlBool> {
  if (viewer === 'local') return sql<SqlBool>`true`;
  return sql<SqlBool>`${sql.ref(`${alias}.collection`)} in (select id from collection where published)`;
}

/** True for documents that the viewer may see; `d` is the alias of `document`. */
export function documentSeenBy(viewer: Viewer): RawBuilder<SqlBool> {
  if (viewer === 'local') return sql<SqlBool>`true`;
  return sql<SqlBool>`d.collection in (select id from collection where published)`;
}

/**
 * What the viewer may read of document `d`: `full`, `passage` or `link`. A copy is bound by the stricter word of its
 * publisher and its origin; a digest is our own text and always shown.
 */
export function policyFor(viewer: Viewer): RawBuilder<'full' | 'passage' | 'link'> {
  if (viewer === 'local') return sql<'full'>`'full'`;
  return sql<'full' | 'passage' | 'link'>`(case when d.kind = 'digest' then 'full' else (
    select case when bool_or(o.policy = 'link') then 'link' when bool_and(o.policy = 'full') then 'full' else 'passage' end
    from source o where o.id in (d.source, d.origin)) end)`;
}
