/** "1 place", "2 places": English as the command line speaks it. */
export function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}
