import type { Migration } from 'kysely';
import * as m0001 from './0001-first-schema.js';
import * as m0002 from './0002-tie-ends.js';
import * as m0003 from './0003-agreement-terms.js';
import * as m0010 from './0010-accounts.js';
import * as m0011 from './0011-decisions.js';
import * as m0011Queue from './0011-review-queue.js';
import * as m0012 from './0012-ties-decided.js';
import * as m0013 from './0013-named-places.js';
import * as m0014Promises from './0014-promises.js';
import * as m0015 from './0015-actors-and-audits.js';
import * as m0016 from './0016-tie-subjects.js';
import * as m0017 from './0017-tie-digest.js';
import * as m0018 from './0018-standing-promises.js';
import * as m0019 from './0019-figures.js';
import * as m0020 from './0020-ends-and-kinds.js';
import * as m0021 from './0021-side-claims.js';

/** Every migration by its name, in order. A new one goes at the end; a released one is never edited. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-schema': m0001,
  '0002-tie-ends': m0002,
  '0003-agreement-terms': m0003,
  '0010-accounts': m0010,
  '0011-decisions': m0011,
  '0011-review-queue': m0011Queue,
  '0012-ties-decided': m0012,
  '0013-named-places': m0013,
  '0014-promises': m0014Promises,
  '0015-actors-and-audits': m0015,
  '0016-tie-subjects': m0016,
  '0017-tie-digest': m0017,
  '0018-standing-promises': m0018,
  '0019-figures': m0019,
  '0020-ends-and-kinds': m0020,
  '0021-side-claims': m0021,
};
