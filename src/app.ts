import multipart from '@fastify/multipart';
import type { INestApplicationContext } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Environment } from '../config/environment.js';
import { AppModule, type Replacements } from './app.module.js';
import { inputPipe } from './platform/http/input.pipe.js';
import { ProblemFilter } from './platform/http/problem.filter.js';
import { keepRawBodies } from './platform/http/raw-bodies.js';
import { logRequests, StructuredLog } from './platform/http/request-log.js';
import { guardDoors } from './platform/http/security-headers.js';
import { newId } from './platform/kernel/id.js';
import { Assets, registerAssets } from './platform/web/assets.js';
import { compressHtml, registerLanguageChoice } from './platform/web/html-answers.js';

const BODY_LIMIT = 1024 * 1024;
const HEADERS_MS = 15_000;
const SILENCE_MS = 60_000;
/** The whole public register over a slow line; who is silent for a minute meanwhile is let go. */
const LONGEST_UPLOAD_MS = 30 * 60_000;

/** The whole application behind HTTP, ready to listen. */
export async function createApp(
  environment: Environment,
  replacements?: Replacements,
): Promise<NestFastifyApplication> {
  const log = new StructuredLog(environment.LOG_LEVEL);
  const adapter = new FastifyAdapter({
    genReqId: newId,
    bodyLimit: BODY_LIMIT,
    logger: false,
    http: { headersTimeout: HEADERS_MS },
    connectionTimeout: SILENCE_MS,
    requestTimeout: LONGEST_UPLOAD_MS,
    forceCloseConnections: 'idle',
    trustProxy: 'loopback',
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(environment, replacements), adapter, {
    logger: log,
    abortOnError: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  const secure = environment.PUBLIC_URL?.startsWith('https:') ?? false;
  guardDoors(fastify, secure);
  keepRawBodies(fastify);
  logRequests(fastify, log);
  registerLanguageChoice(fastify, secure);
  compressHtml(fastify);
  registerAssets(fastify, app.get(Assets));
  boundTheStop(fastify, environment.STOP_SECONDS);
  await app.register(multipart);
  app.useGlobalPipes(inputPipe());
  app.useGlobalFilters(app.get(ProblemFilter));
  return app;
}

/** Requests under way may end while the house stops; whoever takes longer, as a slow upload does, is cut off. */
function boundTheStop(fastify: FastifyInstance, seconds: number): void {
  fastify.addHook('preClose', (done) => {
    setTimeout(() => fastify.server.closeAllConnections(), seconds * 1000).unref();
    done();
  });
}

/** The application without HTTP, for the command line and the demo world. */
export function createContext(environment: Environment, replacements?: Replacements): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(
    AppModule.with(Object.assign(new Environment(), environment, { JOBS: false }), replacements),
    {
      logger: new StructuredLog(environment.LOG_LEVEL === 'info' ? 'warn' : environment.LOG_LEVEL),
      abortOnError: false,
    },
  );
}
