import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
  UseInterceptors,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Db } from '../database/db.js';
import type { Actor } from '../kernel/actor.js';
import { IdempotencyKeyInvalid, IdempotencyKeyReused } from './once-per-key.errors.js';

type Asked = FastifyRequest & { actor?: Actor | null };

const KEY = /^[!-~]{1,255}$/;

export const ONCE_PER_KEY = 'once-per-key';

/**
 * A request that bears an `Idempotency-Key` takes effect once, however often it is sent within a day: the answer is
 * kept in the transaction of the change, and given again. A refusal is not kept: what was refused may be allowed later.
 */
@Injectable()
export class KeepAnswers implements NestInterceptor {
  constructor(private readonly db: Db) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<Asked>();
    const key = request.headers['idempotency-key'];
    if (key === undefined || !request.actor) return next.handle();
    if (typeof key !== 'string' || !KEY.test(key)) throw new IdempotencyKeyInvalid();
    const name = { accountId: request.actor.id, key, hash: hashOf(request) };
    return from(this.once(name, http.getResponse(), () => lastValueFrom(next.handle())));
  }

  private once(
    { accountId, key, hash }: { accountId: string; key: string; hash: string },
    reply: FastifyReply,
    handle: () => Promise<unknown>,
  ): Promise<unknown> {
    return this.db.transaction(async () => {
      // Waits for the same request while it is under way.
      const [first] = await this.db.sql(
        `INSERT INTO platform.kept_answer (account_id, key, request_hash) VALUES ($1, $2, $3)
         ON CONFLICT DO NOTHING RETURNING key`,
        [accountId, key, hash],
      );
      if (!first) return this.again(accountId, key, hash, reply);
      const answer = await handle();
      await this.db.sql('UPDATE platform.kept_answer SET answer = $3 WHERE account_id = $1 AND key = $2', [
        accountId,
        key,
        answer === undefined ? null : JSON.stringify(answer),
      ]);
      return answer;
    });
  }

  private async again(accountId: string, key: string, hash: string, reply: FastifyReply): Promise<unknown> {
    const kept = await this.db.one<{ hash: string; answer: string | null }>(
      'SELECT request_hash AS hash, answer FROM platform.kept_answer WHERE account_id = $1 AND key = $2',
      [accountId, key],
    );
    if (kept?.hash !== hash) throw new IdempotencyKeyReused();
    void reply.header('Idempotency-Replayed', 'true');
    return kept.answer === null ? undefined : (JSON.parse(kept.answer) as unknown);
  }
}

/** Says that a route heeds the `Idempotency-Key` of a request: see `KeepAnswers`. */
export function OncePerKey(): MethodDecorator {
  return applyDecorators(SetMetadata(ONCE_PER_KEY, true), UseInterceptors(KeepAnswers));
}

function hashOf({ method, url, body }: FastifyRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([method, url, body]))
    .digest('hex');
}
