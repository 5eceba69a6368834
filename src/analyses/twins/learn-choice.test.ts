import { describe, expect, it } from 'vitest';
import { seededRandom } from '../seeded-random.js';
import { CHOICE_SETTINGS, type Choices, learnChoice } from './learn-choice.js';
import { addTrees, readyTrees } from './tree-model.js';

/** Groups of five rows; the chosen one has the highest of the first column, where that is known. */
function makeChoices(groups: number): Choices {
  const random = seededRandom(5);
  const rows = groups * 5;
  const first = Float32Array.from({ length: rows }, () => (random() < 0.1 ? Number.NaN : random()));
  const second = Float32Array.from({ length: rows }, () => random());
  const chosen = new Uint8Array(rows);
  for (let g = 0; g < groups; g++) {
    let best = g * 5;
    for (let i = g * 5; i < g * 5 + 5; i++) if (!((first[i] as number) <= (first[best] as number))) best = i;
    if (!Number.isNaN(first[best])) chosen[best] = 1;
    else chosen[g * 5 + 4] = 1;
  }
  return {
    features: ['first', 'second'],
    columns: [first, second],
    rows,
    starts: Int32Array.from({ length: groups + 1 }, (_, g) => g * 5),
    chosen,
    weight: new Float32Array(rows).fill(1),
  };
}
const settings = { ...CHOICE_SETTINGS, trees: 60, leastCurvature: 1, featureShare: 1 };

describe('learning a choice', () => {
  const choices = makeChoices(300);
  const model = learnChoice(choices, settings, seededRandom(1));

  it('learns what is chosen, with values that are not known', () => {
    const scores = new Float64Array(choices.rows);
    const rows = Int32Array.from({ length: choices.rows }, (_, i) => i);
    addTrees(readyTrees(model), 0, model.trees.length, choices.columns, rows, scores);
    let right = 0;
    for (let g = 0; g < 300; g++) {
      const group = [...scores.slice(g * 5, g * 5 + 5)];
      if (choices.chosen[g * 5 + group.indexOf(Math.max(...group))] === 1) right++;
    }
    expect(right / 300).toBeGreaterThan(0.7);
  });

  it('lowers its loss, and gives the same trees for the same seed', () => {
    const losses: number[] = [];
    const again = learnChoice(choices, settings, seededRandom(1), (_, loss) => losses.push(loss));
    expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) / 2);
    expect(again).toEqual(model);
  });

  it('writes trees that JSON can hold', () => {
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });
});
