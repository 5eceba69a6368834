import { IntertieError, type PlaceId } from '../base/index.js';
import type { Place } from '../places/index.js';
import type { PlaceFinder } from './find-place.js';
import type { ReportName, Setting, Words } from './report.js';

/** Parameters of every page, which no report reads. */
const OF_THE_PAGE = ['lang', 'theme'];
const LONGEST_TEXT = 400;
const MOST_OTHERS = 5;
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i;

interface Told {
  /** `analyse.REPORT.set.NAME` when not given. */
  readonly label?: Words;
  /** True: the message of the label with `.hint` behind it. */
  readonly hint?: Words | true;
}

export interface NumberWish<F extends number | null> extends Told {
  /** Taken when nothing is given; null: no bound. */
  readonly usual: F;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
}

export interface ChoiceWish<T extends string> extends Told {
  readonly usual: T;
  /** Labels are `analyse.REPORT.set.NAME.VALUE` where only values are given. */
  readonly options: readonly (T | { readonly value: T; readonly label: Words })[];
}

export interface PlaceWish extends Told {
  /** Places to try, as links: of this atlas, never of our choice. */
  readonly examples?: readonly { readonly id: PlaceId; readonly name: string }[];
}

/**
 * Reads the settings of a report out of an address or command line, each with its bounds, and keeps how each is to be shown. A value that does not fit
 * is refused with what does; a setting that nobody reads is refused at the end.
 */
export class SettingsReader {
  private readonly read: Setting[] = [];

  constructor(
    private readonly report: ReportName,
    private readonly given: URLSearchParams,
    private readonly places: PlaceFinder,
  ) {}

  /** A number within its bounds. @throws IntertieError `report.setting` */
  number<F extends number | null>(name: string, wish: NumberWish<F>): number | F {
    const { usual, label: _label, hint: _hint, ...bounds } = wish;
    const text = this.textOf(name).replace(/[\s\u00a0\u202f]/g, '');
    const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, step } = bounds;
    const whole = step !== undefined && Number.isInteger(step);
    const number = NUMBER.test(text) ? Number(text) : Number.NaN;
    const fits =
      number >= min && number <= max && Number.isFinite(number) && (!whole || Number.isInteger(number));
    if (text !== '' && !fits) {
      const range = [
        ...(Number.isFinite(min) ? [`from ${min}`] : []),
        ...(Number.isFinite(max) ? [`to ${max}`] : []),
      ].join(' ');
      throw this.refuse(
        name,
        'not a number that fits',
        `write a ${whole ? 'whole ' : ''}number ${range}`.trimEnd(),
      );
    }
    const value = text === '' ? usual : number;
    this.read.push({ kind: 'number', name, ...this.told(name, wish), value, ...bounds });
    return value;
  }

  /** One of a closed list. @throws IntertieError `report.setting` */
  choice<T extends string>(name: string, wish: ChoiceWish<T>): T {
    const options = wish.options.map((option) =>
      typeof option === 'string'
        ? { value: option, label: { key: `analyse.${this.report}.set.${name}.${option}` } }
        : option,
    );
    const text = this.textOf(name);
    const found = text === '' ? wish.usual : options.find(({ value }) => value === text)?.value;
    if (found === undefined) {
      const values = options.map(({ value }) => value);
      const shown = values.slice(0, 20).join(', ') + (values.length > 20 ? ' …' : '');
      throw this.refuse(name, 'not one of the choices', `use one of ${shown}`);
    }
    this.read.push({ kind: 'choice', name, ...this.told(name, wish), value: found, options });
    return found;
  }

  /** Yes or no. @throws IntertieError `report.setting` */
  flag(name: string, wish: Told & { readonly usual: boolean }): boolean {
    const text = this.textOf(name).toLowerCase();
    const value = text === '' ? wish.usual : YES.includes(text) ? true : NO.includes(text) ? false : null;
    if (value === null) throw this.refuse(name, 'neither yes nor no', 'write yes or no');
    this.read.push({ kind: 'flag', name, ...this.told(name, wish), value });
    return value;
  }

  /** Free words, such as a formula; empty when none are given. @throws IntertieError `report.setting` when they are too many */
  text(name: string, wish: Told & { readonly usual?: string } = {}): string {
    const text = this.textOf(name);
    if (text.length > LONGEST_TEXT)
      throw this.refuse(name, 'too long', `write at most ${LONGEST_TEXT} characters`);
    const value = text === '' ? (wish.usual ?? '') : text;
    this.read.push({ kind: 'text', name, ...this.told(name, wish), value });
    return value;
  }

  /**
   * A place by its id or its name in any language. Of several of one name the best known is taken, and the others are shown to choose from. Null when
   * nothing is given. @throws IntertieError `report.setting` for a name that nobody bears
   */
  async place(name: string, wish: PlaceWish = {}): Promise<Place | null> {
    const asked = this.textOf(name).slice(0, LONGEST_TEXT);
    const known = asked === '' ? null : await this.places.byId(asked);
    const namesakes = asked === '' || known ? [] : await this.places.byName(asked);
    const place = known ?? namesakes[0] ?? null;
    if (asked !== '' && place === null)
      throw this.refuse(
        name,
        'no place of this name is known',
        'write another name of it, or its id from its page',
      );
    this.read.push({
      kind: 'place',
      name,
      ...this.told(name, wish),
      asked,
      value: place?.id ?? null,
      shown: place === null ? '' : this.places.fullName(place),
      others: namesakes
        .slice(1, 1 + MOST_OTHERS)
        .map((other) => ({ id: other.id, name: this.places.fullName(other) })),
      examples: wish.examples ?? [],
    });
    return place;
  }

  /** All settings that were read, in order. @throws IntertieError `parameter.unknown` for one that was given and is none */
  settle(): readonly Setting[] {
    const names = this.read.map(({ name }) => name);
    for (const name of this.given.keys()) {
      if (names.includes(name) || OF_THE_PAGE.includes(name)) continue;
      throw new IntertieError(
        'parameter.unknown',
        `${this.report} has no such setting`,
        name.slice(0, 80),
        names.length === 0 ? 'leave it out' : `use ${names.join(', ')}`,
      );
    }
    return this.read;
  }

  /** The last one given: a form sends "no" before the "yes" of a box that is ticked. */
  private textOf(name: string): string {
    const text = this.given.getAll(name).at(-1) ?? '';
    return text
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
      .trim();
  }

  private told(name: string, { label, hint }: Told) {
    const key = `analyse.${this.report}.set.${name}`;
    return {
      label: label ?? { key },
      ...(hint === undefined ? {} : { hint: hint === true ? { key: `${key}.hint` } : hint }),
    };
  }

  private refuse(name: string, problem: string, remedy: string): IntertieError {
    return new IntertieError('report.setting', problem, `${name}=${this.textOf(name).slice(0, 80)}`, remedy);
  }
}

const YES = ['yes', 'true', '1', 'on'];
const NO = ['no', 'false', '0', 'off'];
