import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { decide, type Decision } from '../../platform/kernel/decision.js';
import type { BlockStanding } from '../../tracks/index.js';
import { CaseSittings } from './case-sitting.queries.js';
import { mayDeliberate } from './deliberation.rules.js';
import { type CurrentDeclaration, JuryFacts, type JuryRecord } from './jury-facts.queries.js';
import type { CaseState, Outcome } from './jury.types.js';
import { maySeal } from './minutes.rules.js';
import { digestOf } from './seal.js';
import { missingSigners, SealedMinutesQueries } from './sealed-minutes.queries.js';

/** One candidate of a jury, as its members see them. */
export interface CaseInJury {
  id: string;
  enrolmentId: string;
  enrolmentNumber: string;
  learnerId: string;
  candidate: string;
  state: CaseState;
  outcome: Outcome | null;
  heardAt: Date | null;
  notifyByOn: string | null;
  notifiedAt: Date | null;
  appealUntilOn: string | null;
}

/** How the minutes of a jury stand. */
export interface MinutesInJury {
  number: string;
  sealedAt: Date;
  sha256: string;
  /** Does the digest still fit what is kept? */
  isIntact: boolean;
  signatures: { memberId: string; signedAt: string }[];
  /** The names of those who have not signed. */
  missing: string[];
}

export type SeatInJury = JuryRecord['seats'][number] & { isPresident: boolean; isPresent: boolean | null };

export interface JuryDetail extends Omit<JuryRecord, 'seats'> {
  members: SeatInJury[];
  cases: CaseInJury[];
  declarations: CurrentDeclaration[];
  minutes: MinutesInJury | null;
  /** May the minutes be sealed? */
  sealing: Decision;
}

/** A case with what it takes to decide it. */
export interface CaseDetail {
  juryCase: CaseInJury;
  /** Who decides: those present but for those who step aside. */
  panel: { memberId: string; fullName: string }[];
  blocks: BlockStanding[];
  /** May it be deliberated now, whatever is decided? */
  decision: Decision;
}

/** One jury, and one case before it, for those who sit on it and for officers. */
@Injectable()
export class JuryDetails {
  constructor(
    private readonly db: Db,
    private readonly juries: JuryFacts,
    private readonly sittings: CaseSittings,
    private readonly sealed: SealedMinutesQueries,
  ) {}

  /** Throws `JuryUnknown`. */
  async jury(juryId: string, actor: Actor): Promise<JuryDetail> {
    const { seats, ...jury } = await this.juries.jury(juryId, actor);
    const present = await this.juries.present({ ...jury, seats });
    const cases = await this.cases(juryId);
    const openCases = cases.filter(({ outcome }) => outcome === null).length;
    return {
      ...jury,
      members: seats.map((seat) => ({
        ...seat,
        isPresident: seat.memberId === jury.presidentId,
        isPresent: present && present.some(({ memberId }) => memberId === seat.memberId),
      })),
      cases,
      declarations: await this.juries.declarations(juryId),
      minutes: await this.minutes(juryId),
      sealing: decide(...maySeal({ openCases, isSealed: jury.state === 'sealed' }).checks),
    };
  }

  /** Throws `CaseUnknown`. */
  async case(caseId: string, actor: Actor): Promise<CaseDetail> {
    const { jury, panel, blocks, facts } = await this.sittings.of(caseId, actor);
    const juryCase = (await this.cases(jury.id)).find(({ id }) => id === caseId) as CaseInJury;
    return {
      juryCase,
      panel: panel.map(({ memberId, fullName }) => ({ memberId, fullName })),
      blocks,
      decision: mayDeliberate(facts),
    };
  }

  private async minutes(juryId: string): Promise<MinutesInJury | null> {
    const minutes = await this.sealed.of(juryId);
    if (!minutes) return null;
    const { number, sealedAt, sha256, signatures, content } = minutes;
    return {
      number,
      sealedAt,
      sha256,
      isIntact: digestOf(content) === sha256,
      signatures,
      missing: missingSigners(minutes),
    };
  }

  private cases(juryId: string): Promise<CaseInJury[]> {
    return this.db.sql<CaseInJury>(
      `SELECT c.id, c.enrolment_id AS "enrolmentId", e.number AS "enrolmentNumber", c.learner_id AS "learnerId",
         concat_ws(' ', i.first_name, coalesce(i.usage_name, i.birth_name)) AS candidate, c.state, c.outcome,
         c.heard_at AS "heardAt", c.notify_by_on AS "notifyByOn", c.notified_at AS "notifiedAt",
         c.appeal_until_on AS "appealUntilOn"
       FROM assessment.jury_case c
       JOIN tracks.pub_enrolment e ON e.id = c.enrolment_id
       LEFT JOIN learners.pub_civil_identity i ON i.learner_id = c.learner_id
       WHERE c.jury_id = $1 ORDER BY c.position`,
      [juryId],
    );
  }
}
