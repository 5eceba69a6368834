import type { CheckedNode } from './checked-node.js';
import { KINDS, type Kind, ROLES, TIE_KINDS } from './types.js';
import { type KindEntry, LABEL_LANGUAGES, type Labels } from './vocabulary.js';

/** Labels in every UI language; a missing language is refused with its key. */
export function readLabels(node: CheckedNode): Labels {
  const [en, ru] = LABEL_LANGUAGES.map((language) => node.at(language).text());
  return { en: en ?? '', ru: ru ?? '' };
}

function readKind(kind: Kind, node: CheckedNode): KindEntry {
  const makesTie = node.at('makes_tie').flag();
  const listed = (TIE_KINDS as readonly Kind[]).includes(kind);
  if (makesTie !== listed) {
    throw node.refuse(
      'contradiction',
      'makes_tie differs from TIE_KINDS',
      kind,
      `write makes_tie: ${listed}`,
    );
  }
  return {
    kind,
    labels: readLabels(node.at('labels')),
    plural: readLabels(node.at('plural')),
    definition: readLabels(node.at('definition')),
    is: node.at('is').texts(),
    isNot: node.at('is_not').texts(),
    examples: node.at('examples').texts(),
    colour: node.at('colour').text(),
    roles: node
      .at('roles')
      .items()
      .map((item) => item.oneOf(ROLES, 'roles')),
    directed: node.at('directed').flag(),
    makesTie,
  };
}

/** kinds.yaml, checked: exactly the kinds of KINDS, in their order. @throws IntertieError `vocabulary.*` naming file and key. */
export function parseKinds(root: CheckedNode): ReadonlyMap<Kind, KindEntry> {
  const nodes = root.exactly(KINDS, 'kinds', (node) => node);
  return new Map([...nodes].map(([kind, node]) => [kind, readKind(kind, node)] as const));
}
