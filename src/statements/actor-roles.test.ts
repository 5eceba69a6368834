import { describe, expect, it } from 'vitest';
import type { PartialDate } from '../base/index.js';
import { rolesOverTime } from './actor-roles.js';

const seen = (role: string | null, date: string | null) => ({
  role,
  place: null,
  date: date as PartialDate | null,
});

describe('rolesOverTime', () => {
  it('gives a governor who moved from one region to another two roles, each as attested', () => {
    const roles = rolesOverTime([
      seen('Governor of Norland', '2014-03-02'),
      seen('Governor of Sudmark', '2019-05'),
      seen('governor of Norland', '2016'),
      seen('Governor of Sudmark', '2018-12-01'),
      seen(null, '2021'),
    ]);
    expect(roles).toMatchObject([
      { role: 'Governor of Sudmark', from: '2018-12-01', to: '2019-05-31', documents: 2 },
      { role: 'governor of Norland', from: '2014-03-02', to: '2016-12-31', documents: 2 },
    ]);
  });

  it('says nothing of the time of a role that no dated document gives', () => {
    expect(rolesOverTime([seen('Mayor', null)])).toMatchObject([{ role: 'Mayor', from: null, to: null }]);
    expect(rolesOverTime([seen('Mayor', null), seen('Mayor', '2020')])).toMatchObject([
      { from: '2020-01-01' },
    ]);
    expect(rolesOverTime([])).toEqual([]);
  });
});
