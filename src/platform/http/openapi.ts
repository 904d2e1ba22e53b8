import { Injectable } from '@nestjs/common';
import { operationOf } from './openapi-operation.js';
import { problemResponses } from './openapi-problems.js';
import { type Json, neededBy } from './openapi-shapes.js';
import { type Route, RouteList } from './routes.js';

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
  const responses = problemResponses();
  return {
    openapi: '3.1.0',
    info: {
      title: 'Jalon',
      version: '0.1.0',
      description:
        'Mentored, self-paced diploma tracks. Every refusal is a problem document (RFC 9457) with its checks.',
    },
    servers: [{ url: '/' }],
    tags: tagsOf(routes),
    paths,
    components: {
      schemas: neededBy({ paths, responses }),
      responses,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'The token that `POST /api/sign-in` answers' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'jalon', description: 'The same token, kept by a browser' },
      },
    },
  };
}

function tagsOf(routes: Route[]): Json[] {
  return [...new Set(routes.map(({ tag }) => tag))].toSorted().map((name) => ({ name }));
}
