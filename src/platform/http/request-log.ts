import type { LoggerService } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { pino, type Logger } from 'pino';

/** Parts of Nest that tell of every class and route while it starts: for those who look for trouble only. */
const TALKATIVE = new Set<unknown>([
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestFactory',
  'NestApplication',
]);

/** Nest's own messages and those of the house as one line of JSON each. */
export class StructuredLog implements LoggerService {
  readonly pino: Logger;

  constructor(level: string) {
    this.pino = pino({ level, base: { app: 'jalon' }, timestamp: pino.stdTimeFunctions.isoTime });
  }

  log(message: unknown, ...context: unknown[]): void {
    this.write(TALKATIVE.has(context.at(-1)) ? 'debug' : 'info', message, context);
  }

  error(message: unknown, ...context: unknown[]): void {
    this.write('error', message, context);
  }

  warn(message: unknown, ...context: unknown[]): void {
    this.write('warn', message, context);
  }

  debug(message: unknown, ...context: unknown[]): void {
    this.write('debug', message, context);
  }

  private write(level: 'info' | 'error' | 'warn' | 'debug', message: unknown, context: unknown[]): void {
    const from = context.at(-1);
    const fields = typeof message === 'object' && message !== null ? message : { message };
    this.pino[level]({ from, ...fields });
  }
}

/** One line for each answer: the route as it is written in the code, so that no value of a request is logged. */
export function logRequests(fastify: FastifyInstance, log: StructuredLog): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const actor = (request as { actor?: { id: string } | null }).actor;
    log.pino.info({
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      ...(actor && { actorId: actor.id }),
    });
    done();
  });
}
