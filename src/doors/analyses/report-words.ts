import type { UiLanguage } from '../../queries/index.js';
import type { Cell, Words } from '../../reports/index.js';
import { isMessageKey, LOCALES, translator } from '../web/messages/catalogue.js';
import { dateWords } from '../web/messages/date-words.js';

/** Says words of a report in one language. A key that the catalogue lacks is shown as it is: a test holds the reports to the catalogue. */
export function sayIn(language: UiLanguage): (words: Words | string) => string {
  const t = translator(language);
  return (words) => {
    if (typeof words === 'string') return words;
    return isMessageKey(words.key) ? t(words.key, words.values) : words.key;
  };
}

export type NumberStyle = NonNullable<Extract<Cell, { kind: 'number' }>['style']>;

const formats = new Map<string, Intl.NumberFormat>();

/** A figure as people read it: grouped, a share as percent, a year without groups, large ones shortened where asked. */
export function figureWords(value: number, style: NumberStyle, digits: number, language: UiLanguage): string {
  if (style === 'year') return String(Math.round(value));
  const key = `${language} ${style} ${digits}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(LOCALES[language], {
      ...(style === 'percent' ? { style: 'percent' } : {}),
      ...(style === 'signed' ? { signDisplay: 'exceptZero' } : {}),
      ...(style === 'compact'
        ? { notation: 'compact', maximumSignificantDigits: 3 }
        : { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    });
    formats.set(key, format);
  }
  return format.format(value).replace('-', '−');
}

/** A cell as one line of text, in the language of its reader. */
export function cellWords(cell: Cell, language: UiLanguage): string {
  const say = sayIn(language);
  switch (cell.kind) {
    case 'text':
    case 'statement':
      return cell.text;
    case 'tie':
      return say(cell.text);
    case 'words':
      return say(cell.words);
    case 'missing':
      return say(cell.why);
    case 'number':
      return figureWords(cell.value, cell.style ?? 'plain', cell.digits ?? 0, language);
    case 'range': {
      const figure = (value: number) => figureWords(value, cell.style ?? 'plain', cell.digits ?? 0, language);
      return `${figure(cell.value)} (${figure(cell.low)} – ${figure(cell.high)})`;
    }
    case 'date':
      return dateWords(cell.date, cell.text, language);
    case 'place':
      return cell.name;
    case 'reasons':
      return cell.reasons.map(say).join('; ');
  }
}
