import type { Analysis } from '../registry.js';
import { plainWords, words } from '../tell.js';
import { findOfAtlas } from './find-of-atlas.js';
import { findOfTable } from './find-of-table.js';
import { shareClaims } from './share-claims.js';

/** The choice that is no table: what the documents of the atlas tell. */
const ATLAS = 'atlas';

/** Who has how much of a flow, how concentrated it is and what moved: of a table of flows, or of what the atlas tells of trade. */
export const reportConcentration: Analysis = async (context, settings) => {
  const tables = await context.tables.list('flows');
  const id = settings.choice('table', {
    usual: tables[0]?.id ?? ATLAS,
    options: [
      ...tables
        .filter((table) => table.id !== ATLAS)
        .map(({ id: value, title }) => ({ value, label: plainWords(title) })),
      { value: ATLAS, label: words('analyse.concentration.set.table.atlas') },
    ],
  });
  if (id === ATLAS) return findOfAtlas(context, settings, await shareClaims(context));
  const table = await context.tables.open(id, 'flows');
  // The example of flows between countries has no part in what the documents here claim; an operator's own table may be held against it.
  const claims = table.info.bundled ? [] : await shareClaims(context);
  return { ...findOfTable(table, context, settings), claims };
};
