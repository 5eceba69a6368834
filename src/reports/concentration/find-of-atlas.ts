import { type Concentration, concentrationOf } from '../../analyses/index.js';
import type { PartialDate, StatementId } from '../../base/index.js';
import { type PartyRow, readWithin } from '../../store/index.js';
import type { ReportContext } from '../context.js';
import { gatherTold, nameOf, placesOften, speakerOf, type ToldTie, tellingCell } from '../gather-told.js';
import type { Finding } from '../registry.js';
import type { Cell, Picture, Report, ReportTable, Words } from '../report.js';
import type { SettingsReader } from '../settings.js';
import {
  cutTable,
  missingCell,
  numberCell,
  numberColumn,
  placeCell,
  textColumn,
  words,
  wordsCell,
} from '../tell.js';
import { type Comparable, comparable, gatherFigures, type TradeFigure } from './gather-figures.js';

const K = 'analyse.concentration.atlas';
const FEWEST_FOR_MEASURES = 3;

/** Trade as the documents and imported tables of the atlas tell it: who says how much, and ranks only where there are figures to rank. */
export async function findOfAtlas(
  context: ReportContext,
  settings: SettingsReader,
  claims: Report['claims'],
): Promise<Finding> {
  const { ties } = await context.kept(['trade of all'], () => gatherTold(context, 'trade_flow', null));
  const place = await settings.place('place', {
    hint: true,
    examples: placesOften(
      ties.flatMap(({ tie }) => tie.parties),
      context.language,
    ),
  });
  const around = {
    claims,
    inputs: [],
    restrictions: null,
    method: [words(`${K}.method.told`), words(`${K}.method.ranks`)],
    lacks: [words(`${K}.lacks.told`), words(`${K}.lacks.definitions`)],
  };
  const nothing = (key: string): Finding => ({
    ...around,
    answer: [],
    nothing: words(key),
    pictures: [],
    tables: [],
    leftOut: [],
    data: null,
  });
  if (ties.length === 0) return { ...nothing(`${K}.nothing`), addingHelps: true };
  if (place === null) return nothing(`${K}.choose`);
  const within = (ids: readonly string[]) => readWithin(context.store.db, ids);
  const { figures, left, beyond } = await gatherFigures(context, place.id, within);
  const told = (await gatherTold(context, 'trade_flow', place.id)).ties;
  if (told.length === 0) return nothing(`${K}.nothing_there`);
  const [best] = comparable(figures);
  const measures = best === undefined ? null : measuresOf(best);
  return {
    ...around,
    answer: answerOf(told, figures, best, measures),
    nothing: null,
    pictures: best === undefined ? [] : [picture(best, context)],
    tables: [
      ...rankTable(best, context),
      ...figuresTable(figures, context),
      ...toldTable(told, place.id, context),
    ],
    leftOut: [
      { what: words(`${K}.left.not_money`), count: left.notMoney },
      { what: words(`${K}.left.many`), count: left.manyPartners },
      { what: words(`${K}.left.undated`), count: left.undated },
    ].filter(({ count }) => count > 0),
    data: {
      beyond,
      measures,
      figures: figures.map(({ row, partner, direction, year, value, unit, text }) => ({
        statement: row.id,
        partner: partner.id,
        direction,
        year,
        value,
        unit,
        text,
        speaker: row.speaker_name ?? row.speaker_role,
      })),
    },
  };
}

/** Measures by the lowest and by the highest figures stated; null where too few partners have figures. */
function measuresOf({ partners }: Comparable): { low: Concentration; high: Concentration } | null {
  if (partners.length < FEWEST_FOR_MEASURES) return null;
  const [low, high] = [
    concentrationOf(partners.map((one) => one.low)),
    concentrationOf(partners.map((one) => one.high)),
  ];
  return low === null || high === null ? null : { low, high };
}

function answerOf(
  told: readonly ToldTie[],
  figures: readonly TradeFigure[],
  best: Comparable | undefined,
  measures: ReturnType<typeof measuresOf>,
): Words[] {
  const first = best?.partners[0];
  return [
    words(`${K}.answer.told`, { count: told.length, figures: figures.length }),
    best === undefined || first === undefined
      ? words(`${K}.answer.no_rank`)
      : words(`${K}.answer.rank.${best.direction}`, { count: best.partners.length, year: String(best.year) }),
    ...(measures === null
      ? []
      : [
          words(`${K}.answer.measures`, {
            low: Math.min(measures.low.herfindahl, measures.high.herfindahl),
            high: Math.max(measures.low.herfindahl, measures.high.herfindahl),
          }),
        ]),
  ];
}

