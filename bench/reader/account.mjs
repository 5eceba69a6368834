// Loaded before a measured process (node --import): writes what it used to the file ACCOUNT names when it ends. CPU seconds are of all
// its threads; the peak of memory is what the system counted (VmHWM), not what JavaScript knows of.
import { readFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

function peakBytes() {
  try {
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024;
  } catch {
    // No /proc outside Linux: the same figure by another road, which counts the parent's moment of starting us too.
    return process.resourceUsage().maxRSS * 1024;
  }
}

if (isMainThread && process.env.ACCOUNT) {
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    writeFileSync(process.env.ACCOUNT, JSON.stringify({ cpu: (user + system) / 1e6, peak: peakBytes() }));
  });
}
