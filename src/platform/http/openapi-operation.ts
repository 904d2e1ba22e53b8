import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import type { UploadForm } from './answers.js';
import { problemsOf } from './openapi-problems.js';
import { type Json, PREFIX, shapes, withoutNull } from './openapi-shapes.js';
import type { Route } from './routes.js';

type Class = new (...args: never[]) => object;

const BODY = 3;
const QUERY = 4;
const LONGEST_SEGMENT = 200;
const LONGEST_TEXT = 20_000;
const PLAIN = new Set<unknown>([String, Number, Boolean, Object, Array, Promise, undefined]);

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'Names the request: sent again within a day, it takes effect once and is answered alike.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

/** One route as OpenAPI describes it. */
export function operationOf(route: Route): Json {
  const { body, query } = inputsOf(route);
  const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
  const parameters = [
    ...names.map(pathParameter),
    ...(query ? queryParameters(query) : []),
    ...(route.isOncePerKey ? [IDEMPOTENCY_KEY] : []),
  ];
  const { summary } = route.operation ?? {};
  return {
    operationId: `${route.controller.name.replace(/Controller$/, '')}.${route.handlerName}`,
    ...(summary && { summary }),
    tags: [route.tag],
    ...(route.permission && { description: `For those who hold \`${route.permission}\`.` }),
    security: route.isPublic ? [] : [{ bearer: [] }, { cookie: [] }],
    ...(parameters.length > 0 && { parameters }),
    ...requestOf(route, body),
    responses: { ...answerOf(route), ...problemsOf(route, parameters.length > 0 || body !== undefined) },
  };
}

function requestOf({ upload }: Route, body?: Class): Json {
  if (upload) return { requestBody: { required: true, content: { 'multipart/form-data': formOf(upload) } } };
  if (!body) return {};
  const schema = { $ref: PREFIX + body.name };
  return { requestBody: { required: true, content: { 'application/json': { schema } } } };
}

/** The form of an upload: its text fields stand before the file. */
function formOf({ file, fields }: UploadForm): Json {
  const texts = fields.map((name) => [name, { type: 'string', maxLength: LONGEST_TEXT }]);
  const properties = Object.fromEntries([
    ...texts,
    [file, { type: 'string', contentMediaType: 'application/octet-stream' }],
  ]);
  return { schema: { type: 'object', required: [file], properties } };
}

function pathParameter(name: string): Json {
  const isId = /Id$|^id$/.test(name);
  const schema = { type: 'string', ...(isId ? { format: 'uuid' } : { maxLength: LONGEST_SEGMENT }) };
  return { name, in: 'path', required: true, schema };
}

function queryParameters(query: Class): Json[] {
  const shape = shapes()[query.name] as { properties?: Record<string, Json>; required?: string[] } | undefined;
  return Object.entries(shape?.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: shape?.required?.includes(name) ?? false,
    schema: withoutNull(schema),
  }));
}

function answerOf({ answer }: Route): Json {
  if (!answer) return {};
  const { status, shape, isList, mediaType } = answer;
  const one = shape ? { $ref: PREFIX + shape.name } : { type: 'string', contentMediaType: mediaType };
  const hasBody = shape !== null || mediaType !== 'application/json';
  return {
    [status]: {
      description: hasBody ? 'Done' : 'Done; there is nothing to answer',
      ...(hasBody && { content: { [mediaType]: { schema: isList ? { type: 'array', items: one } : one } } }),
    },
  };
}

function inputsOf({ controller, handlerName }: Route): { body?: Class; query?: Class } {
  const taken = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handlerName) ?? {}) as Record<
    string,
    { index: number; data?: unknown }
  >;
  const types = (Reflect.getMetadata('design:paramtypes', controller.prototype as object, handlerName) ??
    []) as Class[];
  const typeOf = (kind: number): Class | undefined => {
    const key = Object.keys(taken).find((name) => name.startsWith(`${kind}:`));
    const entry = key === undefined ? undefined : taken[key];
    const type = entry && entry.data === undefined ? types[entry.index] : undefined;
    return PLAIN.has(type) ? undefined : type;
  };
  const [body, query] = [typeOf(BODY), typeOf(QUERY)];
  return { ...(body && { body }), ...(query && { query }) };
}
