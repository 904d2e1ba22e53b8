import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { decide, refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { TakeTime } from '../../sessions/index.js';
import { JuryNotConvenable } from '../assessment.errors.js';
import type { JuryConvened } from '../assessment.events.js';
import { CandidatesQueries } from './candidates.queries.js';
import { type ConveneJuryInput, ConveningQueries, type ProposedJury } from './convening.queries.js';
import type { CaseRecord } from './jury-facts.queries.js';
import { JuryCase } from './jury-case.entity.js';
import { JurySeat } from './jury-seat.entity.js';
import { Jury } from './jury.entity.js';
import { KnownTies } from './known-ties.js';
import { nextNumber } from './next-number.js';

export type { ConveneJuryInput } from './convening.queries.js';

export interface ConvenedJury {
  juryId: string;
  number: string;
  cases: { caseId: string; enrolmentId: string }[];
}

/** Convenes a jury for candidates of one title; refused as a whole when one candidate cannot be presented. */
@Injectable()
export class ConveneJury {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly convening: ConveningQueries,
    private readonly candidates: CandidatesQueries,
    private readonly knownTies: KnownTies,
    private readonly takeTime: TakeTime,
  ) {}

  run(input: ConveneJuryInput, actor: Actor): Promise<ConvenedJury> {
    return this.db.transaction(async () => {
      const seen = await this.convening.propose(input);
      const people = seen.times.map(({ personId }) => personId);
      await this.takeTime.lock(people, ...input.enrolmentIds.map((id) => `enrolment ${id}`));
      const proposed = await this.convening.propose(input);
      const { decision, candidates, ties, now, convenedOn } = proposed;
      const all = decide(...decision.checks, ...candidates.flatMap(({ checks }) => checks));
      refuseUnless(all, (checks) => new JuryNotConvenable(checks));

      const juryId = newId();
      const number = await nextNumber(this.db, 'jury', convenedOn);
      await this.db.of(Jury).insert(juryRow({ juryId, number, input, proposed }, actor));
      await this.db
        .of(JurySeat)
        .insert(input.memberIds.map((memberId, index) => ({ juryId, memberId, position: index + 1 })));
      const cases = proposed.enrolments.map(({ id, learnerId }) => caseRow(juryId, id, learnerId));
      for (const [index, row] of cases.entries()) {
        const rehearsCaseId = await this.candidates.toRehear(row.enrolmentId);
        await this.db.of(JuryCase).insert({ ...row, position: index + 1, rehearsCaseId });
      }
      await this.knownTies.record(cases, { ties, standing: [] }, { actor, now: now.toJSDate() });
      await this.takeTime.take({ meetingId: juryId, kind: 'jury-hearing', people: proposed.times });
      const { titleVersionId, memberIds, enrolmentIds } = input;
      await this.events.record<JuryConvened>(
        {
          name: 'assessment.jury-convened',
          subject: juryId,
          data: { juryId, number, titleVersionId, heldAt: proposed.heldAt.toISO(), memberIds, enrolmentIds },
        },
        actor,
      );
      return { juryId, number, cases: cases.map(({ id, enrolmentId }) => ({ caseId: id, enrolmentId })) };
    });
  }
}

interface JuryToWrite {
  juryId: string;
  number: string;
  input: ConveneJuryInput;
  proposed: ProposedJury;
}

function juryRow({ juryId, number, input, proposed }: JuryToWrite, actor: Actor) {
  const { titleVersionId, zone, place, mode, presidentId } = input;
  const { heldAt, heldOn, numbers, now, convenedOn } = proposed;
  const asked = { titleVersionId, zone, place, mode, presidentId };
  const held = { heldAt: heldAt.toJSDate(), heldOn, numbers };
  const convened = { convenedAt: now.toJSDate(), convenedOn, convenedBy: actor.id };
  return { id: juryId, number, state: 'convened' as const, ...asked, ...held, ...convened };
}

function caseRow(juryId: string, enrolmentId: string, learnerId: string): CaseRecord {
  return { id: newId(), juryId, enrolmentId, learnerId, state: 'convened', outcome: null, heardAt: null };
}
