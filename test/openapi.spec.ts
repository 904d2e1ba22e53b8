import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { World } from './world.js';

interface Operation {
  responses: Record<string, { $ref?: string }>;
  operationId: string;
}

let world: World;
let description: { openapi: string; paths: Record<string, Record<string, Operation>>; components: { schemas: object } };
beforeAll(async () => {
  world = await World.open();
  ({ body: description } = await world.call(null, 'GET', '/api/openapi.json'));
});
afterAll(() => world.close());

const operations = () => Object.values(description.paths).flatMap((methods) => Object.values(methods));

describe('The description of the API', () => {
  it('is OpenAPI 3.1 with an operation of its own name for each route', () => {
    expect(description.openapi).toBe('3.1.0');
    const names = operations().map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(0);
  });

  it('says the problems that every operation can have', () => {
    for (const { operationId, responses } of operations()) {
      const problems = Object.values(responses).filter(({ $ref }) => $ref === '#/components/responses/Problem');
      expect(`${operationId} ${problems.length > 0}`).toBe(`${operationId} true`);
    }
  });

  it('points to nothing that is not there', () => {
    const refs = [...JSON.stringify(description).matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)];
    const components = description.components as Record<string, Record<string, unknown>>;
    expect(refs.filter(([, kind, name]) => !components[kind ?? '']?.[name ?? '']).map(([ref]) => ref)).toEqual([]);
  });
});
