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

  /**
   * The answer to the question named `key`, asked anew unless a fresh one is kept.
   * @param ask is handed the snapshot: a part of the answer that is asked of the cache in turn need be no fresher
   * @param known the snapshot of the question that this one is part of
   */
  async answer<T>(key: string, ask: (snapshot: string) => Promise<T>, known?: string): Promise<T> {
    const snapshot = known ?? (await this.snapshot());
    const before = this.kept.get(key);
    this.kept.delete(key);
    const entry = before?.snapshot === snapshot ? before : { snapshot, answer: ask(snapshot) };
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
