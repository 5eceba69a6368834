import { expect, it } from 'vitest';
import { defaultHome } from './default-home.js';

it('takes INTERTIE_HOME, then XDG_DATA_HOME, then the user’s own folder', () => {
  expect(defaultHome({ INTERTIE_HOME: '/srv/atlas', XDG_DATA_HOME: '/d', HOME: '/home/u' })).toBe(
    '/srv/atlas',
  );
  expect(defaultHome({ XDG_DATA_HOME: '/d', HOME: '/home/u' })).toBe('/d/intertie');
  expect(defaultHome({ INTERTIE_HOME: '', HOME: '/home/u' })).toBe('/home/u/.local/share/intertie');
});
