import type { FastifyRequest } from 'fastify';
import { isLoopback } from './security.js';

/**
 * Where a request comes from, for the limit on attempts. A proxy on this machine is believed about who asked it: the last address of
 * X-Forwarded-For is the one that it added itself. From anywhere else the header is the visitor's own word and says nothing.
 */
export function clientAddress(request: FastifyRequest): string {
  const peer = request.socket.remoteAddress ?? '';
  const told = request.headers['x-forwarded-for'];
  if (!isLoopback(peer) || told === undefined) return peer;
  const last = String(told).split(',').at(-1)?.trim() ?? '';
  return /^[\da-fA-F:.]{2,45}$/.test(last) ? last : peer;
}
