import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { TracksApi } from '../../tracks/index.js';
import { AppealsQueries, type ShownAppeal } from '../appeals/appeals.queries.js';
import { type JuryDetail, JuryDetails } from './jury-detail.queries.js';
import type { BlockVerdict } from './jury.types.js';

/** A block of a candidate: how it stands, and what this jury decided of it. */
export interface BlockOnPage {
  blockId: string;
  code: string;
  name: string;
  state: string;
  isReady: boolean;
  /** Did an equivalence validate it? */
  byEquivalence: boolean;
  decision: BlockVerdict | null;
  reason: string | null;
}

/** The title that was awarded on a case, also when it was taken back since. */
export interface AwardOnPage {
  id: string;
  number: string;
  revokedAt: Date | null;
}

/** All that the page of one jury says. */
export interface JuryOnPage {
  jury: JuryDetail;
  titleName: string;
  /** The day where the jury sits. */
  today: string;
  blocks: Map<string, BlockOnPage[]>;
  awards: Map<string, AwardOnPage>;
  /** An appeal that waits for its ruling; null also for members, who do not rule. */
  appeal: ShownAppeal | null;
  /** The cases that another jury is still to be convened for, after an admissible appeal. */
  toRehear: string[];
  actorId: string;
  isOfficer: boolean;
}

interface Decided {
  caseId: string;
  blockId: string;
  decision: BlockVerdict;
  reason: string | null;
}

/** Gathers the page of one jury, for those who sit on it and for officers. */
@Injectable()
export class JuryPageQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly details: JuryDetails,
    private readonly tracks: TracksApi,
    private readonly appeals: AppealsQueries,
  ) {}

  /** Throws `JuryUnknown`. */
  async of(juryId: string, actor: Actor): Promise<JuryOnPage> {
    const jury = await this.details.jury(juryId, actor);
    const title = await this.db.one<{ name: string }>('SELECT name FROM competence_blocks.pub_title WHERE id = $1', [
      jury.titleVersionId,
    ]);
    const isOfficer = hasRole(actor, 'officer');
    const appeals = isOfficer ? await this.appeals.waiting() : [];
    return {
      jury,
      titleName: title?.name ?? '',
      today: dayOf(await this.clock.now(), jury.zone),
      blocks: await this.blocks(jury),
      awards: await this.awards(juryId),
      appeal: appeals.find((appeal) => appeal.juryId === juryId) ?? null,
      toRehear: await this.toRehear(juryId),
      actorId: actor.id,
      isOfficer,
    };
  }

  private async blocks({ id, cases }: JuryDetail): Promise<Map<string, BlockOnPage[]>> {
    const decided = await this.db.sql<Decided>(
      `SELECT b.case_id AS "caseId", b.block_id AS "blockId", b.decision, b.reason
       FROM assessment.block_decision b JOIN assessment.jury_case c ON c.id = b.case_id WHERE c.jury_id = $1`,
      [id],
    );
    const found = new Map<string, BlockOnPage[]>();
    for (const { id: caseId, enrolmentId } of cases) {
      const blocks = await this.tracks.standing(enrolmentId);
      const verdictOn = (blockId: string) => decided.find((one) => one.caseId === caseId && one.blockId === blockId);
      found.set(
        caseId,
        blocks.map(({ blockId, code, name, state, presentable, recognition }) => {
          const { decision = null, reason = null } = verdictOn(blockId) ?? {};
          const shownAs = state === 'ready-for-jury' ? 'ready' : state;
          return {
            blockId,
            code,
            name,
            state: shownAs,
            isReady: presentable,
            byEquivalence: recognition !== null,
            decision,
            reason,
          };
        }),
      );
    }
    return found;
  }

  private async toRehear(juryId: string): Promise<string[]> {
    const rows = await this.db.sql<{ id: string }>(
      `SELECT c.id FROM assessment.jury_case c
       JOIN assessment.appeal a ON a.case_id = c.id JOIN assessment.appeal_ruling r ON r.appeal_id = a.id
       WHERE c.jury_id = $1 AND c.state = 'appealed' AND r.admissible
         AND NOT EXISTS (SELECT 1 FROM assessment.jury_case again WHERE again.rehears_case_id = c.id)
       ORDER BY c.position, c.id`,
      [juryId],
    );
    return rows.map(({ id }) => id);
  }

  private async awards(juryId: string): Promise<JuryOnPage['awards']> {
    const rows = await this.db.sql<AwardOnPage & { caseId: string }>(
      `SELECT a.case_id AS "caseId", a.id, a.number, r.revoked_at AS "revokedAt"
       FROM assessment.award a LEFT JOIN assessment.award_revocation r ON r.award_id = a.id WHERE a.jury_id = $1`,
      [juryId],
    );
    return new Map(rows.map(({ caseId, ...award }) => [caseId, award]));
  }
}
