import { type ZoomTransform, zoomIdentity } from 'd3-zoom';

export const LEAST_ZOOM = 0.6;
export const MOST_ZOOM = 60;
const STEP_MS = 160;

/** The view zoomed by a factor about the middle of a window. */
export function zoomedAbout(
  { k, x, y }: ZoomTransform,
  factor: number,
  size: { readonly width: number; readonly height: number },
): ZoomTransform {
  const scale = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, k * factor));
  const [cx, cy] = [size.width / 2, size.height / 2];
  return zoomIdentity.translate(cx - ((cx - x) / k) * scale, cy - ((cy - y) / k) * scale).scale(scale);
}

/** The view moved by pixels of the screen. */
export function movedBy({ k, x, y }: ZoomTransform, dx: number, dy: number): ZoomTransform {
  return zoomIdentity.translate(x + dx, y + dy).scale(k);
}

/** Goes from one view to another: at once when reduced motion is asked for, else within a sixth of a second. */
export function glide(from: ZoomTransform, to: ZoomTransform, show: (view: ZoomTransform) => void): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    show(to);
    return;
  }
  const began = performance.now();
  const tick = (now: number) => {
    const part = Math.min(1, (now - began) / STEP_MS);
    const eased = 1 - (1 - part) ** 3;
    const mix = (a: number, b: number) => a + (b - a) * eased;
    show(zoomIdentity.translate(mix(from.x, to.x), mix(from.y, to.y)).scale(mix(from.k, to.k)));
    if (part < 1) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}
