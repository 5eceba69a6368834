import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gazetteerFolder } from './load-gazetteer.js';
import { openGazetteer } from './open-gazetteer.js';
import { readIndex } from './read-index.js';
import { shareIndex } from './share-index.js';

const bytes = readFileSync(join(gazetteerFolder(), 'index.bin'));
const shared = shareIndex(bytes);

test('the index in shared memory answers like the one from its file', () => {
  const [one, other] = [openGazetteer(bytes), openGazetteer(shared)];
  expect(other.size).toBe(one.size);
  for (const name of ['minsk', 'могилев', 'kitakyushu', 'no such place']) {
    expect(other.named(name)).toEqual(one.named(name));
  }
});

test('its columns look at the shared memory itself and copy nothing', () => {
  const { names, population, bucketEntries } = readIndex(shared);
  for (const column of [names, population, bucketEntries]) expect(column.buffer).toBe(shared.buffer);
});
