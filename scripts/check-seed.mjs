// Adds one article to an empty atlas and looks up, through API and pages, what must be found there: its ties, its
// proposal, absence, claimed totals and promises.
//   node scripts/check-seed.mjs FILE        prints a line for each check, then "N passed, N failed"
// Holds facts (names, figures, dates) and no sentence of the article, which must not enter this repository.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const [file] = process.argv.slice(2);
if (!file) {
  console.error('usage: node scripts/check-seed.mjs FILE');
  process.exit(2);
}
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'intertie-seed-'));
const env = { ...process.env, INTERTIE_HOME: home, DATABASE_URL: '' };

const added = spawnSync(process.execPath, [cli, 'add', file, '--json'], { encoding: 'utf8', env });
if (added.status !== 0) {
  console.error(added.stderr || added.stdout);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
const server = spawn(process.execPath, [cli, 'serve', '--no-examples', '--port', '0', '--json'], {
  env,
  stdio: ['ignore', 'pipe', 'inherit'],
});
const url = await new Promise((resolve, reject) => {
  createInterface({ input: server.stdout }).once('line', (line) => resolve(JSON.parse(line).url));
  server.once('exit', (code) => reject(new Error(`the server ended with code ${code}`)));
});

const json = async (path) => (await fetch(url + path)).json();
const page = async (path) => (await fetch(url + path, { headers: { accept: 'text/html' } })).text();

const [{ document }] = JSON.parse(added.stdout).files;
const held = await json(`/api/documents/${document}`);
const { statements, absences } = held;
const parties = (statement) => statement.places.map(({ name, id }) => `${name} ${id}`).join(' | ');
const names = (statement, ...wanted) => wanted.every((name) => parties(statement).includes(name));
const amount = (statement, value) => statement.amounts.some((one) => one.value === value);

const checks = [];
const check = (name, holds) => checks.push({ name, holds });
/** True when the page has a link that leads straight to the sentence of the statement. */
const leadsTo = async (path, { id }) => (await page(path)).includes(`/documents/${document}#${id}`);

/** The id of a place by its name, as the search finds it, fit for an address. */
async function placeNamed(name) {
  const { places } = await json(`/api/search?q=${encodeURIComponent(name)}`);
  const found = places.find((place) => place.ties > 0) ?? places[0];
  if (!found) throw new Error(`no place is found by the name ${name}`);
  return encodeURIComponent(found.id);
}

for (const [value, unit] of [
  [450, 'agreement'],
  [70, 'region'],
]) {
  check(`${value} ${unit}s is a claimed total on the atlas, one click from its sentence`, async () => {
    const { claimed } = await json('/api/atlas?collection=all');
    const total = claimed.find((one) => one.amount.value === value && one.amount.unit.startsWith(unit));
    return Boolean(total) && leadsTo('/?collection=all', total.statement);
  });
  check(`${value} ${unit}s stands on the page of Russia`, async () => {
    const { claimed } = await json('/api/places/RU');
    return claimed.some((one) => one.amount.value === value);
  });
}

const IMPORTERS = [
  'RU-MOS',
  'g524901',
  'RU-SMO',
  'g498817',
  'RU-BRY',
  'RU-TA',
  'RU-ROS',
  'RU-KEM',
  'RU-LEN',
  'RU-SVE',
];
const topTen = statements.find((one) => one.kind === 'trade_flow' && amount(one, 73));
check('the ten largest importers of 2022 are the parties of one trade flow with 73 percent', async () => {
  const importers = topTen?.places.filter(({ role }) => role === 'importer').map(({ id }) => id) ?? [];
  return (
    topTen?.date === '2022' && importers.length === 10 && IMPORTERS.every((id) => importers.includes(id))
  );
});
for (const id of IMPORTERS) {
  check(`the page of ${id} shows that trade`, async () => {
    const { ties } = await json(`/api/places/${id}`);
    const trade = ties.find(({ kind }) => kind === 'trade_flow')?.ties ?? [];
    const shown = trade.find((tie) => tie.amounts.some(({ value }) => value === 73));
    return Boolean(shown) && (await leadsTo(`/ties/${shown.id}`, topTen));
  });
}

check(
  'direct flights: 15, proposed, by the head of the office in Ufa, submitted to the embassy',
  async () => {
    const link = statements.find((one) => one.kind === 'transport_link' && amount(one, 15));
    const passage = link ? held.text.slice(link.evidence.start - 40, link.evidence.end + 200) : '';
    const ahead = ['proposed', 'planned'].includes(link?.lifecycle);
    return ahead && link.speaker?.name === 'Artur Karpovich' && passage.includes('Embassy');
  },
);
check('direct flights stand on the page of Minsk', async () => {
  const { ties } = await json(`/api/places/${await placeNamed('Minsk')}`);
  return ties.some(({ kind }) => kind === 'transport_link');
});

for (const [village, year, origin] of [
  ['Ivanovka', '1883', 'Belarus'],
  ['Lidovka', null, 'Lida'],
  ['Rogachevka', '1898', 'Rogachev'],
  ['Kostyukovka', '1901', 'Mogilev'],
  ['Nizhniye Buzul', '1909', 'Belarus'],
  ['Petrovichi', null, null],
]) {
  check(
    `${village} was founded${year ? ` in ${year}` : ''}${origin ? ` from ${origin}` : ''}, on its page`,
    async () => {
      const origins = statements.filter(
        (one) => one.kind === 'settlement_origin' && names(one, village, ...(origin ? [origin] : [])),
      );
      // Year and origin may stand in two sentences about one village.
      const dated = statements.some(
        (one) => one.kind === 'settlement_origin' && names(one, village) && (!year || one.date === year),
      );
      if (origins.length === 0 || !dated) return false;
      const id = origins[0].places.find(({ name }) => name.includes(village)).id;
      return leadsTo(`/places/${encodeURIComponent(id)}`, origins[0]).then(
        async (direct) =>
          direct || Boolean(origins[0].tie && (await leadsTo(`/ties/${origins[0].tie}`, origins[0]))),
      );
    },
  );
}

const twins = statements.find((one) => one.kind === 'twinning' && names(one, 'Brest', 'Vladivostok'));
check('Brest and Vladivostok are proposed as twins, one click from the sentence', async () => {
  const proposed = ['proposed', 'planned'].includes(twins?.lifecycle) && twins.tie !== null;
  return proposed && leadsTo(`/ties/${twins.tie}`, twins);
});
check('their tie is ahead, its life begins with the proposal, and nobody contradicts it', async () => {
  const { tie, record, conflicts } = await json(`/api/ties/${twins?.tie}`);
  const [first, ...later] = record.life;
  const told = first?.lifecycle === twins.lifecycle && first.document.id === document;
  return tie.state === 'ahead' && told && later.length === 0 && conflicts.length === 0;
});

const denial = absences.find((one) => one.kind === 'twinning' && names(one, 'Vladivostok', 'Belarus'));
check('the absence of a sister city in Belarus is stated on the page of Vladivostok', async () => {
  const { absences: shown } = await json(`/api/places/${await placeNamed('Vladivostok')}`);
  return Boolean(denial) && shown.some(({ id }) => id === denial.id);
});
check('it is asserted, by whom and when, and a mere proposal does not contradict it', async () => {
  const { absences: shown } = await json(`/api/ties/${twins?.tie}`);
  const absence = shown.find(({ id }) => id === denial?.id);
  const asserted = absence?.speaker?.name === 'Aleksei Sergushkov' && absence.date === '2023-04-12';
  // No table covers the pair either: nobody can say that it is so.
  return asserted && absence.contradictedBy.length === 0 && absence.covered === false;
});

for (const [value, reason] of [
  [450, 'no_registry'],
  [70, 'no_registry'],
  [73, 'no_table'],
]) {
  check(`the claim of ${value} cannot be checked in an atlas without tables, and says why`, async () => {
    const { claimed } = await json('/api/places/RU');
    const { check: verdict, statement } = claimed.find((one) => one.amount.value === value) ?? {};
    const unchecked = verdict?.verdict === 'cannot_be_checked' && verdict.reason === reason;
    return unchecked && leadsTo('/places/RU', statement);
  });
}

for (const [due, day] of [
  ['2022-04-30', '20220430'],
  ['2022-05-15', '20220515'],
]) {
  const promised = ({ rows }) => rows.find((one) => one.due === due && amount(one.statement, 50));
  check(
    `50 specialists are promised by ${due}: on the board, and on a page one click from the sentence`,
    async () => {
      const { statement } = promised(await json('/api/promises')) ?? {};
      if (!statement) return false;
      const onBoard = (await page('/promises')).includes(`/promises/${statement.id}"`);
      return onBoard && leadsTo(`/promises/${statement.id}`, statement);
    },
  );
  check(`it can be tested by its figure, is overdue by the clock and open by evidence`, async () => {
    const { clock, evidence, testable } =
      promised(await json('/api/promises?clock=overdue&state=open')) ?? {};
    const kept = promised(await json('/api/promises?state=kept'));
    return clock === 'overdue' && evidence === 'open' && testable === 'figure' && kept === undefined;
  });
  check(`its deadline is in the calendar of the board`, async () =>
    (await page('/promises.ics')).includes(`DTSTART;VALUE=DATE:${day}`),
  );
}
check('two testable promises of one promisor make no rate', async () => {
  const { rows } = await json('/api/promises?state=open&testable=yes');
  const { promisor } = rows.find((one) => amount(one.statement, 50)) ?? {};
  const { record } = await json(`/api/promises?promisor=${encodeURIComponent(promisor?.key ?? '')}`);
  return record.testable === 2 && record.settled === 0 && record.keptRate === null;
});

for (const city of ['Ufa', 'Vladivostok', 'Kazan']) {
  check(`the embassy office in ${city} is on its page`, async () => {
    const { ties } = await json(`/api/places/${await placeNamed(city)}`);
    return ties.some(({ kind }) => kind === 'office');
  });
}

for (const [name, role] of [
  ['Artur Karpovich', 'Ufa'],
  ['Aleksei Sergushkov', 'Vladivostok'],
  ['Oleg Korobchenko', 'Deputy Prime Minister'],
  ['Shchetko', 'Kazan'],
  ['Aleksandr Lukashenko', 'resident'],
]) {
  check(`${name} speaks, with role, and is found by name`, async () => {
    const speaks = statements.some(
      ({ speaker }) => speaker?.name?.includes(name) && speaker.role?.includes(role),
    );
    const { people } = await json(`/api/search?q=${encodeURIComponent(name)}`);
    return speaks && people.some((one) => one.name?.includes(name.split(' ').at(-1)));
  });
}

check(
  'the regions said to belong to the Far East are checked against the gazetteer, on the page of the district',
  async () => {
    const { compositions } = await json('/api/places/x:fd-far-eastern');
    const { claim } = compositions[0] ?? {};
    return claim?.verdict === 'confirmed' && claim.agreed.length === 8 && claim.left.length === 3;
  },
);
check('the tractor firm of Tatarstan is owned to 100 % by the works in Minsk, as the document says', () =>
  held.sideClaims.some(
    ({ claim }) => claim.what === 'owned' && claim.owner.name === 'MTZ' && claim.share === 100,
  ),
);

check('publisher, date, agency and title are read off the page', () => {
  const { source, date, title } = held.document;
  return (
    source.name.includes('Beshenkovichi') &&
    date === '2023-04-12' &&
    held.credit === 'belta.by' &&
    title.length > 20
  );
});

let failed = 0;
for (const { name, holds } of checks) {
  const good = await Promise.resolve(holds()).catch((error) => {
    console.log(`     ${error.message}`);
    return false;
  });
  if (!good) failed += 1;
  console.log(`${good ? 'ok  ' : 'FAIL'} ${name}`);
}

const stopped = new Promise((resolve) => server.once('exit', resolve));
server.kill('SIGTERM');
await stopped;
// The bundled database stops about two seconds after its last client.
await new Promise((resolve) => setTimeout(resolve, 3000));
rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
console.log(`${checks.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
