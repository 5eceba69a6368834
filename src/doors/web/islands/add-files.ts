import type { AddedFile } from '../pages/page-props.js';

interface AddData {
  readonly upload: string;
  /** Address of a document with "ID" in place of its id. */
  readonly document: string;
  readonly words: Readonly<
    Record<
      | 'progress'
      | 'failed'
      | 'failedRemedy'
      | 'drop'
      | 'unchanged'
      | 'scan'
      | 'byHand'
      | 'refused'
      | 'addedNothing'
      | 'results'
      | 'statements',
      string
    >
  >;
}

/** Files dropped or chosen are sent one after another, and each says at once what became of it. */
export function start(form: HTMLElement, data: unknown): void {
  const { upload, document: address, words } = data as AddData;
  const outcomes = document.querySelector<HTMLElement>('[data-outcomes]');
  const input = form.querySelector<HTMLInputElement>('input[type=file]');
  if (!outcomes || !input) return;
  const list = document.createElement('ul');
  list.className = 'ties';
  let queue = Promise.resolve();

  const add = (files: Iterable<File>) => {
    if (!list.isConnected) outcomes.replaceChildren(heading(words.results), list);
    for (const file of files) {
      const row = list.appendChild(document.createElement('li'));
      row.append(line(file.name, words.progress.replace('{name}', file.name), false));
      queue = queue.then(async () => {
        for (const one of await send(upload, file, words)) row.replaceChildren(outcome(one, address, words));
      });
    }
  };

  form.addEventListener('submit', (event) => {
    if (!input.files?.length) return;
    event.preventDefault();
    add([...input.files]);
    input.value = '';
  });
  const over = (event: DragEvent, on: boolean) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    form.classList.toggle('over', on);
  };
  // The whole window takes the drop: a file let go beside the box would make the browser leave the page.
  addEventListener('dragover', (event) => over(event, true));
  addEventListener('dragleave', (event) => event.relatedTarget === null && over(event, false));
  addEventListener('drop', (event) => {
    over(event, false);
    add(event.dataTransfer?.files ?? []);
  });
}

async function send(upload: string, file: File, words: AddData['words']): Promise<readonly AddedFile[]> {
  const body = new FormData();
  body.append('files', file, file.name);
  const refused = (problem: string, remedy: string): readonly AddedFile[] => [
    { name: file.name, outcome: 'refused', document: null, statements: 0, problem, remedy },
  ];
  try {
    const response = await fetch(upload, { method: 'POST', body, headers: { accept: 'application/json' } });
    const answer = (await response.json()) as {
      files?: readonly AddedFile[];
      title?: string;
      detail?: string;
    };
    return answer.files ?? refused(answer.title ?? String(response.status), answer.detail ?? '');
  } catch {
    // No answer, or one that is not JSON: the reason is the same for whoever waits.
    return refused(words.failed, words.failedRemedy);
  }
}

function heading(text: string): HTMLElement {
  const element = document.createElement('h2');
  element.textContent = text;
  return element;
}

function line(name: string, text: string, isBad: boolean): HTMLElement {
  const body = document.createElement('div');
  body.className = 'body';
  const title = document.createElement('div');
  title.className = 'name';
  title.textContent = name;
  const words = document.createElement('p');
  words.textContent = text;
  words.classList.toggle('refused', isBad);
  body.append(title, words);
  return body;
}

function outcome(file: AddedFile, address: string, words: AddData['words']): HTMLElement {
  const { outcome: became, document: made, statements, problem, remedy } = file;
  const added = statements > 0 ? `${words.statements}: ${statements}` : words.addedNothing;
  const said = {
    added,
    unchanged: words.unchanged,
    scan: words.scan,
    by_hand: words.byHand,
    refused: words.refused,
  }[became];
  const body = line(file.name, [said, problem, remedy].filter(Boolean).join('; '), became === 'refused');
  if (made) {
    const link = document.createElement('a');
    link.href = address.replace('ID', encodeURIComponent(made.id));
    link.textContent = made.title;
    body.querySelector('.name')?.replaceChildren(link);
  }
  return body;
}
