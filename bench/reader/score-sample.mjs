// Run with --import test/ts-loader.mjs: node … bench/reader/score-sample.mjs SAMPLE.json OUTPUT.jsonl [LANGUAGE]
// Scores what was read of annotated texts by the rules of the tests (test/score-reading.ts) and prints the tallies as JSON.
import { readFileSync } from 'node:fs';
import { scoreReadings } from '../../test/score-reading.ts';

const [sample, output, language] = process.argv.slice(2);
const read = new Map(
  readFileSync(output, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .map((one) => [one.id, one]),
);
const pairs = JSON.parse(readFileSync(sample, 'utf8'))
  .filter((golden) => language === undefined || golden.lang === language)
  .map((golden) => ({ golden, read: read.get(golden.id) }));
const { places, facts } = scoreReadings(pairs);
console.log(JSON.stringify({ places, facts, texts: pairs.length }));
