import { type Kysely, sql } from 'kysely';

/**
 * Whether a promise counts (its statement is of a current document, not rejected, not deprecated) and in which collection it is, kept beside it: the
 * board asks for pages, counts and promisors of tens of thousands, and would look up statement and document of each. Triggers keep it true whoever
 * writes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STANDS = `d.current and s.review <> 'rejected' and s.rank <> 'deprecated'`;

const STATEMENTS = [
  `alter table promise
    add column standing boolean not null default true,
    add column collection text not null default ''`,
  `update promise p set standing = ${STANDS}, collection = d.collection
    from statement s join document d on d.id = s.document where s.document = p.document and s.id = p.statement`,

  `create function settle_standing() returns trigger language plpgsql as $$
    begin
      select ${STANDS}, d.collection into new.standing, new.collection
        from statement s join document d on d.id = s.document where s.document = new.document and s.id = new.statement;
      return new;
    end $$`,
  'create trigger promise_standing before insert on promise for each row execute function settle_standing()',

  `create function follow_statement() returns trigger language plpgsql as $$
    begin
      update promise p set standing = ${STANDS} from statement s join document d on d.id = s.document
        where p.statement = new.id and s.document = new.document and s.id = new.id;
      return null;
    end $$`,
  `create trigger statement_standing after update of review, rank on statement for each row
    when (new.kind = 'commitment' and (old.review, old.rank) is distinct from (new.review, new.rank)) execute function follow_statement()`,

  `create function follow_document() returns trigger language plpgsql as $$
    begin
      update promise p set standing = ${STANDS} from statement s join document d on d.id = s.document
        where p.document = new.id and s.document = p.document and s.id = p.statement;
      return null;
    end $$`,
  `create trigger document_standing after update of current on document for each row
    when (old.current is distinct from new.current) execute function follow_document()`,

  'create index promise_standing_due on promise (due, statement) include (collection) where standing',
  'create index promise_standing_state on promise (state, due, statement) include (collection) where standing',
  'create index promise_standing_promisor on promise (promisor, due, statement) include (collection) where standing',
];
