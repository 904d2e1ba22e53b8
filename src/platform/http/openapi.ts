import { Injectable } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import type { UploadForm } from './answers.js';
import { type Json, PREFIX, PROBLEM, shapes } from './openapi-shapes.js';
import { type Route, RouteList } from './routes.js';

type Class = new (...args: never[]) => object;

const BODY = 3;
const QUERY = 4;
const PLAIN = new Set<unknown>([String, Number, Boolean, Object, Array, Promise, undefined]);

/** The description of the API (OpenAPI 3.1), made from the routes and from the classes that check what comes in. */
@Injectable()
export class OpenApi {
  private document: Json | null = null;

  constructor(private readonly routes: RouteList) {}

  /** Every route below /api with what it takes, what it answers and the problems it can have. */
  describe(): Json {
    this.document ??= documentOf(this.routes.all().filter(({ path }) => path.startsWith('/api/')));
    return this.document;
  }
}

function documentOf(routes: Route[]): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[route.method.toLowerCase()] = operationOf(route);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Jalon',
      version: '0.1.0',
      description:
        'Mentored, self-paced diploma tracks. Every refusal is a problem document (RFC 9457) with its checks.',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { ...shapes(), Problem: PROBLEM },
      responses: {
        Problem: {
          description: 'Why not: what is wrong, where, and what to do',
          content: { 'application/problem+json': { schema: { $ref: `${PREFIX}Problem` } } },
        },
      },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'jalon' },
      },
    },
  };
}

function operationOf(route: Route): Json {
  const { body, query } = inputsOf(route);
  const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
  const parameters = [
    ...names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string', ...formatOf(name) } })),
    ...(query ? queryParameters(query) : []),
  ];
  return {
    operationId: `${route.controller.name.replace(/Controller$/, '')}.${route.handlerName}`,
    tags: [route.path.split('/')[2]],
    ...(route.permission && { description: `For those who hold ${route.permission}.` }),
    security: route.isPublic ? [] : [{ bearer: [] }, { cookie: [] }],
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: { $ref: PREFIX + body.name } } } },
    }),
    ...(route.upload && { requestBody: { required: true, content: { 'multipart/form-data': formOf(route.upload) } } }),
    responses: { ...answerOf(route), ...problemsOf(route, { takesInput: Boolean(body ?? query) || names.length > 0 }) },
  };
}

/** The form of an upload: its text fields stand before the file. */
function formOf({ file, fields }: UploadForm): Json {
  const texts = fields.map((name) => [name, { type: 'string' }]);
  const properties = Object.fromEntries([
    ...texts,
    [file, { type: 'string', contentMediaType: 'application/octet-stream' }],
  ]);
  return { schema: { type: 'object', required: [file], properties } };
}

function formatOf(name: string): Json {
  return /Id$|^id$/.test(name) ? { format: 'uuid' } : {};
}

function answerOf({ answer }: Route): Json {
  if (!answer) return {};
  const { status, shape, isList, mediaType } = answer;
  const one = shape ? { $ref: PREFIX + shape.name } : { type: 'string', contentMediaType: mediaType };
  const hasBody = shape !== null || mediaType !== 'application/json';
  return {
    [status]: {
      description: 'Done',
      ...(hasBody && { content: { [mediaType]: { schema: isList ? { type: 'array', items: one } : one } } }),
    },
  };
}

function problemsOf(route: Route, { takesInput }: { takesInput: boolean }): Json {
  const changes = route.method !== 'GET';
  const statuses = [
    ...(takesInput || changes ? [400] : []),
    ...(route.isPublic ? [] : [401]),
    ...(route.isPublic && !changes ? [] : [403]),
    ...(takesInput ? [404] : []),
    ...(changes ? [409, 413, 415, 422] : []),
    500,
    503,
  ];
  return Object.fromEntries(statuses.map((status) => [status, { $ref: '#/components/responses/Problem' }]));
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

function queryParameters(query: Class): Json[] {
  const shape = shapes()[query.name] as { properties?: Record<string, Json>; required?: string[] } | undefined;
  return Object.entries(shape?.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: shape?.required?.includes(name) ?? false,
    schema,
  }));
}
