import { EXIT } from './exit-codes.js';

/** Ctrl-C and SIGTERM as a signal that work looks at between two files. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Gives Ctrl-C its usual meaning back. */
  release(): void;
}

/**
 * The first Ctrl-C asks the work to stop after the file in hand; the second ends the process at once. Either way nothing is
 * half-stored: what is being written is one transaction, which a dead process leaves undone.
 */
export function listenForInterruption(say: (line: string) => void): Interruption {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    say('stopping after the file in hand; press Ctrl-C again to stop at once');
    controller.abort();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    release: () => void process.off('SIGINT', onSignal).off('SIGTERM', onSignal),
  };
}

/** Ends the process at the first Ctrl-C: for work that is one transaction, which a dead process leaves undone. */
export function endAtInterruption(message: string, say: (line: string) => void): void {
  const onSignal = () => {
    say(message);
    process.exit(EXIT.interrupted);
  };
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
}
