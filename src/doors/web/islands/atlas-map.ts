import { select } from 'd3-selection';
import { type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom';
import { mesh } from 'topojson-client';
import type { ArcView } from '../../../queries/index.js';
import type { Worldview } from '../pages/page-props.js';
import type { BasemapTopology } from '../parts/map/basemap.js';
import type { Fit } from '../parts/map/fit-projection.js';
import worldUrl from '../../../../data/basemap/world.json?url';
import regionsUrl from '../../../../data/basemap/regions.json?url';
import { lineUnder } from './line-under.js';
import { type MapColours, readColours, watchTheme } from './map-colours.js';
import { addControls, addTip, type MapWords } from './map-controls.js';
import { type Level, levelAt, levelLoader } from './map-levels.js';
import { paint } from './map-painter.js';
import { fitScene, type Ground, makeGround, makeScene, type Scene, type SceneLine } from './map-scene.js';

interface MapData {
  readonly arcs: string;
  readonly level: Level;
  readonly worldview: Worldview;
  /** Addresses with "ID" in place of the id. */
  readonly tie: string;
  readonly place: string;
  readonly words: MapWords;
}

const CLOSEST = 60;
/** From here on the finer base map with regions is worth its 1.5 MB. */
const REGIONS_FROM = 2.5;
const STEP_MS = 160;

const getJson = async <T>(url: string): Promise<T> => (await (await fetch(url)).json()) as T;

/** Turns the still map into one that moves: zoom, levels of detail, hover, keys. The still one stays until all is there. */
export async function start(element: HTMLElement, input: unknown): Promise<void> {
  const data = input as MapData;
  const load = levelLoader(data.arcs);
  const [world, first] = await Promise.all([getJson<BasemapTopology>(worldUrl), load(data.level)]);
  await document.fonts.ready;
  new LiveMap(element, data, load, world, first).show();
}

class LiveMap {
  readonly #canvas = document.createElement('canvas');
  readonly #context: CanvasRenderingContext2D;
  readonly #tip: ReturnType<typeof addTip>;
  readonly #zoom = zoom<HTMLCanvasElement, unknown>().scaleExtent([0.6, CLOSEST]);
  #transform: ZoomTransform = zoomIdentity;
  #size = { width: 1, height: 1 };
  #fit!: Fit;
  #scene!: Scene;
  #ground!: Ground;
  #colours!: MapColours;
  #topology: BasemapTopology;
  #arcs: readonly ArcView[];
  #level: Level;
  #lit: SceneLine | null = null;
  #frame = 0;
  #regionsAsked = false;

  constructor(
    readonly element: HTMLElement,
    readonly data: MapData,
    readonly load: (level: Level) => Promise<readonly ArcView[]>,
    world: BasemapTopology,
    readonly first: readonly ArcView[],
  ) {
    const context = this.#canvas.getContext('2d');
    if (!context) throw new Error('this browser gives no canvas to draw on');
    this.#context = context;
    this.#topology = world;
    this.#arcs = first;
    this.#level = data.level;
    this.#tip = addTip(element);
  }

  show(): void {
    const canvas = this.#canvas;
    canvas.tabIndex = 0;
    canvas.setAttribute('role', 'application');
    canvas.setAttribute('aria-label', this.data.words.label);
    this.element.append(canvas);
    this.#colours = readColours(this.element);
    this.#measure();
    this.element.classList.add('live');
    this.element.querySelector(':scope > svg')?.setAttribute('aria-hidden', 'true');

    new ResizeObserver(() => this.#measure()).observe(this.element);
    watchTheme(() => {
      this.#colours = readColours(this.element);
      this.#repaint();
    });
    // One finger scrolls the page; two zoom the map.
    this.#zoom.filter((event: Event) => !(event instanceof TouchEvent && event.touches.length < 2) && !(event as MouseEvent).button);
    this.#zoom.on('zoom', ({ transform }: { transform: ZoomTransform }) => {
      this.#transform = transform;
      this.#repaint();
      this.#refine();
    });
    select(canvas).call(this.#zoom).on('dblclick.zoom', null);
    canvas.addEventListener('pointermove', (event) => this.#point(event));
    canvas.addEventListener('pointerleave', () => this.#light(null));
    canvas.addEventListener('click', () => this.#open());
    canvas.addEventListener('keydown', (event) => this.#key(event));
    addControls(this.element, this.data.words, {
      zoom: (factor) => this.#moveTo(this.#scaled(factor)),
      whole: () => this.#moveTo(zoomIdentity),
    });
  }

  /** Takes the size of the window and draws everything anew for it. */
  #measure(): void {
    const { clientWidth: width, clientHeight: height } = this.element;
    if (width === 0 || height === 0) return;
    this.#size = { width, height };
    this.#canvas.width = Math.round(width * devicePixelRatio);
    this.#canvas.height = Math.round(height * devicePixelRatio);
    this.#fit = fitScene(this.first, this.#size);
    this.#fit.projection.precision(0.3);
    this.#redrawGround();
    this.#scene = makeScene(this.#arcs, this.#fit, this.#size);
    this.#lit = null;
    this.#zoom.extent([
      [0, 0],
      [width, height],
    ]);
    this.#repaint();
  }

  #redrawGround(): void {
    const { regions } = this.#topology.objects;
    const borders = regions ? mesh(this.#topology, regions, (a, b) => a !== b) : null;
    this.#ground = makeGround(this.#topology, this.data.worldview, this.first, this.#fit, borders);
  }

  #repaint(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() =>
      paint(this.#context, {
        ground: this.#ground,
        scene: this.#scene,
        colours: this.#colours,
        size: this.#size,
        transform: this.#transform,
        lit: this.#lit,
      }),
    );
  }

  /** Fetches what this zoom calls for: finer bundles, finer borders. Until it comes, what is there stays. */
  #refine(): void {
    const level = levelAt(this.#transform.k, this.data.level);
    if (level !== this.#level) {
      this.#level = level;
      this.load(level)
        .then((arcs) => {
          if (level !== this.#level) return;
          this.#arcs = arcs;
          this.#scene = makeScene(arcs, this.#fit, this.#size);
          this.#light(null);
          this.#repaint();
        })
        .catch((error: unknown) => {
          console.warn(this.data.words.unavailable, error);
        });
    }
    if (this.#transform.k < REGIONS_FROM || this.#regionsAsked) return;
    this.#regionsAsked = true;
    getJson<BasemapTopology>(regionsUrl)
      .then((topology) => {
        this.#topology = topology;
        this.#redrawGround();
        this.#repaint();
      })
      .catch((error: unknown) => {
        this.#regionsAsked = false;
        console.warn('The finer borders could not be loaded.', error);
      });
  }

  #point({ offsetX, offsetY, buttons }: PointerEvent): void {
    if (buttons !== 0) return this.#light(null);
    const line = lineUnder(this.#context, this.#scene, this.#transform, [offsetX, offsetY]);
    this.#light(line, [offsetX, offsetY]);
  }

  #light(line: SceneLine | null, at?: readonly [number, number]): void {
    if (line !== this.#lit) {
      this.#lit = line;
      this.#canvas.classList.toggle('over-line', line !== null);
      this.#repaint();
    }
    this.#tip(line?.arc ?? null, at ?? (line ? this.#transform.apply([line.middle[0], line.middle[1]]) : [0, 0]), this.data.words);
  }

  /** A single tie opens its page; a bundle opens the list of the end with fewer ties. */
  #open(): void {
    const arc = this.#lit?.arc;
    if (!arc) return;
    const count = (id: string) => this.#scene.spots.find(({ place }) => place.id === id)?.count ?? 0;
    const lesser = count(arc.from.id) < count(arc.to.id) ? arc.from.id : arc.to.id;
    const address = arc.tie ? this.data.tie.replace('ID', encodeURIComponent(arc.tie)) : this.data.place.replace('ID', encodeURIComponent(lesser));
    location.assign(address);
  }

  #key(event: KeyboardEvent): void {
    const shift = 60;
    const { k, x, y } = this.#transform;
    const moved = (dx: number, dy: number) => zoomIdentity.translate(x + dx, y + dy).scale(k);
    const act: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => this.#moveTo(moved(shift, 0)),
      ArrowRight: () => this.#moveTo(moved(-shift, 0)),
      ArrowUp: () => this.#moveTo(moved(0, shift)),
      ArrowDown: () => this.#moveTo(moved(0, -shift)),
      '+': () => this.#moveTo(this.#scaled(1.6)),
      '=': () => this.#moveTo(this.#scaled(1.6)),
      '-': () => this.#moveTo(this.#scaled(1 / 1.6)),
      '0': () => this.#moveTo(zoomIdentity),
      n: () => this.#next(1),
      p: () => this.#next(-1),
      Enter: () => this.#open(),
      Escape: () => this.#light(null),
    };
    const action = act[event.key] ?? act[event.key.toLowerCase()];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action();
  }

  /** The next line by strength, brought into view. */
  #next(step: 1 | -1): void {
    const order = this.#scene.lines.toReversed();
    if (order.length === 0) return;
    const at = this.#lit ? order.indexOf(this.#lit) : step > 0 ? -1 : 0;
    const line = order[(at + step + order.length) % order.length];
    if (line) this.#light(line);
  }

  #scaled(factor: number): ZoomTransform {
    const { k, x, y } = this.#transform;
    const scale = Math.min(CLOSEST, Math.max(0.6, k * factor));
    const [cx, cy] = [this.#size.width / 2, this.#size.height / 2];
    return zoomIdentity.translate(cx - ((cx - x) / k) * scale, cy - ((cy - y) / k) * scale).scale(scale);
  }

  /** Moves at once when reduced motion is asked for, else within a sixth of a second. */
  #moveTo(target: ZoomTransform): void {
    const canvas = select(this.#canvas);
    const from = this.#transform;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return this.#zoom.transform(canvas, target);
    const began = performance.now();
    const tick = (now: number) => {
      const part = Math.min(1, (now - began) / STEP_MS);
      const eased = 1 - (1 - part) ** 3;
      const mix = (a: number, b: number) => a + (b - a) * eased;
      this.#zoom.transform(canvas, zoomIdentity.translate(mix(from.x, target.x), mix(from.y, target.y)).scale(mix(from.k, target.k)));
      if (part < 1) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  }
}
