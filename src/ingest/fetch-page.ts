import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { IntertieError } from '../base/index.js';

export interface FetchedPage {
  readonly bytes: Uint8Array;
  /** Address after redirects. */
  readonly url: string;
  /** As the server says, with its charset: "text/html; charset=windows-1251"; null when it says nothing. */
  readonly contentType: string | null;
}

export interface FetchLimits {
  /** Milliseconds for the whole transfer. */
  readonly timeout: number;
  readonly bytes: number;
  readonly redirects: number;
}

export const FETCH_LIMITS: FetchLimits = { timeout: 30_000, bytes: 32 * 1024 * 1024, redirects: 5 };

/** Types that are no documents whatever the bytes say; the reader judges the rest by their content. */
const NO_DOCUMENT = /^(image|audio|video|font)\//;

const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  PRIVATE.addSubnet(net, bits, 'ipv4');
}
for (const [net, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  PRIVATE.addSubnet(net, bits, 'ipv6');
}

/** True when the host is, or resolves to, an address of this machine or its local network. */
async function isPrivateHost(hostname: string): Promise<boolean> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [host] : (await lookup(host, { all: true })).map(({ address }) => address);
  return addresses.some((address) => {
    const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
    if (mapped) return PRIVATE.check(mapped, 'ipv4');
    return PRIVATE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  });
}

function failure(url: string, error: unknown, limits: FetchLimits): IntertieError {
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')) {
    const seconds = Math.round(limits.timeout / 1000);
    return new IntertieError('url.timeout', `no whole answer within ${seconds} s`, url, 'try again later', {
      cause: error,
    });
  }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const reason = code || (cause instanceof Error ? cause.message : String(cause));
  const remedy =
    code === 'ENOTFOUND' ? 'check the address' : 'check the address and the connection, then try again';
  return new IntertieError('url.unreachable', 'the page could not be fetched', `${url} (${reason})`, remedy, {
    cause: error,
  });
}

async function readBody(response: Response, url: string, limits: FetchLimits): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > limits.bytes) {
      const most = Math.round(limits.bytes / 1024 / 1024);
      throw new IntertieError(
        'url.too_large',
        `larger than ${most} MB`,
        url,
        'save it to a file and add that',
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Where a redirect leads, or null when the response is none. */
function redirectOf(response: Response, url: string): string | null {
  const location = response.headers.get('location');
  if (response.status < 300 || response.status > 399 || location === null) return null;
  const next = URL.canParse(location, url) ? new URL(location, url) : null;
  if (next === null || !/^https?:$/.test(next.protocol)) {
    throw new IntertieError(
      'url.redirect',
      'a redirect to what is no web address',
      `${url} → ${location}`,
      'open it in a browser',
    );
  }
  return next.href;
}

async function follow(address: string, signal: AbortSignal, limits: FetchLimits): Promise<FetchedPage> {
  let url = address;
  for (let hops = 0; hops <= limits.redirects; hops++) {
    const response = await fetch(url, {
      redirect: 'manual',
      signal,
      headers: {
        'user-agent': 'intertie',
        accept: 'text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5',
      },
    });
    const next = redirectOf(response, url);
    if (next === null) return await takePage(response, url, limits);
    await response.body?.cancel();
    // The user named the first address; where a stranger's server leads is another matter.
    if ((await isPrivateHost(new URL(next).hostname)) && !(await isPrivateHost(new URL(address).hostname))) {
      throw new IntertieError(
        'url.private',
        'a redirect into the local network',
        `${url} → ${next}`,
        'add that address itself if you mean it',
      );
    }
    url = next;
  }
  throw new IntertieError(
    'url.redirect',
    `more than ${limits.redirects} redirects`,
    address,
    'open it in a browser and add the last address',
  );
}

async function takePage(response: Response, url: string, limits: FetchLimits): Promise<FetchedPage> {
  if (!response.ok) {
    await response.body?.cancel();
    const remedy =
      response.status === 404 || response.status === 410
        ? 'check the address'
        : 'save the page in a browser and add the file';
    throw new IntertieError('url.status', `the server answered ${response.status}`, url, remedy);
  }
  const contentType = response.headers.get('content-type');
  if (contentType !== null && NO_DOCUMENT.test(contentType)) {
    await response.body?.cancel();
    throw new IntertieError(
      'url.not_a_document',
      'not a document',
      `${url} (${contentType})`,
      'give the address of a page, PDF or text',
    );
  }
  return { bytes: await readBody(response, url, limits), url, contentType };
}

/**
 * Fetches one page: http(s) only, redirects followed one by one. An address that the user named may be private (a page on
 * one's own server); a redirect from a public host into the local network is refused.
 *
 * @throws IntertieError `url.unreachable`, `url.timeout`, `url.status`, `url.too_large`, `url.redirect`, `url.private`,
 *   `url.not_a_document`; each names the address
 */
export async function fetchPage(address: string, limits: FetchLimits = FETCH_LIMITS): Promise<FetchedPage> {
  try {
    return await follow(address, AbortSignal.timeout(limits.timeout), limits);
  } catch (error) {
    if (error instanceof IntertieError) throw error;
    throw failure(address, error, limits);
  }
}
