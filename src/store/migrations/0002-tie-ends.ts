import { type Kysely, sql } from 'kysely';

/**
 * What the atlas asks of every tie of a selection is kept in the tie itself, so that bundling thousands of ties is one pass
 * over one table: its ends by place and by region, and all places that it or one of its venues lies in.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table tie
    add column ends text[] not null default '{}',
    add column regions text[] not null default '{}',
    add column within text[] not null default '{}'`.execute(db);
  await sql`update tie t set
    ends = array(select distinct x.place from tie_party x where x.tie = t.id and x.role <> 'venue' order by 1),
    regions = array(select distinct coalesce(p.region,
        case when p.position = 'inside' then p.ancestors[1] end,
        case when p.kind in ('district', 'city', 'settlement') then p.country end, p.id)
      from tie_party x join place p on p.id = x.place where x.tie = t.id and x.role <> 'venue' order by 1),
    within = array(select distinct u.id from tie_party x join place p on p.id = x.place, unnest(p.within) u(id)
      where x.tie = t.id order by 1)`.execute(db);
  await sql`create index tie_within on tie using gin (within)`.execute(db);
}
