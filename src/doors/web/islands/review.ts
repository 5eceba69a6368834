interface ReviewData {
  readonly decide: string;
  /** Address of an undo with "ID" in place of the decision's number. */
  readonly undo: string;
  readonly words: Readonly<
    Record<'accepted' | 'rejected' | 'undone' | 'working' | 'failed' | 'nothing', string>
  >;
}

interface Made {
  readonly card: HTMLElement;
  readonly decision: number;
}

const SWITCH = 'intertie-review-keys';
const ACTIONS = { accept: 'statement.accept', reject: 'statement.reject' } as const;
type Verdict = keyof typeof ACTIONS;

/**
 * The review queue under the hands: decisions are sent without leaving the page, the next proposal takes the focus, and single letters do what
 * the buttons do. A refusal is told on its proposal, which stays. Without this the same buttons send the same forms.
 */
export function start(list: HTMLElement, data: unknown): void {
  const { decide, undo, words } = data as ReviewData;
  const made: Made[] = [];
  const help = list.querySelector<HTMLDialogElement>('[data-key-help]');
  const keysOn = list.querySelector<HTMLInputElement>('[data-keys-on]');
  const more = list.querySelector<HTMLElement>('[data-more]');
  const cards = () => [...list.querySelectorAll<HTMLElement>('[data-proposal]')];
  const open = () => cards().filter((card) => !card.classList.contains('settled'));
  const current = () => document.activeElement?.closest<HTMLElement>('[data-proposal]') ?? null;

  const focus = (card: HTMLElement | undefined) => {
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: 'nearest' });
  };

  /** The proposal that many steps from the one in focus; from nowhere, the first. */
  const step = (by: 1 | -1) => {
    const all = open();
    const here = current();
    if (here === null) return focus(all[0]);
    const order = cards();
    const from = order.indexOf(here);
    const ahead = (by > 0 ? order.slice(from + 1) : order.slice(0, from).reverse()).find((card) =>
      all.includes(card),
    );
    focus(ahead ?? here);
  };

  const told = (card: HTMLElement, text: string, refused = false) => {
    const outcome = card.querySelector<HTMLElement>('.outcome');
    if (!outcome) return;
    outcome.textContent = text;
    outcome.classList.toggle('refused', refused);
  };

  /** The answer as JSON, or the refusal in words. */
  const send = async (address: string, body: object): Promise<{ id: number } | string> => {
    try {
      const answer = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(body),
      });
      const found = (await answer.json()) as { id?: number; detail?: string };
      return answer.ok && found.id !== undefined ? { id: found.id } : (found.detail ?? words.failed);
    } catch {
      // No answer, or one that is not JSON: the reason is the same for whoever waits.
      return words.failed;
    }
  };

  const settle = async (card: HTMLElement, verdict: Verdict) => {
    if (card.dataset.busy || card.classList.contains('settled')) return;
    card.dataset.busy = 'yes';
    told(card, words.working);
    const expected = Number(card.querySelector<HTMLInputElement>('[name=revision]')?.value);
    const answer = await send(decide, { action: ACTIONS[verdict], subject: card.dataset.proposal, expected });
    delete card.dataset.busy;
    if (typeof answer === 'string') return told(card, answer, true);
    made.push({ card, decision: answer.id });
    const hadFocus = current() === card || document.activeElement === document.body;
    told(card, verdict === 'accept' ? words.accepted : words.rejected);
    if (hadFocus) goOn(card);
    card.classList.add('settled');
    if (open().length === 0) nothingLeft(hadFocus);
  };

  const goOn = (from: HTMLElement) => {
    const order = cards();
    const after = order.slice(order.indexOf(from) + 1).find((card) => !card.classList.contains('settled'));
    const before = order.find((card) => card !== from && !card.classList.contains('settled'));
    focus(after ?? before);
  };

  const nothingLeft = (takeFocus: boolean) => {
    if (!more) return;
    more.hidden = false;
    if (takeFocus) more.querySelector<HTMLElement>('a')?.focus();
  };

  const takeBack = async () => {
    const last = made.at(-1);
    if (!last) {
      const card = current() ?? open()[0];
      if (card) told(card, words.nothing);
      return;
    }
    const answer = await send(undo.replace('ID', String(last.decision)), {});
    if (typeof answer === 'string') return told(last.card, answer, true);
    made.pop();
    last.card.classList.remove('settled');
    // Its revision has gone on by the decision and by its undo.
    const revision = last.card.querySelector<HTMLInputElement>('[name=revision]');
    if (revision) revision.value = String(Number(revision.value) + 2);
    told(last.card, words.undone);
    if (more) more.hidden = true;
    focus(last.card);
  };

  list.addEventListener('submit', (event) => {
    const card =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-proposal]') : null;
    const button = event.submitter as HTMLButtonElement | null;
    if (!card || button?.name !== 'decision') return;
    event.preventDefault();
    void settle(card, button.value as Verdict);
  });

  const follow = (card: HTMLElement | null, link: string) =>
    card?.querySelector<HTMLAnchorElement>(link)?.click();
  const KEYS: Readonly<Record<string, (card: HTMLElement | null) => unknown>> = {
    j: () => step(1),
    k: () => step(-1),
    a: (card) => card && settle(card, 'accept'),
    r: (card) => card && settle(card, 'reject'),
    e: (card) => follow(card, '[data-edit]'),
    w: (card) => follow(card, '[data-why]'),
    u: takeBack,
    '?': () => help?.showModal(),
  };

  addEventListener('keydown', (event) => {
    const inField =
      event.target instanceof Element &&
      event.target.closest('input, textarea, select, [contenteditable], dialog');
    const act = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : undefined;
    if (!act || inField || event.ctrlKey || event.metaKey || event.altKey) return;
    if (keysOn && !keysOn.checked && event.key !== '?') return;
    event.preventDefault();
    void act(current());
  });

  if (keysOn) {
    keysOn.checked = remembered() !== 'off';
    keysOn.addEventListener('change', () => remember(keysOn.checked ? 'on' : 'off'));
  }
  const hint = list.querySelector<HTMLElement>('[data-keys]');
  if (hint) hint.hidden = false;
  list.querySelector('[data-open-keys]')?.addEventListener('click', () => help?.showModal());
  // The page stays where it is: what was just done stands above the first proposal.
  if (document.activeElement === document.body && location.hash === '') {
    open()[0]?.focus({ preventScroll: true });
  }
}

/** A browser may refuse to keep anything: then the keys are on at every visit. */
function remembered(): string | null {
  try {
    return localStorage.getItem(SWITCH);
  } catch {
    return null;
  }
}

function remember(value: string): void {
  try {
    localStorage.setItem(SWITCH, value);
  } catch {
    // Nothing is lost but the choice.
  }
}