const named = (place: PartyRow, context: Pick<ReportContext, 'language'>): Cell =>
  placeCell({ ...place, name: nameOf(place, context.language) });

function rankTable(best: Comparable | undefined, context: ReportContext): ReportTable[] {
  if (best === undefined) return [];
  const columns = [
    numberColumn('rank', 'analyse.concentration.rank'),
    textColumn('partner', `${K}.partner`),
    numberColumn('value', 'analyse.concentration.value', `${K}.value.hint`),
    numberColumn('figures', `${K}.figures_count`),
  ];
  const rows = best.partners.map(({ partner, low, high, figures }, i) => [
    numberCell(i + 1),
    named(partner, context),
    low === high
      ? numberCell(low)
      : ({ kind: 'range', low, value: (low + high) / 2, high, style: 'plain' } satisfies Cell),
    numberCell(figures.length),
  ]);
  const caption = words(`${K}.ranks`, { year: String(best.year), unit: best.unit });
  return [cutTable({ id: 'ranks', caption, columns, rows }, context.mostRows)];
}

function figuresTable(figures: readonly TradeFigure[], context: ReportContext): ReportTable[] {
  if (figures.length === 0) return [];
  const columns = [
    textColumn('partner', `${K}.partner`),
    textColumn('direction', `${K}.direction`),
    numberColumn('year', 'analyse.concentration.year'),
    numberColumn('value', 'analyse.concentration.value'),
    textColumn('unit', `${K}.unit`),
    textColumn('words', `${K}.words`),
    textColumn('who', `${K}.who`),
  ];
  const rows = figures.map(({ row, partner, direction, year, value, unit, text }): Cell[] => [
    named(partner, context),
    wordsCell(`${K}.direction.${direction}`),
    numberCell(year, 'year', 0, `${K}.no_year`),
    numberCell(value),
    { kind: 'text', text: unit },
    { kind: 'text', text },
    {
      kind: 'statement',
      id: row.id as StatementId,
      document: row.document.id,
      text: speakerOf(row, row.document.source.name),
    },
  ]);
  return [cutTable({ id: 'figures', caption: words(`${K}.figures`), columns, rows }, context.mostRows)];
}

/** Every tie of trade, with or without a figure: a rank or a name that somebody gives is told, and no number is made for it. */
function toldTable(told: readonly ToldTie[], place: string, context: ReportContext): ReportTable[] {
  const columns = [
    textColumn('partner', `${K}.partner`),
    textColumn('direction', `${K}.direction`),
    textColumn('date', `${K}.date`),
    textColumn('said', `${K}.said`),
    textColumn('who', `${K}.who`),
  ];
  const rows = told.map(({ tie, telling }): Cell[] => {
    const others = tie.parties.filter(({ id }) => id !== place);
    const own = tie.parties.find(({ id }) => id === place);
    const [one] = others;
    const direction = own?.role === 'exporter' ? 'exports' : own?.role === 'importer' ? 'imports' : 'both';
    const amounts = tie.amounts.map(({ text }) => text).join('; ');
    return [
      one !== undefined && others.length === 1
        ? named(one, context)
        : {
            kind: 'text',
            text:
              others.map((party) => nameOf(party, context.language)).join(', ') ||
              nameOf(tie.parties[0] ?? { name: '', name_ru: null }, context.language),
          },
      wordsCell(`${K}.direction.${direction}`),
      { kind: 'date', date: tie.date as PartialDate | null, text: tie.date_text },
      amounts === '' ? missingCell(`${K}.no_figure`) : { kind: 'text', text: amounts },
      tellingCell(telling),
    ];
  });
  return [cutTable({ id: 'told', caption: words(`${K}.told`), columns, rows }, context.mostRows)];
}

function picture({ partners, year, unit }: Comparable, { language }: ReportContext): Picture {
  return {
    id: 'ranks',
    caption: words(`${K}.picture`, { year: String(year) }),
    alt: words(`${K}.picture.alt`, {
      count: partners.length,
      name: partners[0] === undefined ? '' : nameOf(partners[0].partner, language),
    }),
    chart: {
      type: 'bars',
      unit: words('analyse.text', { text: unit }),
      style: 'compact',
      bars: partners.slice(0, 15).map(({ partner, low, high }) => ({
        label: nameOf(partner, language),
        value: (low + high) / 2,
        ...(low === high ? {} : { low, high }),
        colour: 'kind-trade_flow',
      })),
    },
    table: 'ranks',
  };
}
