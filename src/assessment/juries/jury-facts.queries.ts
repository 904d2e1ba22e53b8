import { Injectable } from '@nestjs/common';
import type { DateTime } from 'luxon';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { CaseUnknown, JuryUnknown } from '../assessment.errors.js';
import { maySeeJury } from '../assessment.policy.js';
import type { StandingDeclaration } from './conflicts.rules.js';
import type { CaseState, JuryMode, JuryNumbers, JuryState, Outcome, Sitting } from './jury.types.js';

/** A member of one jury. */
export interface Seat extends Sitting {
  capacity: string;
}

/** A jury with its seats, in the order of the convocation. */
export interface JuryRecord {
  id: string;
  number: string;
  titleVersionId: string;
  heldAt: Date;
  heldOn: string;
  zone: string;
  place: string;
  mode: JuryMode;
  presidentId: string;
  numbers: JuryNumbers;
  state: JuryState;
  convenedOn: string;
  deliberatedAt: Date | null;
  seats: Seat[];
}

export interface CaseRecord {
  id: string;
  juryId: string;
  enrolmentId: string;
  learnerId: string;
  state: CaseState;
  outcome: Outcome | null;
  heardAt: Date | null;
}

/** A jury at this moment; `today` is the day in its zone. */
export interface HeldJury {
  jury: JuryRecord;
  now: DateTime<true>;
  today: string;
}

/** What stands of one member's tie to one candidate. */
export interface CurrentDeclaration extends StandingDeclaration {
  id: string;
  caseId: string;
  memberId: string;
  reason: string | null;
}

/** What is recorded of juries and their cases, for the decisions that rest on it. */
@Injectable()
export class JuryFacts {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** A jury that nobody else changes until the transaction ends, for one who may see it. Throws `JuryUnknown`. */
  async held(juryId: string, actor: Actor): Promise<HeldJury> {
    await this.db.lock(`jury ${juryId}`);
    const jury = await this.jury(juryId, actor);
    const now = await this.clock.now();
    return { jury, now, today: dayOf(now, jury.zone) };
  }

  /** The same with one of its cases, and with the enrolment of the candidate. Throws `CaseUnknown`. */
  async heldCase(caseId: string, actor: Actor): Promise<HeldJury & { juryCase: CaseRecord }> {
    const { juryCase: seen } = await this.caseOf(caseId, actor);
    await this.db.lock(`jury ${seen.juryId}`, `enrolment ${seen.enrolmentId}`);
    const { juryCase } = await this.caseOf(caseId, actor);
    return { juryCase, ...(await this.held(seen.juryId, actor)) };
  }

  /** A jury with all its cases and their enrolments, likewise. Throws `JuryUnknown`. */
  async heldWithCases(juryId: string, actor: Actor): Promise<{ held: HeldJury; cases: CaseRecord[] }> {
    await this.jury(juryId, actor);
    const enrolmentIds = (await this.casesOf(juryId)).map(({ enrolmentId }) => enrolmentId);
    await this.db.lock(`jury ${juryId}`, ...enrolmentIds.map((id) => `enrolment ${id}`));
    return { held: await this.held(juryId, actor), cases: await this.casesOf(juryId) };
  }

  /** A jury, for one who may see it. Throws `JuryUnknown`. */
  async jury(juryId: string, actor: Actor): Promise<JuryRecord> {
    const [row] = await this.db.sql<Omit<JuryRecord, 'seats'>>(
      `SELECT id, number, title_version_id AS "titleVersionId", held_at AS "heldAt", held_on AS "heldOn", zone, place,
         mode, president_id AS "presidentId", numbers, state, convened_on AS "convenedOn",
         deliberated_at AS "deliberatedAt"
       FROM assessment.jury WHERE id = $1`,
      [juryId],
    );
    const seats = row ? await this.seats(juryId) : [];
    const memberIds = seats.map(({ memberId }) => memberId);
    if (!row || !maySeeJury(actor, memberIds)) throw new JuryUnknown(juryId);
    return { ...row, seats };
  }

  /** A case with its jury, for one who may see it. Throws `CaseUnknown`. */
  async caseOf(caseId: string, actor: Actor): Promise<{ jury: JuryRecord; juryCase: CaseRecord }> {
    const [juryCase] = await this.cases('id', caseId);
    if (!juryCase) throw new CaseUnknown(caseId);
    try {
      return { juryCase, jury: await this.jury(juryCase.juryId, actor) };
    } catch (error) {
      throw error instanceof JuryUnknown ? new CaseUnknown(caseId) : error;
    }
  }

  /** The cases of a jury, in the order of the convocation. */
  casesOf(juryId: string): Promise<CaseRecord[]> {
    return this.cases('jury_id', juryId);
  }

  /** The members present by the latest roll call; null before the first. */
  async present({ id, seats }: JuryRecord): Promise<Seat[] | null> {
    const roll = await this.db.one<{ presentIds: string[] }>(
      `SELECT present_ids AS "presentIds" FROM assessment.roll_call WHERE jury_id = $1
       ORDER BY recorded_at DESC, id DESC LIMIT 1`,
      [id],
    );
    return roll && seats.filter(({ memberId }) => roll.presentIds.includes(memberId));
  }

  /** What stands of the ties of the members to the candidates of a jury. */
  declarations(juryId: string): Promise<CurrentDeclaration[]> {
    return this.db.sql<CurrentDeclaration>(
      `SELECT d.id, d.case_id AS "caseId", d.member_id AS "memberId", d.kind, d.source, d.reason
       FROM assessment.conflict_declaration d JOIN assessment.jury_case c ON c.id = d.case_id
       WHERE c.jury_id = $1
         AND NOT EXISTS (SELECT 1 FROM assessment.conflict_declaration later WHERE later.supersedes_id = d.id)
       ORDER BY d.declared_at, d.id`,
      [juryId],
    );
  }

  private seats(juryId: string): Promise<Seat[]> {
    return this.db.sql<Seat>(
      `SELECT s.member_id AS "memberId", m.full_name AS "fullName", m.capacity, m.is_outside AS "isOutside"
       FROM assessment.jury_seat s JOIN assessment.jury_member m ON m.id = s.member_id
       WHERE s.jury_id = $1 ORDER BY s.position`,
      [juryId],
    );
  }

  private cases(by: 'id' | 'jury_id', value: string): Promise<CaseRecord[]> {
    return this.db.sql<CaseRecord>(
      `SELECT id, jury_id AS "juryId", enrolment_id AS "enrolmentId", learner_id AS "learnerId", state, outcome,
         heard_at AS "heardAt"
       FROM assessment.jury_case WHERE ${by} = $1 ORDER BY position`,
      [value],
    );
  }
}
