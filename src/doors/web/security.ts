import type { FastifyReply, FastifyRequest } from 'fastify';
import { IntertieError } from '../../base/index.js';

const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every answer: nothing from another host, no inline script, no frame, no sniffing, no address told to others. */
export function setSecurityHeaders(reply: FastifyReply): void {
  reply.headers({
    'content-security-policy': POLICY,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
}

/** True for the names and addresses by which a machine speaks to itself: localhost, 127.0.0.0/8, ::1. */
export function isLoopback(host: string): boolean {
  const name = host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/^::ffff:/, '');
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}

/**
 * The host name of a Host header, without its port; empty when there is none.
 * @example hostName('[::1]:4321'); // '::1'
 */
export function hostName(header: string | undefined): string {
  const match = /^(\[[^\]]*\]|[^:]*)(:\d*)?$/.exec(header ?? '');
  return (match?.[1] ?? '').replace(/^\[|\]$/g, '');
}

/**
 * A server for this machine only answers to the machine's own names: a page of another site that points its name at 127.0.0.1
 * (DNS rebinding) is refused.
 * @throws IntertieError `host.refused`
 */
export function checkHost(request: FastifyRequest, boundToLoopback: boolean): void {
  const host = request.headers.host;
  if (!boundToLoopback || isLoopback(hostName(host))) return;
  throw new IntertieError(
    'host.refused',
    'this server answers only to its own machine',
    host ?? 'no Host header',
    'open it as http://localhost, or start it with HOST=0.0.0.0 to serve what is published to others',
  );
}

/** True when a proxy passed the request on: then the viewer sits elsewhere, whatever the socket says. */
export function cameThroughProxy(request: FastifyRequest): boolean {
  // No browser speaks HTTP/1.0 any more; a proxy that nobody has told to pass on names and addresses does.
  if (request.raw.httpVersion === '1.0') return true;
  return ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'].some(
    (name) => request.headers[name] !== undefined,
  );
}

/** True when the viewer sits at this machine: loopback socket, loopback name, no proxy between. */
export function isLocalViewer(request: FastifyRequest): boolean {
  return (
    isLoopback(request.socket.remoteAddress ?? '') &&
    isLoopback(hostName(request.headers.host)) &&
    !cameThroughProxy(request)
  );
}

/**
 * A request that changes something must come from our own pages or from a program: a form on another site is refused (CSRF).
 * Browsers send Origin with every POST; programs such as curl send neither header.
 * @throws IntertieError `origin.refused`
 */
export function checkOrigin(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return;
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const ownSite = site === undefined || site === 'same-origin' || site === 'none';
  const ownOrigin = origin === undefined || /^https?:\/\/(.*)$/.exec(origin)?.[1] === request.headers.host;
  if (ownSite && ownOrigin) return;
  throw new IntertieError(
    'origin.refused',
    'a page of another site may not change this atlas',
    origin ?? String(site),
    'do it on the atlas’s own page, or on the command line',
  );
}
