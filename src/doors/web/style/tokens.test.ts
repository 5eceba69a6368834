import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
type Theme = 'light' | 'dark';

/** Every colour token, by theme. */
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
);
const colour = (name: string, theme: Theme) => {
  const value = tokens.get(name)?.[theme];
  if (!value) throw new Error(`tokens.css has no colour --${name}`);
  return value;
};

type Rgb = readonly [number, number, number];
const linear = (hex: string): Rgb => {
  const channel = (start: number) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
};
const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** Contrast ratio of WCAG 2.2. */
function contrast(a: string, b: string): number {
  const [x, y] = [luminance(linear(a)), luminance(linear(b))];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** Red-blind and green-blind sight at full strength (Machado, Oliveira and Fernandes 2009), on linear light. */
const BLIND: Readonly<Record<string, readonly Rgb[]>> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

/** OKLab (Ottosson 2020): distances in it follow what the eye tells apart. */
function oklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
function seen(hex: string, sight: string): Rgb {
  const rgb = linear(hex);
  const rows = BLIND[sight];
  if (!rows) return oklab(rgb);
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  const [x, y, z] = rows.map((row) => clamp(row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2]));
  return oklab([x ?? 0, y ?? 0, z ?? 0]);
}
const distance = (a: Rgb, b: Rgb) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

const THEMES: readonly Theme[] = ['light', 'dark'];
const names = [...tokens.keys()];
const kinds = names.filter((name) => name.startsWith('kind-'));
const inks = names.filter((name) => name.startsWith('ink-'));

describe.each(THEMES)('colours of the %s theme', (theme) => {
  it.each(['ink', 'soft', 'accent', 'warn', ...inks])(
    '%s is readable as text on paper, sheet and wash',
    (name) => {
      for (const ground of ['paper', 'sheet', 'wash']) {
        expect(contrast(colour(name, theme), colour(ground, theme)), ground).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  it.each(kinds)('%s stands out as a line on paper and land', (name) => {
    for (const ground of ['paper', 'sheet', 'land', 'sea']) {
      expect(contrast(colour(name, theme), colour(ground, theme)), ground).toBeGreaterThanOrEqual(3);
    }
  });

  it('text on a filled button, a chosen tab and a name on the map are readable', () => {
    expect(contrast(colour('on-accent', theme), colour('accent', theme))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('paper', theme), colour('ink', theme))).toBeGreaterThanOrEqual(4.5);
    for (const ground of ['land', 'party', 'sea']) {
      expect(contrast(colour('ink', theme), colour(ground, theme)), ground).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(colour('soft', theme), colour('sea', theme))).toBeGreaterThanOrEqual(4.5);
  });

  it('edges of fields stand out from what is round them', () => {
    for (const ground of ['paper', 'sheet']) {
      expect(contrast(colour('edge', theme), colour(ground, theme)), ground).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(['all', 'protan', 'deutan'])('kinds of tie can be told apart by %s sight', (sight) => {
    const ties = kinds.filter((name) => !/commitment|utterance|absence/.test(name));
    for (const [index, a] of ties.entries()) {
      for (const b of ties.slice(index + 1)) {
        const apart = distance(seen(colour(a, theme), sight), seen(colour(b, theme), sight));
        // Words stand beside every colour, so a just noticeable step (about 0.02) with room is enough.
        expect(apart, `${a} and ${b}`).toBeGreaterThan(0.035);
      }
    }
  });
});

describe('style sheets', () => {
  it('ask nothing of another host', () => {
    const files = [
      'fonts',
      'tokens',
      'base',
      'frame',
      'lists',
      'atlas',
      'filters',
      'map',
      'views',
      'reading',
      'document',
      'add',
    ];
    for (const file of files) {
      const text = readFileSync(new URL(`./${file}.css`, import.meta.url), 'utf8');
      expect(text, file).not.toMatch(/url\(["']?(https?:)?\/\//);
    }
  });
});
