import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * The folder that holds everything Intertie keeps on this machine: INTERTIE_HOME, else XDG_DATA_HOME/intertie, else
 * ~/.local/share/intertie. Always absolute. Nothing is created.
 *
 * @example defaultHome({ INTERTIE_HOME: '/srv/atlas' }); // '/srv/atlas'
 */
export function defaultHome(env: Readonly<Record<string, string | undefined>>): string {
  if (env.INTERTIE_HOME) return resolve(env.INTERTIE_HOME);
  if (env.XDG_DATA_HOME) return resolve(env.XDG_DATA_HOME, 'intertie');
  return join(env.HOME || homedir(), '.local', 'share', 'intertie');
}
