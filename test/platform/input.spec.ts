import { afterAll, beforeAll, describe, expect, it } from '../jest.js';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage } from 'class-validator';
import { RouteList } from '../../src/platform/http/routes.js';
import { LANGUAGES } from '../../src/platform/web/locale.js';
import { Views } from '../../src/platform/web/views.js';
import { ROLES } from '../../src/platform/kernel/actor.js';
import { newId } from '../../src/platform/kernel/id.js';
import { type Method, type Person, type ProblemBody, World } from '../world.js';

/*
 * Whatever a program sends to any address of the API, as anybody: it is answered with a refusal, never with a failure
 * of ours. The addresses come from the description, so that a new one is tried the day it opens.
 */

interface Operation {
  operationId: string;
  parameters?: { name: string; in: string; schema: { format?: string } }[];
  requestBody?: { content: Record<string, unknown> };
}

let world: World;
let operations: { method: Method; path: string; operation: Operation }[];
beforeAll(async () => {
  world = await World.open();
  const { body } = await world.call<{ paths: Record<string, Record<string, Operation>> }>(
    null,
    'GET',
    '/api/openapi.json',
  );
  operations = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase() as Method, path, operation })),
  );
});
afterAll(() => world.close());

const HUGE = 'ÿ'.repeat(20_000);
/** On a busy machine, hundreds of addresses take their time. */
const PATIENCE_MS = 120_000;
const BODIES: [string, unknown][] = [
  ['nothing', {}],
  ['a list', [1, 'two', null]],
  ['a bare word', 'word'],
  ['null', null],
];

/** The address with each name filled by `fill`, and each query by a text of no sense. */
function addressOf(path: string, { parameters = [] }: Operation, fill: () => string, query: string): string {
  const asked = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => `${name}=${query}`);
  return path.replaceAll(/\{\w+\}/g, fill) + (asked.length > 0 ? `?${asked.join('&')}` : '');
}

/** A body that has every field its shape names, each of a wrong kind. */
function wrongly(operation: Operation, value: unknown): object {
  const target = bodyClassOf(operation);
  return Object.fromEntries(target.map((name) => [name, value]));
}

function bodyClassOf({ requestBody }: Operation): string[] {
  const [content] = Object.values(requestBody?.content ?? {}) as { schema?: { $ref?: string } }[];
  const name = content?.schema?.$ref?.split('/').at(-1);
  const found = getMetadataStorage() as unknown as {
    validationMetadatas: Map<{ name?: string }, { propertyName: string }[]>;
  };
  const [, checks = []] = [...found.validationMetadatas].find(([target]) => target.name === name) ?? [];
  return [...new Set(checks.map(({ propertyName }) => propertyName))];
}

/** The addresses that failed; `thorough` sends each of them every body of no sense. */
async function refusedEverywhere(who: Person | null, thorough: boolean): Promise<string[]> {
  const failed: string[] = [];
  const ask = async (method: Method, url: string, what: string, payload?: unknown) => {
    const answer = await world.app.inject({
      method,
      url,
      headers: {
        ...(who && { authorization: `Bearer ${who.token}` }),
        ...(payload !== undefined && { 'content-type': 'application/json' }),
      },
      ...(payload !== undefined && { payload: JSON.stringify(payload) }),
    });
    if (answer.statusCode >= 500) failed.push(`${method} ${url.slice(0, 120)} with ${what}: ${answer.statusCode}`);
  };
  for (const { method, path, operation } of operations) {
    const unknown = addressOf(path, operation, newId, 'x');
    await ask(
      method,
      addressOf(path, operation, () => 'x', '%00'),
      'no id',
    );
    if (method === 'GET') {
      await ask(method, unknown, 'an unknown id');
      continue;
    }
    const wrong: [string, unknown][] = ([0, [], {}, HUGE, '\u0000'] as unknown[]).map((value) => [
      `${typeof value} in every field`,
      wrongly(operation, value),
    ]);
    for (const [what, payload] of thorough ? [...BODIES, ...wrong] : BODIES) await ask(method, unknown, what, payload);
  }
  return failed;
}

describe('Whatever is sent to the API', () => {
  it(
    'is refused, never failed at, for one who may do everything',
    async () => {
      expect(await refusedEverywhere(await world.person([...ROLES]), true)).toEqual([]);
    },
    PATIENCE_MS,
  );

  it('is refused with its field when it holds what no database keeps', async () => {
    const administrator = await world.person(['administrator']);
    for (const displayName of ['a\u0000b', 'a\ud800b']) {
      const body = { email: 'somebody@example.test', displayName, roles: ['learner'] };
      const answer = await world.call<ProblemBody>(administrator, 'POST', '/api/accounts', body);
      expect([answer.status, answer.body.faults?.[0]?.at]).toEqual([400, 'displayName']);
    }
  });

  it(
    'is refused, never failed at, for a learner and for nobody',
    async () => {
      expect(await refusedEverywhere(await world.person(['learner']), false)).toEqual([]);
      expect(await refusedEverywhere(null, false)).toEqual([]);
    },
    PATIENCE_MS,
  );
});

describe('The shapes of what comes in', () => {
  interface Types {
    findTypeMetadata(shape: unknown, property: string): { typeFunction: () => unknown } | undefined;
  }

  interface Found {
    target: new () => object;
    propertyName: string;
    type: string;
    name?: string;
  }

  /** The checks of every class that a route takes as its body or query, and of the classes that these are made of. */
  function checks(): Found[] {
    const storage = getMetadataStorage();
    const types = defaultMetadataStorage as Types;
    const seen = new Set<unknown>();
    const visit = (shape: unknown): Found[] => {
      if (typeof shape !== 'function' || seen.has(shape)) return [];
      seen.add(shape);
      const own = storage.getTargetValidationMetadatas(shape, '', false, false) as unknown as Found[];
      const parts = own.map(({ propertyName }) => types.findTypeMetadata(shape, propertyName)?.typeFunction());
      return [...own, ...parts.flatMap(visit)];
    };
    const routes = world.app.get(RouteList).all();
    return routes.flatMap(({ controller, handlerName }) => {
      const taken = Reflect.getMetadata('design:paramtypes', controller.prototype as object, handlerName) as unknown[];
      return taken.flatMap(visit);
    });
  }

  it('say of each part whether it is one thing or a list: a nested check alone lets anything through', () => {
    const all = checks();
    const bare = all.filter(({ type, target, propertyName }) => {
      const others = all.filter((check) => check.target === target && check.propertyName === propertyName);
      return type === 'nestedValidation' && !others.some(({ name }) => name === 'isObject' || name === 'isArray');
    });
    expect(all.length).toBeGreaterThan(100);
    expect(bare.map(({ target, propertyName }) => `${target.name}.${propertyName}: add @IsObject()`)).toEqual([]);
  });

  it('have words for each check in the three languages', () => {
    const names = checks().map(({ name, type }) => name ?? type);
    const codes = [...new Set(names)].map((name) => name.replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase());
    for (const language of LANGUAGES) {
      const voice = world.app.get(Views).voiceFor({ language, zone: 'Europe/Paris' });
      const silent = codes.filter((code) => !/conditional|is-optional/.test(code) && !voice.has(`faults:${code}`));
      expect([language, silent]).toEqual([language, []]);
    }
  });
});
