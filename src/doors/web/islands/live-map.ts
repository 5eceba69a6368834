import { select } from 'd3-selection';
import { type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom';
import type { ArcView } from '../../../queries/index.js';
import type { BasemapTopology } from '../parts/map/basemap.js';
import type { Fit } from '../parts/map/fit-projection.js';
import { lineUnder } from './line-under.js';
import type { LiveMapData } from './live-map-data.js';
import { type MapColours, readColours, watchTheme } from './map-colours.js';
import { addControls, addTip } from './map-controls.js';
import { type Ground, makeGround } from './map-ground.js';
import { type Level, levelAt } from './map-levels.js';
import { glide, LEAST_ZOOM, MOST_ZOOM, movedBy, zoomedAbout } from './map-motion.js';
import { paint } from './map-painter.js';
import { fitScene, makeScene, type Scene, type SceneLine, visibleLines } from './map-scene.js';

export interface Loaders {
  readonly arcs: (level: Level) => Promise<readonly ArcView[]>;
  readonly regions: () => Promise<BasemapTopology>;
}

/** From here on the finer base map with regions is worth its 1.5 MB. */
const REGIONS_FROM = 2.5;
const KEY_PIXELS = 60;

/** The moving map of one element: a canvas over the still map, with its zoom, its level of detail and its lit line. */
export class LiveMap {
  readonly #canvas = document.createElement('canvas');
  readonly #context: CanvasRenderingContext2D;
  readonly #tip: ReturnType<typeof addTip>;
  readonly #zoom = zoom<HTMLCanvasElement, unknown>().scaleExtent([LEAST_ZOOM, MOST_ZOOM]);
  #view: ZoomTransform = zoomIdentity;
  #size = { width: 1, height: 1 };
  #fit: Fit;
  #scene: Scene;
  #ground: Ground;
  #colours: MapColours;
  #topology: BasemapTopology;
  #arcs: readonly ArcView[];
  #level: Level;
  #lit: SceneLine | null = null;
  #frame = 0;
  #regionsAsked = false;

  /** @param first bundles of the level that the map begins with; they decide what it is fitted to. */
  constructor(
    readonly element: HTMLElement,
    readonly data: LiveMapData,
    world: BasemapTopology,
    readonly first: readonly ArcView[],
    readonly load: Loaders,
  ) {
    const context = this.#canvas.getContext('2d');
    if (!context) throw new Error('this browser gives no canvas to draw on');
    this.#context = context;
    this.#topology = world;
    this.#arcs = first;
    this.#level = data.level;
    this.#colours = this.#readColours();
    this.#size = { width: Math.max(1, element.clientWidth), height: Math.max(1, element.clientHeight) };
    this.#fit = fitScene(first, this.#size);
    this.#ground = this.#drawGround();
    this.#scene = makeScene(first, this.#fit, this.#size);
    this.#tip = addTip(element);
  }

  /** Lays the canvas over the still map and listens. */
  show(): void {
    const canvas = this.#canvas;
    canvas.tabIndex = 0;
    canvas.setAttribute('role', 'application');
    canvas.setAttribute('aria-label', this.data.words.label);
    this.element.append(canvas);
    this.element.classList.add('live');
    this.element.querySelector(':scope > svg')?.setAttribute('aria-hidden', 'true');
    // The first call comes at once and takes the size.
    new ResizeObserver(() => this.#measure()).observe(this.element);
    watchTheme(() => {
      this.#colours = this.#readColours();
      this.#repaint();
    });
    this.#zoom
      // One finger scrolls the page; two zoom the map.
      .filter((event: Event) => {
        if ('touches' in event) return (event as TouchEvent).touches.length > 1;
        return !(event as MouseEvent).button;
      })
      .on('zoom', ({ transform }: { transform: ZoomTransform }) => {
        this.#view = transform;
        this.#repaint();
        this.#refine();
      });
    select(canvas).call(this.#zoom).on('dblclick.zoom', null);
    canvas.addEventListener('pointermove', (event) => this.#point(event));
    canvas.addEventListener('pointerleave', () => this.#light(null));
    canvas.addEventListener('click', () => this.#open());
    canvas.addEventListener('keydown', (event) => this.#key(event));
    addControls(this.element, this.data.words, {
      zoom: (factor) => this.#moveTo(zoomedAbout(this.#view, factor, this.#size)),
      whole: () => this.#moveTo(zoomIdentity),
    });
  }

  #readColours(): MapColours {
    return readColours(this.element, Object.keys(this.data.words.kinds));
  }

  #drawGround(): Ground {
    const { worldview, areas } = this.data;
    return makeGround({ topology: this.#topology, worldview, arcs: this.first, areas, fit: this.#fit });
  }

  /** Takes the size of the element and draws everything anew for it. */
  #measure(): void {
    const { clientWidth: width, clientHeight: height } = this.element;
    if (width === 0 || height === 0) return;
    this.#size = { width, height };
    this.#canvas.width = Math.round(width * devicePixelRatio);
    this.#canvas.height = Math.round(height * devicePixelRatio);
    this.#fit = fitScene(this.first, this.#size);
    this.#ground = this.#drawGround();
    this.#scene = makeScene(this.#arcs, this.#fit, this.#size);
    this.#lit = null;
    this.#zoom.extent([
      [0, 0],
      [width, height],
    ]);
    this.#repaint();
  }

  #repaint(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() =>
      paint(this.#context, {
        ground: this.#ground,
        scene: this.#scene,
        colours: this.#colours,
        size: this.#size,
        transform: this.#view,
        lit: this.#lit,
        lines: this.#visible(),
      }),
    );
  }

  #visible(): readonly SceneLine[] {
    return visibleLines(this.#scene, this.#view, this.#size);
  }

  /** Fetches what this zoom calls for: finer bundles, finer borders. Until they come, what is there stays. */
  #refine(): void {
    const level = levelAt(this.#view.k, this.data.level);
    if (level !== this.#level) {
      this.#level = level;
      this.load
        .arcs(level)
        .then((arcs) => this.#showLevel(level, arcs))
        .catch((error: unknown) => console.warn(this.data.words.unavailable, error));
    }
    if (this.#view.k < REGIONS_FROM || this.#regionsAsked) return;
    this.#regionsAsked = true;
    this.load
      .regions()
      .then((topology) => {
        this.#topology = topology;
        this.#ground = this.#drawGround();
        this.#repaint();
      })
      .catch((error: unknown) => {
        this.#regionsAsked = false;
        console.warn('The finer borders could not be loaded.', error);
      });
  }

  #showLevel(level: Level, arcs: readonly ArcView[]): void {
    // Someone who zooms fast may have left this level already.
    if (level !== this.#level) return;
    this.#arcs = arcs;
    this.#scene = makeScene(arcs, this.#fit, this.#size);
    this.#light(null);
    this.#repaint();
  }

  #point({ offsetX, offsetY, buttons }: PointerEvent): void {
    const at = [offsetX, offsetY] as const;
    this.#light(buttons === 0 ? lineUnder(this.#context, this.#visible(), this.#view, at) : null, at);
  }

  #light(line: SceneLine | null, at?: readonly [number, number]): void {
    if (line !== this.#lit) {
      this.#lit = line;
      this.#canvas.classList.toggle('over-line', line !== null);
      this.#repaint();
    }
    const middle = line ? this.#view.apply([line.middle[0], line.middle[1]]) : ([0, 0] as const);
    this.#tip(line?.arc ?? null, at ?? middle, this.data.words);
  }

  /** A single tie opens its page; a bundle opens the list of its end with fewer ties. */
  #open(): void {
    const arc = this.#lit?.arc;
    if (!arc) return;
    const count = (id: string) => this.#scene.spots.find(({ place }) => place.id === id)?.count ?? 0;
    const lesser = count(arc.from.id) < count(arc.to.id) ? arc.from.id : arc.to.id;
    const [address, id] = arc.tie ? [this.data.tie, arc.tie] : [this.data.place, lesser];
    location.assign(address.replace('ID', encodeURIComponent(id)));
  }

  #key(event: KeyboardEvent): void {
    const move = (dx: number, dy: number) => () =>
      this.#moveTo(movedBy(this.#view, dx * KEY_PIXELS, dy * KEY_PIXELS));
    const scale = (factor: number) => () => this.#moveTo(zoomedAbout(this.#view, factor, this.#size));
    const actions: Readonly<Record<string, () => void>> = {
      arrowleft: move(1, 0),
      arrowright: move(-1, 0),
      arrowup: move(0, 1),
      arrowdown: move(0, -1),
      '+': scale(1.6),
      '=': scale(1.6),
      '-': scale(1 / 1.6),
      '0': () => this.#moveTo(zoomIdentity),
      n: () => this.#next(1),
      p: () => this.#next(-1),
      enter: () => this.#open(),
      escape: () => this.#light(null),
    };
    const action = actions[event.key.toLowerCase()];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action();
  }

  /** Lights the next line by strength. */
  #next(step: 1 | -1): void {
    const order = this.#visible().toReversed();
    if (order.length === 0) return;
    const at = this.#lit ? order.indexOf(this.#lit) : step > 0 ? -1 : 0;
    const line = order[(at + step + order.length) % order.length];
    if (line) this.#light(line);
  }

  #moveTo(target: ZoomTransform): void {
    glide(this.#view, target, (view) => this.#zoom.transform(select(this.#canvas), view));
  }
}
