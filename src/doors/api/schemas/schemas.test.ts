import type { Static } from '@sinclair/typebox';
import { describe, expectTypeOf, it } from 'vitest';
import type {
  ArcView,
  AtlasView,
  CollectionView,
  DocumentPageView,
  PlacePageView,
  PromisePageView,
  Queries,
  SearchView,
  SourcePageRow,
  TiePageView,
} from '../../../queries/index.js';
import type { AddedFile } from '../../web/render.js';
import type { Problem } from '../problem.js';
import type * as answers from './answers.js';
import type { ProblemSchema } from './problem.js';
import type { AddedFileSchema } from './upload.js';

/** True when each type can stand for the other; read-only marks aside, that is the same type. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : { missing: B }) : { missing: A };
type Pages<K extends 'documents' | 'promises'> = Awaited<ReturnType<Queries[K]>>;

describe('the schemas of the API', () => {
  it('say exactly what the view types say, checked by the compiler', () => {
    expectTypeOf<Same<Static<typeof answers.AtlasAnswer>, AtlasView>>().toEqualTypeOf<true>();
    expectTypeOf<Same<Static<typeof answers.ArcsAnswer>, readonly ArcView[]>>().toEqualTypeOf<true>();
    expectTypeOf<Same<Static<typeof answers.PlaceAnswer>, PlacePageView>>().toEqualTypeOf<true>();
    expectTypeOf<Same<Static<typeof answers.TieAnswer>, TiePageView>>().toEqualTypeOf<true>();
    expectTypeOf<Same<Static<typeof answers.DocumentAnswer>, DocumentPageView>>().toEqualTypeOf<true>();
    expectTypeOf<Same<Static<typeof answers.DocumentsAnswer>, Pages<'documents'>>>().toEqualTypeOf<true>();
    expectTypeOf<Same<Static<typeof answers.PromisesAnswer>, Pages<'promises'>>>().toEqualTypeOf<true>();
    expectTypeOf<
      Same<Static<typeof answers.PromiseAnswer>, Omit<PromisePageView, 'history'>>
    >().toEqualTypeOf<true>();
    expectTypeOf<
      Same<Static<typeof answers.SourcesAnswer>, readonly SourcePageRow[]>
    >().toEqualTypeOf<true>();
    expectTypeOf<
      Same<Static<typeof answers.CollectionsAnswer>, readonly CollectionView[]>
    >().toEqualTypeOf<true>();
    expectTypeOf<Same<Static<typeof answers.SearchAnswer>, SearchView>>().toEqualTypeOf<true>();
    expectTypeOf<Same<Static<typeof AddedFileSchema>, AddedFile>>().toEqualTypeOf<true>();
    expectTypeOf<Same<Static<typeof ProblemSchema>, Problem>>().toEqualTypeOf<true>();
  });
});
