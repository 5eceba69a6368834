import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isIntertieError } from '../base/index.js';
import { fetchPage } from './fetch-page.js';

let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    if (path === '/page')
      response.setHeader('content-type', 'text/html; charset=windows-1251').end('<p>hello</p>');
    else if (path === '/moved') response.writeHead(302, { location: '/page' }).end();
    else if (path === '/round') response.writeHead(302, { location: '/round' }).end();
    else if (path === '/odd') response.writeHead(302, { location: 'file:///etc/passwd' }).end();
    else if (path === '/picture') response.setHeader('content-type', 'image/png').end('PNG');
    else if (path === '/large') response.end(Buffer.alloc(5000));
    else if (path === '/slow') return;
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const limits = { timeout: 5000, bytes: 1000, redirects: 3 };
const codeOf = (path: string, given = limits) =>
  fetchPage(base + path, given).then(
    () => 'none',
    (error: unknown) => (isIntertieError(error) ? error.code : String(error)),
  );

test('a missing page, a picture, too much, endless redirects and no answer are told apart', async () => {
  expect(await codeOf('/none')).toBe('url.status');
  expect(await codeOf('/picture')).toBe('url.not_a_document');
  expect(await codeOf('/large')).toBe('url.too_large');
  expect(await codeOf('/round')).toBe('url.redirect');
  expect(await codeOf('/odd')).toBe('url.redirect');
  expect(await codeOf('/slow', { ...limits, timeout: 200 })).toBe('url.timeout');
});

test('a server that is not there is unreachable, and the message names the address', async () => {
  const error = await fetchPage('http://127.0.0.1:1/x', limits).catch((reason: unknown) => reason);
  expect(isIntertieError(error) && error.code).toBe('url.unreachable');
  expect(String(error)).toContain('http://127.0.0.1:1/x');
});

test('a page comes with its bytes, its type and its last address', async () => {
  const page = await fetchPage(`${base}/moved`, limits);
  expect(new TextDecoder().decode(page.bytes)).toBe('<p>hello</p>');
  expect(page.url).toBe(`${base}/page`);
  expect(page.contentType).toBe('text/html; charset=windows-1251');
});
