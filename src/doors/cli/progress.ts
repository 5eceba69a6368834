import type { OnProgress } from '../../ingest/index.js';

/** Shows how far long work is, on standard error. `stop` clears it away. */
export interface Progress {
  readonly onProgress: OnProgress;
  stop(): void;
}

const SILENT: Progress = { onProgress: () => undefined, stop: () => undefined };

/** A bar where a person sits at the terminal, else nothing: a log file has no use for one. */
export async function startProgress(silent: boolean): Promise<Progress> {
  if (silent || !process.stderr.isTTY) return SILENT;
  const { default: cliProgress } = await import('cli-progress');
  const bar = new cliProgress.SingleBar({
    format: '{bar} {value}/{total} {label}',
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
    barsize: 24,
    fps: 8,
  });
  let running = false;
  return {
    onProgress({ done, total, label }) {
      const most = total ?? Math.max(done, 1);
      const payload = { label: label.length > 48 ? `…${label.slice(-47)}` : label };
      if (!running) bar.start(most, done, payload);
      running = true;
      bar.setTotal(most);
      bar.update(done, payload);
    },
    stop() {
      if (running) bar.stop();
      running = false;
    },
  };
}
