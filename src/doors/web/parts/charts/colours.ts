import tokens from '../../style/tokens.css?raw';

/** Each colour of the style sheet in the light theme: what a picture that leaves its page is drawn in. */
const LIGHT: ReadonlyMap<string, string> = new Map(
  [...tokens.matchAll(/--([a-z_-]+):\s*light-dark\((#[0-9a-f]{3,8}),/g)].map(
    ([, name = '', colour = '']) => [name, colour] as const,
  ),
);

/** Colours for lines and parts that ask for none, in order: told apart also by those who do not see red or green. */
export const SERIES = [
  'accent',
  'kind-project',
  'kind-agreement',
  'kind-visit',
  'kind-twinning',
  'kind-settlement_origin',
  'kind-transport_link',
  'kind-office',
] as const;

/** A colour of the style sheet by its name, so that it follows the theme. A name that is none is the accent. */
export function colour(name: string | undefined): string {
  return `var(--${name !== undefined && LIGHT.has(name) ? name : 'accent'})`;
}

/** The drawing in fixed colours of the light theme. */
export function inLightColours(svg: string): string {
  return svg.replace(/var\(--([a-z_-]+)\)/g, (_, name: string) => LIGHT.get(name) ?? '#000000');
}
