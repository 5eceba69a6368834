/** As much of a DOM node as the readers use, whatever library built it. */
export interface PageNode {
  readonly nodeType: number;
  readonly localName?: string;
  readonly nodeValue: string | null;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
  readonly parentNode: PageNode | null;
  getAttribute?(name: string): string | null;
}

export const ELEMENT = 1;
export const TEXT = 3;

export const tagOf = (node: PageNode | null): string => node?.localName?.toLowerCase() ?? '';
export const attribute = (node: PageNode, name: string): string => node.getAttribute?.(name)?.trim() ?? '';

/**
 * Walks a tree in document order without recursion: a page may nest deeper than the stack allows.
 * `enter` answers false to pass over a node's children; `leave` is called for every node that was entered.
 */
export function walk(
  root: PageNode,
  enter: (node: PageNode) => boolean | undefined,
  leave?: (node: PageNode) => void,
): void {
  let node: PageNode | null = root;
  while (node) {
    const inside: boolean = enter(node) !== false;
    if (inside && node.firstChild) {
      node = node.firstChild;
      continue;
    }
    if (inside) leave?.(node);
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      if (node) leave?.(node);
    }
    if (!node || node === root) return;
    node = node.nextSibling;
  }
}

/** All text below a node, white space made single spaces. */
export function textOf(root: PageNode): string {
  const pieces: string[] = [];
  walk(root, (node) => {
    if (node.nodeType === TEXT) pieces.push(node.nodeValue ?? '');
    return !/^(?:script|style)$/.test(tagOf(node));
  });
  return pieces.join(' ').replace(/\s+/gu, ' ').trim();
}
