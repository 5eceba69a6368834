import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { IntertieError } from '../../base/index.js';
import type { Queries } from '../../queries/index.js';
import { type RunningServer, startServer } from './server.js';

const unasked = async () => {
  throw new Error('an upload asks nothing');
};
const queries: Queries = {
  atlas: unasked,
  arcs: unasked,
  place: unasked,
  tie: unasked,
  document: unasked,
  documents: unasked,
  sources: unasked,
  collections: unasked,
  promises: unasked,
  promise: unasked,
  duePromises: unasked,
  actor: unasked,
  desk: unasked,
  search: unasked,
};

const seen: { name: string; path: string; text: string }[] = [];
let server: RunningServer;

beforeAll(async () => {
  server = await startServer({
    queries,
    port: 0,
    log: () => {},
    limits: { fileBytes: 1000, totalBytes: 5000, files: 3 },
    addFile: async (path, name) => {
      if (name === 'bad.pdf')
        throw new IntertieError('document.encrypted', 'locked by a password', name, 'save it without one');
      if (name === 'broken.txt') throw new Error('no idea');
      seen.push({ name, path, text: readFileSync(path, 'utf8') });
      return { name, outcome: 'added', document: null, statements: 2, problem: null, remedy: null };
    },
  });
});
afterAll(() => server.close());

function form(...files: readonly (readonly [string, string])[]): FormData {
  const data = new FormData();
  for (const [name, text] of files) data.append('file', new Blob([text]), name);
  return data;
}
const post = (body: RequestInit['body'], headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/documents`, { method: 'POST', body, headers } as RequestInit);

const uploadFolders = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`intertie-upload-${process.pid}-`));

describe('uploading files', () => {
  it('adds each under its own name, in the order sent, and leaves no copy behind', async () => {
    seen.length = 0;
    const answer = await post(form(['минутка.txt', 'один'], ['two.txt', 'second']));
    expect(answer.status).toBe(201);
    const { files } = (await answer.json()) as { files: { name: string }[] };
    expect(files.map(({ name }) => name)).toEqual(['минутка.txt', 'two.txt']);
    expect(seen.map(({ text }) => text)).toEqual(['один', 'second']);
    for (const { path, name } of seen) {
      expect(basename(path)).toBe(name);
      expect(existsSync(path)).toBe(false);
    }
  });

  it('goes on when a file is refused, and says what to do about that one', async () => {
    const answer = await post(form(['bad.pdf', 'x'], ['broken.txt', 'x'], ['good.txt', 'x']));
    const { files } = (await answer.json()) as { files: Record<string, unknown>[] };
    expect(files).toMatchObject([
      { outcome: 'refused', problem: 'locked by a password: bad.pdf', remedy: 'save it without one' },
      { outcome: 'refused', problem: 'it could not be read for a reason of our own' },
      { outcome: 'added' },
    ]);
    expect(JSON.stringify(files)).not.toContain('no idea');
  });

  it('answers 422 when every file is refused', async () => {
    expect((await post(form(['bad.pdf', 'x']))).status).toBe(422);
  });

  it('refuses a file over the limit without stopping the others', async () => {
    const answer = await post(form(['big.txt', 'x'.repeat(1001)], ['fits.txt', 'x'.repeat(1000)]));
    const { files } = (await answer.json()) as { files: Record<string, unknown>[] };
    expect(files).toMatchObject([
      { name: 'big.txt', outcome: 'refused' },
      { name: 'fits.txt', outcome: 'added' },
    ]);
  });

  it('refuses files past the number allowed, by name', async () => {
    const answer = await post(form(['1.txt', 'a'], ['2.txt', 'b'], ['3.txt', 'c'], ['4.txt', 'd']));
    const { files } = (await answer.json()) as { files: Record<string, unknown>[] };
    expect(files[3]).toMatchObject({
      name: '4.txt',
      outcome: 'refused',
      problem: 'more than 3 files at once',
    });
  });

  it.each([
    ['no file', form(), {}, 400, 'upload.no_files'],
    ['a form that is no upload', new URLSearchParams({ a: 'b' }), {}, 415, 'upload.not_multipart'],
    ['JSON', '{}', { 'content-type': 'application/json' }, 415, 'upload.not_multipart'],
    [
      'a body that breaks off',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf',
      { 'content-type': 'multipart/form-data; boundary=x' },
      400,
      'upload.unreadable',
    ],
    [
      'a multipart without a boundary',
      'x',
      { 'content-type': 'multipart/form-data' },
      400,
      'upload.unreadable',
    ],
  ] as const)('refuses %s in words', async (_what, body, headers, status, code) => {
    const answer = await post(body, headers);
    expect(await answer.json()).toMatchObject({ status, code });
  });

  it('refuses a form that sits on another site', async () => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://localhost:1' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      const answer = await post(form(['a.txt', 'x']), headers as unknown as Record<string, string>);
      expect(await answer.json(), JSON.stringify(headers)).toMatchObject({
        status: 403,
        code: 'origin.refused',
      });
    }
    const own = await post(form(['a.txt', 'x']), { origin: server.url });
    expect(own.status).toBe(201);
  });

  it('refuses viewers who sit elsewhere', async () => {
    const open = await startServer({
      queries,
      publicQueries: queries,
      port: 0,
      host: '0.0.0.0',
      addFile: unasked,
    });
    const { port } = new URL(open.url);
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write(
          'POST /api/documents HTTP/1.1\r\nHost: atlas.example\r\nConnection: close\r\n' +
            'Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 5\r\n\r\n--x--',
        ),
      );
      socket.on('data', (chunk) => {
        text += String(chunk);
      });
      socket.on('end', () => resolve(text)).on('error', reject);
    });
    expect(answer).toContain('HTTP/1.1 403');
    expect(answer).toContain('upload.not_local');
    await open.close();
  });

  it('forgets an upload that its sender gives up', async () => {
    seen.length = 0;
    const { port } = new URL(server.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(
      'POST /api/documents HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n' +
        'Content-Length: 900\r\n\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf',
    );
    await vi.waitFor(() => expect(uploadFolders()).toHaveLength(1), { timeout: 5000 });
    socket.destroy();
    await vi.waitFor(() => expect(uploadFolders()).toEqual([]), { timeout: 5000 });
    expect(seen).toEqual([]);
  });

  it('leaves nothing in the temporary folder', () => {
    expect(uploadFolders()).toEqual([]);
  });
});
