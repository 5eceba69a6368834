/** What a cache must know of the database: a text that stays the same only while no write has begun or ended. */
export type Snapshot = () => Promise<string>;

interface Kept {
  readonly snapshot: string;
  readonly answer: Promise<unknown>;
}

/**
 * Answers kept until anything is written: each question first asks for the snapshot, which costs one short query, and takes a
 * kept answer only when nothing has changed since it was begun. Equal questions at the same moment are asked once. The
 * least recently used are dropped beyond `most`; failures are not kept.
 */
export class SnapshotCache {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly snapshot: Snapshot,
    private readonly most: number,
  ) {}

  /** The answer to the question named `key`, asked anew unless a fresh one is kept. */
  async answer<T>(key: string, ask: () => Promise<T>): Promise<T> {
    const snapshot = await this.snapshot();
    const known = this.kept.get(key);
    this.kept.delete(key);
    const entry = known?.snapshot === snapshot ? known : { snapshot, answer: ask() };
    this.kept.set(key, entry);
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.most && oldest !== undefined) this.kept.delete(oldest);
    try {
      // Written under this key by a question of the same type: the name of the question is part of the key.
      return (await entry.answer) as T;
    } catch (error) {
      if (this.kept.get(key) === entry) this.kept.delete(key);
      throw error;
    }
  }
}
