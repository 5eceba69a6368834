/** Numbers between 0 and 1, the same for a seed on every machine (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Flows between `places` places over `years` years, each way: places*(places-1)*years rows by columns. An agreement between two places begins in
 * some year and raises their flows by half; a barrier comes and goes. About a tenth of the flows are zero, some pairs never have any.
 */
export function makeFlows(places, years, seed) {
  const random = seeded(seed);
  const normal = () => Math.sqrt(-2 * Math.log(random() || 1e-9)) * Math.cos(2 * Math.PI * random());
  const rows = places * (places - 1) * years;
  const columns = Object.fromEntries(
    ['from', 'to', 'pair', 'year', 'agreement', 'barrier', 'flow'].map((name) => [
      name,
      new Float64Array(rows),
    ]),
  );
  const size = Array.from({ length: places * years }, () => normal());
  const pull = Array.from({ length: places * years }, () => normal());
  let row = 0;
  for (let i = 0; i < places; i++)
    for (let j = 0; j < places; j++) {
      if (i === j) continue;
      const near = 1.5 * normal();
      const begins = random() < 0.4 ? Math.floor(random() * years) : years;
      for (let year = 0; year < years; year++, row++) {
        const barrier = random();
        const agreement = year >= begins ? 1 : 0;
        const expected = Math.exp(
          1 + size[i * years + year] + pull[j * years + year] + near + 0.4 * agreement - 0.8 * barrier,
        );
        const flow = Math.floor(expected * Math.exp(0.5 * normal()) + random() * 0.5);
        columns.from[row] = i;
        columns.to[row] = j;
        columns.pair[row] = i * places + j;
        columns.year[row] = 2000 + year;
        columns.agreement[row] = agreement;
        columns.barrier[row] = barrier;
        columns.flow[row] = flow;
      }
    }
  return { rows, columns };
}

/** As the analyses take a table. */
export const frameOf = ({ rows, columns }) => ({
  rows,
  columns: new Map(Object.entries(columns).map(([name, values]) => [name, { kind: 'number', values }])),
});
