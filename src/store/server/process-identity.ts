import { readFileSync } from 'node:fs';

/**
 * When a process began, in the kernel's ticks, so that a number used again by another process is not taken for it.
 * Null where the system does not say (no /proc), and for a process that is gone or only waits to be buried (a zombie).
 */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces: fields are counted after its end.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOENT', 'ESRCH', 'EACCES'].includes(String(error.code));

/** "PID START" of a process: what a lock file holds. START is "-" where the system does not tell. */
export function processIdentity(pid: number): string {
  return `${pid} ${startOf(pid) ?? '-'}`;
}

/** True when this very process still runs; `start` "-" compares the number only. */
export function processRuns(pid: number, start = '-'): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // It runs, but is another user's, of which nothing more can be learnt.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  if (process.platform !== 'linux') return true;
  const now = startOf(pid);
  return now !== null && (start === '-' || now === start);
}

/** The name of a running process ("postgres", "node"), null where the system does not tell. */
export function processName(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
