import type { Amount } from '../../../base/index.js';
import type {
  AbsenceView,
  StatementView,
  TiePlaceView,
  TieView,
  UiLanguage,
} from '../../../queries/index.js';
import type { Kind, Role } from '../../../vocabulary/index.js';
import { amountWords } from './amount-words.js';
import { type MessageKey, translator, type Values } from './catalogue.js';
import { listWords } from './place-words.js';

/** What a title is made from: the parts that ties and statements have in common. */
interface Titled {
  readonly kind: Kind;
  readonly places: readonly TiePlaceView[];
  readonly amounts: readonly Amount[];
  readonly object: string | null;
}
type Phase = 'ahead' | 'now' | 'over';

function names(places: readonly TiePlaceView[], roles?: readonly Role[]): readonly string[] {
  const wanted = roles ? places.filter((place) => roles.includes(place.role)) : places;
  return [...new Set(wanted.map((place) => place.name))];
}

/** The first letter large, the rest as the source has it. */
function sentenceCase(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase() + text.slice(first.length);
}

/** Whether a name already stands in the object's words, so that it need not be said twice. */
function without(object: string, all: readonly string[]): readonly string[] {
  return all.filter((name) => !object.toLowerCase().includes(name.toLowerCase()));
}

function compose(subject: Titled, phase: Phase, language: UiLanguage): string {
  const t = translator(language);
  const say = (key: MessageKey, values: Values) => sentenceCase(t(key, values));
  const all = names(subject.places);
  const places = listWords(all, language);
  if (all.length === 0) return subject.object ? sentenceCase(subject.object) : t('title.none');
  const from = listWords(names(subject.places, ['origin', 'exporter', 'guest']), language);
  const to = listWords(names(subject.places, ['destination', 'importer', 'host']), language);
  const object = subject.object;
  const withObject = (key: MessageKey): string => {
    const rest = without(object ?? '', all);
    return rest.length
      ? say(key, { object: object ?? '', places: listWords(rest, language) })
      : sentenceCase(object ?? '');
  };
  switch (subject.kind) {
    case 'twinning':
    case 'agreement':
      return say(`title.${subject.kind}.${phase}`, { places });
    case 'trade_flow': {
      const [first = '', ...rest] = all;
      const title =
        from && to
          ? say('title.trade_flow.directed', { from, to })
          : rest.length
            ? say('title.trade_flow.pair', { first, rest: listWords(rest, language) })
            : say('title.trade_flow.one', { first });
      const [amount] = subject.amounts;
      return amount ? t('title.trade_flow.amount', { title, amount: amountWords(amount, language) }) : title;
    }
    case 'project':
      return object ? withObject('title.project.object') : say('title.project.plain', { places });
    case 'visit': {
      const target = to || listWords(names(subject.places, ['venue']), language);
      if (from && target) return say('title.visit.directed', { from, to: target });
      if (from) return say('title.visit.from', { from });
      return target && all.length === 1
        ? say('title.visit.to', { to: target })
        : say('title.visit.plain', { places });
    }
    case 'office': {
      const whose = listWords(names(subject.places, ['side', 'guest', 'origin']), language);
      const where = listWords(names(subject.places, ['host', 'venue', 'destination']), language);
      return whose && where
        ? say('title.office.directed', { from: whose, to: where })
        : say('title.office.plain', { places });
    }
    case 'transport_link':
      if (object && from && to) return say('title.transport_link.directed', { object, from, to });
      return object
        ? withObject('title.transport_link.object')
        : say(`title.transport_link.${phase}`, { places });
    case 'settlement_origin': {
      const founded = listWords(names(subject.places, ['subject', 'destination']), language);
      return from && founded
        ? say('title.settlement_origin', { to: founded, from })
        : say('title.settlement_origin.plain', { places });
    }
    default:
      return object ? sentenceCase(object) : say(`title.${subject.kind}.plain`, { places });
  }
}

/**
 * What a tie is called: composed from its kind, its places, their parts in it and its state, in the language of the interface. An
 * object stands in the words of its source.
 *
 * @example tieTitle(tie, 'en'); // 'Brest and Vladivostok may twin'
 */
export function tieTitle(tie: TieView, language: UiLanguage): string {
  const phase = tie.state === 'ahead' ? 'ahead' : tie.state === 'over' ? 'over' : 'now';
  return compose(tie, phase, language);
}

const AHEAD = new Set(['proposed', 'planned']);
const OVER = new Set(['dormant', 'suspended', 'ended']);

/** What one statement says, in short: as `tieTitle`, and for a claimed total its figure. */
export function statementTitle(statement: StatementView, language: UiLanguage): string {
  const t = translator(language);
  const [amount] = statement.amounts;
  if (statement.claimsTotal && amount) {
    const figure = amountWords(amount, language);
    // "About 450 agreements" says its kind; "almost 73 %" does not.
    return /^\p{L}{3,}/u.test(amount.unit) && !/^[A-Z]{3}$/.test(amount.unit)
      ? sentenceCase(figure)
      : t('title.total', { kind: t(`kind.${statement.kind}`), amount: figure });
  }
  if (
    statement.places.length === 0 &&
    !statement.object &&
    (statement.kind === 'commitment' || statement.kind === 'utterance')
  ) {
    return t(`title.${statement.kind}.bare`);
  }
  const phase = AHEAD.has(statement.lifecycle) ? 'ahead' : OVER.has(statement.lifecycle) ? 'over' : 'now';
  return compose(statement, phase, language);
}

/** What is denied: "No twin town: Vladivostok, Belarus". */
export function absenceTitle(absence: AbsenceView, language: UiLanguage): string {
  const t = translator(language);
  const places = listWords(names(absence.places), language);
  if (absence.kind === 'twinning') return t('title.absence.twinning', { places });
  return t('title.absence.other', { kind: t(`kind.one.${absence.kind}`).toLowerCase(), places });
}
