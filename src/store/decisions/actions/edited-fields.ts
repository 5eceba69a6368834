import { type Amount, type Qualifier, tryPartialDate } from '../../../base/index.js';
import { KINDS, LIFECYCLES, ROLES } from '../../../vocabulary/index.js';
import { unreadable } from '../decision-errors.js';
import type { Kept } from '../types.js';

/** A party as the log keeps it: all that its row holds. */
export interface EditedParty {
  readonly role: string;
  readonly place: string;
  readonly surface: string;
  readonly name: string;
  readonly country: string | null;
  readonly inside: string | null;
  readonly start: number | null;
  readonly end: number | null;
}

/** What of a statement can be edited: those that are there are changed, the others stay. */
export interface EditedFields {
  readonly kind?: string;
  readonly lifecycle?: string;
  readonly date?: string | null;
  readonly dateText?: string | null;
  readonly amounts?: readonly Amount[];
  readonly object?: string | null;
  readonly speakerName?: string | null;
  readonly speakerRole?: string | null;
  readonly claimsTotal?: boolean;
  readonly parties?: readonly EditedParty[];
}

export const EDITED_FIELDS = [
  'kind',
  'lifecycle',
  'date',
  'dateText',
  'amounts',
  'object',
  'speakerName',
  'speakerRole',
  'claimsTotal',
  'parties',
] as const satisfies readonly (keyof EditedFields)[];

const QUALIFIERS: readonly Qualifier[] = ['about', 'over', 'under', 'at_least', 'at_most', 'almost'];
const LONGEST = 1000;
const MOST = 100;

/** The fields as they may be written. @throws IntertieError `decision.unreadable` naming the field */
export function checkFields(given: unknown): EditedFields {
  if (!isRecord(given))
    throw unreadable('after', given, `give the fields to change: ${EDITED_FIELDS.join(', ')}`);
  const unknown = Object.keys(given).find((key) => !EDITED_FIELDS.some((field) => field === key));
  if (unknown !== undefined) throw unreadable('field', unknown, `use ${EDITED_FIELDS.join(', ')}`);
  if (Object.keys(given).length === 0) throw unreadable('after', '{}', 'change at least one field');
  return Object.fromEntries(
    Object.entries(given).map(([field, value]) => [field, CHECKS[field]?.(value, field)]),
  ) as EditedFields;
}

const CHECKS: Readonly<Record<string, (value: unknown, field: string) => unknown>> = {
  kind: (value) => oneOf('kind', value, KINDS),
  lifecycle: (value) => oneOf('lifecycle', value, LIFECYCLES),
  date(value) {
    if (value === null || value === '') return null;
    const date = typeof value === 'string' ? tryPartialDate(value) : null;
    if (date === null)
      throw unreadable('date', value, 'write YYYY, YYYY-MM or YYYY-MM-DD, or leave it empty');
    return date;
  },
  dateText: textOrNothing,
  amounts: (value) => listOf('amounts', value).map(amount),
  object: textOrNothing,
  speakerName: textOrNothing,
  speakerRole: textOrNothing,
  claimsTotal(value) {
    if (typeof value !== 'boolean') throw unreadable('claimsTotal', value, 'use true or false');
    return value;
  },
  parties: (value) => listOf('parties', value).map(party),
};

function amount(value: unknown): Kept {
  if (!isRecord(value) || typeof value.value !== 'number' || !Number.isFinite(value.value)) {
    throw unreadable('amounts', value, 'give each as { value: 50, unit: "people" }');
  }
  const qualifier = value.qualifier ?? null;
  if (qualifier !== null && !QUALIFIERS.some((one) => one === qualifier)) {
    throw unreadable('qualifier', qualifier, `use one of ${QUALIFIERS.join(', ')}, or none`);
  }
  const unit = textOrNothing(value.unit, 'unit') ?? '';
  const text = textOrNothing(value.text ?? null, 'text') ?? `${value.value} ${unit}`.trim();
  return { value: value.value, unit, qualifier: qualifier as Qualifier | null, text };
}

function party(value: unknown): Kept {
  if (!isRecord(value)) throw unreadable('parties', value, 'give each as { role, place }');
  const place = textOrNothing(value.place, 'place');
  if (place === null) throw unreadable('place', value.place, 'choose a place of the gazetteer');
  const span = Number.isInteger(value.start) && Number.isInteger(value.end);
  return {
    role: oneOf('role', value.role, ROLES),
    place,
    surface: textOrNothing(value.surface ?? null, 'surface') ?? '',
    name: textOrNothing(value.name ?? null, 'name') ?? '',
    country: textOrNothing(value.country ?? null, 'country'),
    inside: textOrNothing(value.inside ?? null, 'inside'),
    start: span ? (value.start as number) : null,
    end: span ? (value.end as number) : null,
  };
}

function oneOf<T extends string>(field: string, value: unknown, accepted: readonly T[]): T {
  const found = accepted.find((one) => one === value);
  if (found === undefined) throw unreadable(field, value, `use one of ${accepted.join(', ')}`);
  return found;
}

function textOrNothing(value: unknown, field: string): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string') throw unreadable(field, value, 'give words');
  if (value.length > LONGEST) throw unreadable(field, value, `give at most ${LONGEST} characters`);
  return value.trim() === '' ? null : value.trim();
}

function listOf(field: string, value: unknown): readonly unknown[] {
  if (Array.isArray(value) && value.length <= MOST) return value;
  throw unreadable(field, value, `give a list of at most ${MOST}`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
