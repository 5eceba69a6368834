import { IntertieError } from '../../base/index.js';

/**
 * Lets a few pieces of costly work run at once and a few more wait: a flood of passwords must not take the memory and the threads that
 * everybody else's pages need.
 */
export class HashingLane {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce = 2,
    private readonly mostWaiting = 40,
  ) {}

  /** @throws IntertieError `sign_in.busy` */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.atOnce) this.running += 1;
    else await this.turn();
    try {
      return await work();
    } finally {
      // The place goes to who waits longest, without being free in between.
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private turn(): Promise<void> {
    if (this.waiting.length >= this.mostWaiting) {
      throw new IntertieError(
        'sign_in.busy',
        'too many are signing in at this moment',
        `${this.mostWaiting} wait already`,
        'try again in a minute',
      );
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
