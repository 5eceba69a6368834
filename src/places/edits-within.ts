const rows = [new Uint8Array(256), new Uint8Array(256), new Uint8Array(256)];

/**
 * Edit distance (insert, delete, replace, swap of neighbours) between `target` and `units[start, end)`, or `most + 1` as soon
 * as it is known to be more than `most`. Names longer than 250 units never match.
 */
export function editsWithin(
  target: Uint16Array,
  units: Uint16Array,
  start: number,
  end: number,
  most: number,
): number {
  const n = target.length;
  const m = end - start;
  if (Math.abs(n - m) > most || m > 250 || n > 250) return most + 1;
  // A cheap look first: both ends cannot differ in more places than edits are allowed.
  let head = 0;
  while (head < n && head < m && target[head] === units[start + head]) head++;
  if (head === n && head === m) return 0;
  let tail = 0;
  while (tail < n - head && tail < m - head && target[n - 1 - tail] === units[end - 1 - tail]) tail++;
  if (Math.max(n, m) - head - tail > 2 * most + 1 && head + tail < n - 3 * most) return most + 1;
  return distance(target.subarray(head, n - tail), units.subarray(start + head, end - tail), most);
}

function distance(a: Uint16Array, b: Uint16Array, most: number): number {
  let [older, previous, current] = rows as [Uint8Array, Uint8Array, Uint8Array];
  for (let j = 0; j <= b.length; j++) previous[j] = j;
  for (let i = 1; i <= a.length; i++) {
    current[0] = i;
    let lowest = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (previous[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (older[j - 2] ?? 0) + 1);
      current[j] = cost;
      if (cost < lowest) lowest = cost;
    }
    if (lowest > most) return most + 1;
    [older, previous, current] = [previous, current, older];
  }
  return previous[b.length] ?? most + 1;
}
