import { afterAll, beforeAll, describe, expect, it } from './jest.js';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../config/root.js';
import { World } from './world.js';

interface Schema {
  $ref?: string;
  type?: string | string[];
  items?: Schema;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  [keyword: string]: unknown;
}

interface Operation {
  operationId: string;
  summary?: string;
  tags: string[];
  security?: object[];
  parameters?: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { $ref?: string; description?: string }>;
}

interface Description {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; responses: object };
}

interface Validator {
  addVocabulary(words: string[]): void;
  addSchema(schema: object, key: string): void;
  getSchema(key: string): ((data: unknown) => boolean) | undefined;
  validate(schema: object, data: unknown): boolean;
  errorsText(): string;
}

let world: World;
let description: Description;
beforeAll(async () => {
  world = await World.open();
  ({ body: description } = await world.call<Description>(null, 'GET', '/api/openapi.json'));
});
afterAll(() => world.close());

const operations = (): Operation[] => Object.values(description.paths).flatMap((methods) => Object.values(methods));

/** The validator that Fastify brings along, for JSON Schema 2020-12. */
function validator(strict: boolean): Validator {
  const fromFastify = createRequire(createRequire(import.meta.url).resolve('@fastify/ajv-compiler'));
  const { Ajv2020 } = fromFastify('ajv/dist/2020.js') as { Ajv2020: new (options: object) => Validator };
  return new Ajv2020({ strict, strictTypes: false, strictRequired: false, validateFormats: false });
}

/** Every property that a body or an address may bring, by a name to find it by. */
function broughtIn(): [string, Schema][] {
  const seen = new Set<string>();
  const visit = (at: string, { $ref = '', ...schema }: Schema): [string, Schema][] => {
    const [, name] = /\/schemas\/(\w+)$/.exec($ref) ?? [];
    if (name) return seen.has(name) ? [] : (seen.add(name), visit(name, description.components.schemas[name] ?? {}));
    const parts = [schema.items ?? [], schema.anyOf ?? []].flat();
    const properties = Object.entries(schema.properties ?? {});
    return [
      ...(schema.properties ? [] : [[at, schema] as [string, Schema]]),
      ...parts.flatMap((part) => visit(at, part)),
      ...properties.flatMap(([property, inner]) => visit(`${at}.${property}`, inner)),
    ];
  };
  return operations().flatMap(({ operationId, parameters = [], requestBody }) => [
    ...parameters.flatMap(({ name, schema }) => visit(`${operationId} ?${name}`, schema)),
    ...Object.values(requestBody?.content ?? {}).flatMap(({ schema }) => visit(operationId, schema)),
  ]);
}

function isBounded(schema: Schema): boolean {
  const types = [schema.type ?? []].flat();
  const has = (...keywords: string[]): boolean => keywords.some((keyword) => keyword in schema);
  if (types.includes('string') && !has('maxLength', 'pattern', 'format', 'enum', 'anyOf', 'contentMediaType'))
    return false;
  if (types.includes('array') && !has('maxItems')) return false;
  const isNumber = types.includes('integer') || types.includes('number');
  return !isNumber || has('enum') || (has('minimum') && has('maximum'));
}

describe('The description of the API', () => {
  it('is valid by the schema of the OpenAPI Initiative, and so is every shape in it by JSON Schema', async () => {
    const official = join(ROOT, 'test/platform/fixtures/openapi-3.1.schema.json');
    const schema = JSON.parse(await readFile(official, 'utf8')) as object;
    const checked = validator(false);
    const isValid = checked.validate(schema, description);
    expect(isValid ? 'valid' : checked.errorsText()).toBe('valid');

    const shapes = validator(true);
    shapes.addVocabulary(['openapi', 'info', 'servers', 'tags', 'paths', 'components']);
    shapes.addSchema(description, 'api');
    for (const name of Object.keys(description.components.schemas)) {
      expect(() => shapes.getSchema(`api#/components/schemas/${name}`)).not.toThrow();
    }
  });

  it('tells nothing of what programs cannot ask for: pages, the environment', () => {
    const names = Object.keys(description.components.schemas);
    expect(names.filter((name) => /Form$|^Environment$/.test(name))).toEqual([]);
  });

  it('gives each operation a name of its own, a line that says what it does, and who may', () => {
    const names = operations().map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(names.length);
    const silent = operations().filter(({ summary, tags, security }) => !summary || !tags[0] || !security);
    expect(
      silent.map(({ operationId }) => `${operationId}: say what it does with @Operation('…', { 404: ['…'] })`),
    ).toEqual([]);
  });

  it('bounds whatever comes in', () => {
    const unbounded = broughtIn().filter(([, schema]) => !isBounded(schema));
    expect(unbounded.map(([at]) => at)).toEqual([]);
  });

  it('says the problems that every operation can have, and the codes that the domain gives for a row that is named', () => {
    for (const [path, methods] of Object.entries(description.paths)) {
      for (const { operationId, responses } of Object.values(methods)) {
        expect(Object.keys(responses)).toEqual(expect.arrayContaining(['500', '503']));
        if (path.includes('{')) expect(`${operationId} ${responses[404]?.description}`).toContain('`');
      }
    }
  });

  it('points to nothing that is not there', () => {
    const refs = [...JSON.stringify(description).matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)];
    const components = description.components as unknown as Record<string, Record<string, unknown>>;
    expect(refs.filter(([, kind, name]) => !components[kind ?? '']?.[name ?? '']).map(([ref]) => ref)).toEqual([]);
  });
});
