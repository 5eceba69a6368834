const TOKENS = ['sea', 'land', 'party', 'border', 'grid', 'ink', 'soft', 'sheet', 'accent', 'rule'] as const;

export type MapColours = Readonly<Record<(typeof TOKENS)[number], string>> & {
  readonly kinds: Readonly<Record<string, string>>;
  readonly font: string;
};

/** The style sheet's colours for this moment's theme, as a canvas understands them. */
export function readColours(within: HTMLElement, kindNames: readonly string[]): MapColours {
  const probe = within.appendChild(document.createElement('span'));
  const read = (token: string) => {
    // A custom property keeps its light-dark(); only a real property resolves it.
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  };
  const colours = Object.fromEntries(TOKENS.map((token) => [token, read(token)]));
  const kinds = Object.fromEntries(kindNames.map((kind) => [kind, read(`kind-${kind}`)]));
  const font = getComputedStyle(probe).fontFamily;
  probe.remove();
  return { ...colours, kinds, font } as MapColours;
}

/** Calls back whenever the theme may have changed: by the system or by the page. */
export function watchTheme(changed: () => void): void {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
  new MutationObserver(changed).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme'],
  });
}
