// Reads every nasty text once, at the length given; a process of its own, so that its CPU time can be limited from outside.
import { openReader, readText } from '../../src/ingest/index.js';
import { nastyTexts } from './nasty-texts.js';

const length = Number(process.argv[2]);
const reader = openReader();
for (const { name, language, make } of nastyTexts()) {
  // Told before it is read: the last line names the culprit.
  process.stdout.write(`${language} ${name}\n`);
  readText(reader, { text: make(length), language });
}
process.stdout.write('done\n');
