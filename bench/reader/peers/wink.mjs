// Entities by wink-nlp with its English model: JSON Lines in ({id, text}), JSON Lines out ({id, mentions}). Its kinds are dates, times,
// amounts, addresses of the net and the like; none of them is a place, so the offsets are left out.
import { createInterface } from 'node:readline';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';

const nlp = winkNLP(model);
const { its } = nlp;
for await (const line of createInterface({ input: process.stdin })) {
  const { id, text } = JSON.parse(line);
  const mentions = nlp.readDoc(text).entities().out(its.detail);
  process.stdout.write(`${JSON.stringify({ id, mentions, statements: [] })}\n`);
}
