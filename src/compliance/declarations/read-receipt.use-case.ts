import { Injectable } from '@nestjs/common';
import { createHash, type Hash } from 'node:crypto';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import type { Fault } from '../../platform/kernel/domain-error.js';
import { newId } from '../../platform/kernel/id.js';
import { readReceipt } from '../accrochage/receipt.adapter.js';
import type { Receipt } from '../accrochage/accrochage.types.js';
import { DeclarationUnknown, ReceiptOfAnotherFile, ReceiptRefused } from '../compliance.errors.js';
import type { ReceiptRead } from '../compliance.events.js';
import { DeclarationReceipt } from './declaration-receipt.entity.js';
import { Declaration } from './declaration.entity.js';
import type { PassageState } from './declarations.types.js';

const MOST_FAULTS = 20;
const LONGEST_MESSAGE = 1000;

export interface ReadReceiptInput {
  declarationId: string;
  /** The `accusé de traitement`, as the portal gave it; read as it comes, once. */
  bytes: AsyncIterable<Uint8Array>;
}

export interface ReceiptOutcome {
  accepted: number;
  rejected: number;
  /** Passages of the file that no receipt has answered yet. */
  unanswered: number;
}

/** What a receipt says, in three columns: technical ids, answers, messages. */
type Answers = [ids: string[], states: PassageState[], messages: (string | null)[]];

/**
 * Marks each passage of a file as the receipt of the Caisse des Dépôts answers it; reading it again changes nothing.
 * Throws ReceiptUnreadable, DeclarationUnknown, ReceiptOfAnotherFile or ReceiptRefused; nothing is recorded then.
 */
@Injectable()
export class ReadReceipt {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
  ) {}

  async run({ declarationId, bytes }: ReadReceiptInput, actor: Actor): Promise<ReceiptOutcome> {
    const hash = createHash('sha256');
    const receipt = await readReceipt(hashed(bytes, hash));
    const receiptSha256 = hash.digest('hex');
    return this.db.transaction(async () => {
      await this.db.lock('declarations');
      const declaration = await this.db.of(Declaration).findOneBy({ id: declarationId });
      if (!declaration) throw new DeclarationUnknown(declarationId);
      const { flowId: expectedFlowId } = declaration;
      if (receipt.flowId !== expectedFlowId) throw new ReceiptOfAnotherFile({ flowId: receipt.flowId, expectedFlowId });
      const answers = answersOf(receipt);
      const faults = await this.faultsOf(declarationId, answers);
      if (faults.length > 0) throw new ReceiptRefused(faults);

      const { accepted, rejected } = await this.mark(declarationId, answers);
      const unanswered = await this.unansweredOf(declarationId);
      if (accepted + rejected > 0) {
        const { treatmentId } = receipt;
        const told = { declarationId, treatmentId, accepted, rejected };
        const readAt = (await this.clock.now()).toJSDate();
        const reading = { ...told, fileSha256: receiptSha256, readAt, readBy: actor.id };
        await this.db.of(DeclarationReceipt).insert({ id: newId(), ...reading });
        if (unanswered === 0) await this.db.of(Declaration).update({ id: declarationId }, { state: 'answered' });
        const event = { name: 'compliance.receipt-read', subject: declarationId, data: { ...told, receiptSha256 } };
        await this.events.record<ReceiptRead>(event, actor);
      }
      return { accepted: receipt.accepted.length, rejected: receipt.rejected.length, unanswered };
    });
  }

  /** Passages that the file does not have, and those that were answered otherwise before. */
  private async faultsOf(declarationId: string, [ids, states]: Answers): Promise<Fault[]> {
    const rows = await this.db.sql<{ id: string; state: PassageState | null }>(
      `SELECT answer.id, p.state
       FROM unnest($2::text[], $3::text[]) AS answer (id, state)
       LEFT JOIN compliance.declared_passage p ON p.declaration_id = $1 AND p.id::text = answer.id
       WHERE p.id IS NULL OR p.state NOT IN ('sent', answer.state) LIMIT $4`,
      [declarationId, ids, states, MOST_FAULTS],
    );
    return rows.map(({ id, state }) => ({
      at: `passage ${id}`,
      code: state ? 'passage-answered-otherwise' : 'passage-unknown',
      message: state
        ? `An earlier receipt says that it is ${state}: check which receipt is the right one`
        : 'The file has no such passage: check that the receipt is that of this file',
    }));
  }

  private async mark(declarationId: string, answers: Answers): Promise<{ accepted: number; rejected: number }> {
    const answeredAt = (await this.clock.now()).toJSDate();
    const counts = await this.db.one<{ accepted: number; rejected: number }>(
      `WITH marked AS (
         UPDATE compliance.declared_passage p SET state = answer.state, message = answer.message, answered_at = $5
         FROM unnest($2::uuid[], $3::text[], $4::text[]) AS answer (id, state, message)
         WHERE p.id = answer.id AND p.declaration_id = $1 AND p.state = 'sent'
         RETURNING p.state)
       SELECT count(*) FILTER (WHERE state = 'accepted') AS accepted,
         count(*) FILTER (WHERE state = 'rejected') AS rejected FROM marked`,
      [declarationId, ...answers, answeredAt],
    );
    return counts ?? { accepted: 0, rejected: 0 };
  }

  private async unansweredOf(declarationId: string): Promise<number> {
    const row = await this.db.one<{ count: number }>(
      `SELECT count(*) AS count FROM compliance.declared_passage WHERE declaration_id = $1 AND state = 'sent'`,
      [declarationId],
    );
    return row?.count ?? 0;
  }
}

async function* hashed(bytes: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    hash.update(piece);
    yield piece;
  }
}

function answersOf({ accepted, rejected }: Receipt): Answers {
  const told = rejected.map(({ code, message }) =>
    [code, message].filter(Boolean).join(' : ').slice(0, LONGEST_MESSAGE),
  );
  return [
    [...accepted, ...rejected.map(({ technicalId }) => technicalId)],
    [...accepted.map(() => 'accepted' as const), ...rejected.map(() => 'rejected' as const)],
    [...accepted.map(() => null), ...told],
  ];
}
