/** On a document's page: a passage and its note in the margin light up together. */
export function start(page: HTMLElement): void {
  const light = (id: string | undefined, on: boolean) => {
    if (!id) return;
    const mate = CSS.escape(id);
    for (const element of page.querySelectorAll(`[data-mark="${mate}"], [data-note="${mate}"]`)) {
      element.classList.toggle('lit', on);
    }
  };
  const idOf = (target: EventTarget | null): string | undefined => {
    const element =
      target instanceof Element ? target.closest<HTMLElement>('[data-mark], [data-note]') : null;
    return element?.dataset.mark ?? element?.dataset.note;
  };
  let lit: string | undefined;
  const show = (id: string | undefined) => {
    if (id === lit) return;
    light(lit, false);
    light(id, true);
    lit = id;
  };
  page.addEventListener('pointerover', ({ target }) => show(idOf(target)));
  page.addEventListener('pointerleave', () => show(undefined));
  page.addEventListener('focusin', ({ target }) => show(idOf(target)));
}
