import { type Profiler, Session } from 'node:inspector';
import { setFlagsFromString } from 'node:v8';

/** Counts the steps of our own code, block by block as V8 sees them: the same on every machine, however busy. */
export interface StepCounter {
  /** Steps taken in src/ while `work` ran. Loops inside regular expressions and built-in functions count as one. */
  count(work: () => void): number;
  stop(): void;
}

export function startCountingSteps(): StepCounter {
  // Code that was made faster counts itself less.
  setFlagsFromString('--no-opt');
  setFlagsFromString('--no-sparkplug');
  const session = new Session();
  session.connect();
  // The answers of the inspector of one's own thread come before post returns.
  const post = <T>(method: string, params: object = {}): T => {
    let answer: T | undefined;
    session.post(method, params, (error: Error | null, result: unknown) => {
      if (error) throw error;
      answer = result as T;
    });
    return answer as T;
  };
  const taken = (): number => {
    const { result } = post<Profiler.TakePreciseCoverageReturnType>('Profiler.takePreciseCoverage');
    let steps = 0;
    for (const script of result) {
      if (!script.url.includes('/src/')) continue;
      for (const { ranges } of script.functions) for (const { count } of ranges) steps += count;
    }
    return steps;
  };
  post('Profiler.enable');
  post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return {
    count(work) {
      taken();
      work();
      return taken();
    },
    stop() {
      post('Profiler.stopPreciseCoverage');
      session.disconnect();
    },
  };
}
