import { describe, expect, it } from 'vitest';
import { describeApi } from './openapi.js';
import { QUESTIONS } from './questions.js';

describe('the OpenAPI document', () => {
  it('is 3.1, has every route and no dangling reference', async () => {
    const document = await describeApi();
    expect(document.openapi).toBe('3.1.0');
    for (const question of QUESTIONS) {
      const path = question.url.replace(':id', '{id}');
      expect(document.paths[path]?.get?.operationId, path).toBe(question.id);
    }
    expect(document.paths['/api/documents']?.post?.operationId).toBe('addDocuments');
    const names = Object.keys(document.components.schemas);
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(
      (match) => match[1] ?? '',
    );
    expect(references.length).toBeGreaterThan(50);
    for (const reference of references) {
      expect(reference).toMatch(/^#\/components\/schemas\//);
      expect(names).toContain(reference.split('/').at(-1));
    }
  });
});
