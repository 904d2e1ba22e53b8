import { Injectable, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ANSWERS, type Answer, OPERATION, type OperationWords, type UploadForm, UPLOADS } from './answers.js';
import { PERMISSION, PUBLIC } from './doors.js';
import { ONCE_PER_KEY } from './once-per-key.js';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type Handler = (...args: unknown[]) => unknown;

/** One route of the application: what it takes, for whom it is, what it answers. */
export interface Route {
  method: HttpMethod;
  /** As it is written in the code, with `:names`. */
  path: string;
  /** The first word of the path below /api: what the route is about. */
  tag: string;
  isPublic: boolean;
  permission: string | null;
  answer: Answer | null;
  operation: OperationWords | null;
  upload: UploadForm | null;
  /** Does it heed an `Idempotency-Key`? */
  isOncePerKey: boolean;
  controller: new (...args: never[]) => object;
  handlerName: string;
  handler: Handler;
}

/** Every route, read from the controllers themselves. */
@Injectable()
export class RouteList {
  private known: Route[] | null = null;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  all(): Route[] {
    return this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      if (!instance || !metatype) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, Handler>;
      const controller = metatype as Route['controller'];
      return this.scanner
        .getAllMethodNames(prototype)
        .flatMap((name) => this.routesOf(controller, name, prototype[name] as Handler));
    });
  }

  /** The route that answers this method at this path of the API; those whose path is written out come first. */
  of(method: string, path: string): Route | null {
    this.known ??= this.all().toSorted((a, b) => namesIn(a.path) - namesIn(b.path));
    return this.known.find((route) => route.method === method && fits(route.path, path)) ?? null;
  }

  private routesOf(controller: Route['controller'], handlerName: string, handler: Handler): Route[] {
    const verb = this.reflector.get<RequestMethod | undefined>(METHOD_METADATA, handler);
    if (verb === undefined) return [];
    const targets = [handler, controller];
    const isPublic = this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, targets) ?? false;
    const permission = this.reflector.getAllAndOverride<string | undefined>(PERMISSION, targets) ?? null;
    const answer = this.reflector.get<Answer | undefined>(ANSWERS, handler) ?? null;
    const operation = this.reflector.get<OperationWords | undefined>(OPERATION, handler) ?? null;
    const upload = this.reflector.get<UploadForm | undefined>(UPLOADS, handler) ?? null;
    const isOncePerKey = this.reflector.get<boolean | undefined>(ONCE_PER_KEY, handler) ?? false;
    const base = listOf(this.reflector.get<string | string[]>(PATH_METADATA, controller));
    const own = listOf(this.reflector.get<string | string[]>(PATH_METADATA, handler));
    const method = RequestMethod[verb] as HttpMethod;
    return base.flatMap((start) =>
      own.map((end) => {
        const path = `/${start}/${end}`.replaceAll(/\/+/g, '/').replace(/(.)\/$/, '$1');
        const tag = path.split('/')[2] ?? '';
        const said = { isPublic, permission, answer, operation, upload, isOncePerKey };
        return { method, path, tag, ...said, controller, handlerName, handler };
      }),
    );
  }
}

function listOf(value: string | string[] | undefined): string[] {
  return Array.isArray(value) ? value : [value ?? ''];
}

function namesIn(path: string): number {
  return path.split('/:').length;
}

function fits(pattern: string, path: string): boolean {
  const [parts, given] = [pattern.split('/'), path.split('/')];
  return parts.length === given.length && parts.every((part, at) => part.startsWith(':') || part === given[at]);
}
