/** Coding by keys: the number of a judgement sends it. Without this the buttons do the same. */
export function start(form: HTMLElement): void {
  const buttons = [...form.querySelectorAll<HTMLButtonElement>('button[data-code]')];
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('input:not([type=checkbox]), textarea, select, [contenteditable]')) return;
    const button = buttons.find(({ dataset }) => dataset.code === event.key);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
}
