// Places by compromise: JSON Lines in ({id, text}), JSON Lines out ({id, mentions}).
import { createInterface } from 'node:readline';
import nlp from 'compromise';

for await (const line of createInterface({ input: process.stdin })) {
  const { id, text } = JSON.parse(line);
  const mentions = nlp(text)
    .places()
    .json({ offset: true })
    .map(({ offset }) => ({ type: 'place', start: offset.start, end: offset.start + offset.length }));
  process.stdout.write(`${JSON.stringify({ id, mentions, statements: [] })}\n`);
}
