import type { Analysis } from '../registry.js';
import { words } from '../tell.js';
import { findOfTable } from './find-of-table.js';

/** Who has how much of a flow, how concentrated it is and what moved: of a table of flows. */
export const reportConcentration: Analysis = async (context, settings) => {
  const tables = await context.tables.list('flows');
  const [first] = tables;
  if (first === undefined) {
    return {
      answer: [],
      nothing: words('analyse.concentration.nothing'),
      pictures: [],
      tables: [],
      inputs: [],
      method: [],
      lacks: [],
      leftOut: [],
      claims: [],
      restrictions: null,
      data: null,
    };
  }
  const id = settings.choice('table', {
    usual: first.id,
    options: tables.map(({ id: value, title }) => ({
      value,
      label: { key: 'analyse.text', values: { text: title } },
    })),
  });
  return findOfTable(await context.tables.open(id, 'flows'), context, settings);
};
