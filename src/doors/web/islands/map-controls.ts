import type { ArcView } from '../../../queries/index.js';

export interface MapWords {
  readonly label: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly whole: string;
  readonly unavailable: string;
  /** Name of each kind of tie. */
  readonly kinds: Readonly<Record<string, string>>;
}

const ICONS = { plus: 'M7,2V12M2,7H12', minus: 'M2,7H12', whole: 'M2,5V2H5M9,2H12V5M12,9V12H9M5,12H2V9' };

function icon(path: string): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 14 14');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(document.createElementNS(space, 'path'));
  svg.firstElementChild?.setAttribute('d', path);
  return svg;
}

/** Buttons to zoom, for those without a wheel. */
export function addControls(
  map: HTMLElement,
  words: MapWords,
  act: { zoom(factor: number): void; whole(): void },
): void {
  const box = document.createElement('div');
  box.className = 'zoom';
  const add = (label: string, path: string, click: () => void) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.title = label;
    button.setAttribute('aria-label', label);
    button.append(icon(path));
    button.addEventListener('click', click);
    box.append(button);
  };
  add(words.zoomIn, ICONS.plus, () => act.zoom(1.8));
  add(words.zoomOut, ICONS.minus, () => act.zoom(1 / 1.8));
  add(words.whole, ICONS.whole, act.whole);
  map.append(box);
}

/** The words beside the pointer: both ends, kind and number. They are also said aloud, for those who go by keys. */
export function addTip(map: HTMLElement) {
  const tip = document.createElement('div');
  tip.className = 'tip';
  tip.hidden = true;
  tip.setAttribute('role', 'status');
  const names = tip.appendChild(document.createElement('b'));
  const facts = tip.appendChild(document.createElement('span'));
  map.append(tip);
  return (arc: ArcView | null, [x, y]: readonly [number, number], words: MapWords): void => {
    tip.hidden = arc === null;
    if (!arc) return;
    names.textContent = `${arc.from.name} – ${arc.to.name}`;
    facts.textContent = `${words.kinds[arc.kind] ?? arc.kind}: ${arc.count}`;
    const gap = 14;
    const left = x + gap + tip.offsetWidth > map.clientWidth ? x - gap - tip.offsetWidth : x + gap;
    const top = y + gap + tip.offsetHeight > map.clientHeight ? y - gap - tip.offsetHeight : y + gap;
    tip.style.transform = `translate(${Math.max(4, left)}px, ${Math.max(4, top)}px)`;
  };
}
