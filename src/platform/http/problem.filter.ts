import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Problem, problemOf } from './problem.js';
import { TooManyTries } from './too-many-tries.js';

/** Shows a problem to a person instead of a program; set by the pages of the house. */
export abstract class ProblemPages {
  abstract show(problem: Problem, request: FastifyRequest): Promise<string>;
}

/** The one place where an error becomes an answer: a problem document for programs, a page for people. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('http');

  constructor(private readonly pages: ProblemPages) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    const problem = problemOf(error, request.url.split('?')[0] ?? '', request.id);
    if (problem.status >= 500) this.tell(error, request.id);
    const wait = waitOf(error, problem);
    if (wait !== null) void reply.header('retry-after', String(wait));
    const page = wantsPage(request) ? await this.pages.show(problem, request) : null;
    if (reply.sent) return;
    if (page === null) {
      await reply
        .status(problem.status)
        .header('content-type', 'application/problem+json; charset=utf-8')
        .send(problem);
    } else {
      await reply.status(problem.status).header('content-type', 'text/html; charset=utf-8').send(page);
    }
  }

  private tell(error: unknown, requestId: string): void {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    this.log.error({ requestId, error: name, message, stack });
  }
}

/** After how many seconds it makes sense to ask again; null when no wait changes the answer. */
function waitOf(error: unknown, { status }: Problem): number | null {
  if (error instanceof TooManyTries) return error.waitSeconds;
  return status === 503 ? 5 : null;
}

/** Is it a person in a browser who asks, rather than a program? */
export function wantsPage(request: FastifyRequest): boolean {
  return !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');
}
