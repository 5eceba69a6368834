import type { FastifyInstance } from 'fastify';

/** Every route of a method, from the server's own list: a new one is looked at without being named in a test. */
export function routesOf(
  app: FastifyInstance,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
): readonly string[] {
  const path: string[] = [];
  const found: string[] = [];
  for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
    const match = /^((?:│ {3}| {4})*)[├└]── (\S*)(?: \(([A-Z, ]+)\))?/.exec(line);
    if (!match) continue;
    const [, indent = '', piece = '', methods = ''] = match;
    path.splice(indent.length / 4, path.length, piece);
    if (methods.split(', ').includes(method)) found.push(path.join(''));
  }
  return found;
}
