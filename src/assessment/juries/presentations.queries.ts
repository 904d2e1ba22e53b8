import { Injectable } from '@nestjs/common';
import { MentorsApi } from '../../mentors/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { type BlockStanding, TracksApi } from '../../tracks/index.js';
import { AdjournedBlockUnknown } from '../assessment.errors.js';

/** A block of a learner with what the last jury said of it. */
export interface PresentedBlock {
  enrolmentId: string;
  enrolmentNumber: string;
  learner: string;
  block: BlockStanding;
  /** Null for a block that no jury adjourned. */
  adjourned: { juryNumber: string; decidedAt: Date; reason: string | null } | null;
}

/** Looks at a block that may come before a jury again, for those who may let it. */
@Injectable()
export class PresentationsQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly tracks: TracksApi,
    private readonly mentors: MentorsApi,
  ) {}

  /** For the learner's own mentor of today and the staff; for anybody else there is none. Throws `AdjournedBlockUnknown`. */
  async of(enrolmentId: string, blockId: string, actor: Actor): Promise<PresentedBlock> {
    const enrolment = await this.tracks.enrolment(enrolmentId);
    if (!enrolment || !(await this.accompanies(actor, enrolment))) throw new AdjournedBlockUnknown(blockId);
    const block = (await this.tracks.standing(enrolmentId)).find((one) => one.blockId === blockId);
    if (!block) throw new AdjournedBlockUnknown(blockId);
    const learner = await this.db.one<{ name: string }>(
      `SELECT concat_ws(' ', first_name, coalesce(usage_name, birth_name)) AS name
       FROM learners.pub_civil_identity WHERE learner_id = $1`,
      [enrolment.learnerId],
    );
    const adjourned = await this.db.one<NonNullable<PresentedBlock['adjourned']>>(
      `SELECT j.number AS "juryNumber", d.decided_at AS "decidedAt", d.reason
       FROM assessment.block_decision d
       JOIN assessment.jury_case c ON c.id = d.case_id JOIN assessment.jury j ON j.id = c.jury_id
       WHERE c.enrolment_id = $1 AND d.block_id = $2 AND d.decision = 'adjourned' AND c.notified_at IS NOT NULL
       ORDER BY d.decided_at DESC LIMIT 1`,
      [enrolmentId, blockId],
    );
    return { enrolmentId, enrolmentNumber: enrolment.number, learner: learner?.name ?? '', block, adjourned };
  }

  private async accompanies(actor: Actor, { id, zone }: { id: string; zone: string }): Promise<boolean> {
    if (hasRole(actor, 'officer', 'advisor')) return true;
    return (await this.mentors.mentorOf(id, dayOf(await this.clock.now(), zone))) === actor.id;
  }
}
