// node bench/registry/load-registry.mjs DOCUMENTS       fills the empty atlas of INTERTIE_HOME by COPY; prints how long it took, as JSON
import { derivePromise } from '../../dist/store/promises/derive-promise.js';
import { documentRow } from '../../dist/store/rows/document-row.js';
import {
  absencePartyRows,
  absenceRow,
  statementPartyRows,
  statementRow,
} from '../../dist/store/rows/statement-rows.js';
import { copyRows } from '../../dist/store/writes/copy-rows.js';
import { savePlaces } from '../../dist/store/writes/save-places.js';
import { saveSource } from '../../dist/store/writes/save-source.js';
import { COLLECTION, makeDocuments, makePlaces, makeSources } from './make-registry.mjs';
import { withTransaction } from './open-registry.mjs';

const documents = Number(process.argv[2]);
/** A batch of documents is a COPY of each table: all in memory would be gigabytes. */
const BATCH = 2000;
const from = performance.now();

function promiseRows({ document, reading }) {
  return reading.statements
    .filter(({ kind }) => kind === 'commitment')
    .map((one) => {
      const { speaker, object, amounts, date, quote, notes, parties } = one;
      return derivePromise({
        ...{
          id: one.id,
          document: document.id,
          date,
          amounts,
          quote,
          notes,
          parties,
          reported: document.date.value,
        },
        ...{
          speaker_name: speaker.name,
          speaker_role: speaker.role,
          speaker_place: null,
          object_text: object.text,
        },
      });
    });
}

async function copyBatch({ client }, batch) {
  const readings = batch.map(({ reading }) => reading);
  const of = (rows) => readings.flatMap(rows);
  await copyRows(
    client,
    'document',
    batch.map((input) => documentRow(input, null, 1)),
  );
  await copyRows(
    client,
    'statement',
    of(({ statements }) => statements.map((one, i) => statementRow(one, COLLECTION, i))),
  );
  await copyRows(
    client,
    'statement_party',
    of(({ statements }) => statements.flatMap(statementPartyRows)),
  );
  await copyRows(
    client,
    'absence',
    of(({ absences }) => absences.map((one, i) => absenceRow(one, COLLECTION, i))),
  );
  await copyRows(
    client,
    'absence_party',
    of(({ absences }) => absences.flatMap(absencePartyRows)),
  );
  await copyRows(client, 'promise', batch.flatMap(promiseRows));
}

await withTransaction(async (tx, store) => {
  const places = makePlaces();
  const sources = makeSources();
  await store.saveCollection({ id: COLLECTION, name: 'Registry', published: true, position: 1 });
  for (const source of sources) await saveSource(tx, source);
  await savePlaces(tx, places.all);
  let batch = [];
  for (const input of makeDocuments(documents, places, sources)) {
    batch.push(input);
    if (batch.length < BATCH) continue;
    await copyBatch(tx, batch);
    batch = [];
  }
  if (batch.length > 0) await copyBatch(tx, batch);
});
console.log(JSON.stringify({ ms: performance.now() - from }));
