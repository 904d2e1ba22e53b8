import { Injectable } from '@nestjs/common';
import type { DateTime } from 'luxon';
import { Clock } from '../../platform/clock/clock.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { type BlockStanding, type EnrolmentFacts, TracksApi } from '../../tracks/index.js';
import { CaseUnknown } from '../assessment.errors.js';
import { stepsAside } from './conflicts.rules.js';
import { type DeliberationFacts, isOpen } from './deliberation.rules.js';
import {
  type CaseRecord,
  type CurrentDeclaration,
  JuryFacts,
  type JuryRecord,
  type Seat,
} from './jury-facts.queries.js';
import { panelOf } from './quorum.rules.js';

/** One case as the jury sits over it now: who decides, and how the blocks of the candidate stand. */
export interface CaseSitting {
  now: DateTime<true>;
  /** The day in the zone of the jury. */
  today: string;
  jury: JuryRecord;
  juryCase: CaseRecord;
  cases: number;
  /** The cases of the jury that are still open, this one included. */
  openCases: number;
  enrolment: EnrolmentFacts;
  blocks: BlockStanding[];
  panel: Seat[];
  facts: DeliberationFacts;
}

/** Gathers what the deliberation of a case rests on, for the decision and for those who prepare it. */
@Injectable()
export class CaseSittings {
  constructor(
    private readonly clock: Clock,
    private readonly juries: JuryFacts,
    private readonly tracks: TracksApi,
  ) {}

  /** The case as it stands now, for one who may see it. Throws `CaseUnknown`. */
  async of(caseId: string, actor: Actor): Promise<CaseSitting> {
    const { jury, juryCase } = await this.juries.caseOf(caseId, actor);
    const enrolment = await this.tracks.enrolment(juryCase.enrolmentId);
    if (!enrolment) throw new CaseUnknown(caseId);
    const now = await this.clock.now();
    const present = await this.juries.present(jury);
    const declarations = await this.juries.declarations(jury.id);
    const cases = await this.juries.casesOf(jury.id);
    const open = cases.filter(({ state }) => isOpen(state));
    const tied = declarations.filter((one) => one.caseId === caseId && stepsAside(one));
    const panel = panelOf(present ?? [], new Set(tied.map(({ memberId }) => memberId)));
    const today = dayOf(now, jury.zone);
    const facts: DeliberationFacts = {
      today,
      heldOn: jury.heldOn,
      caseState: juryCase.state,
      present,
      silent: silentOf(present ?? [], open, declarations),
      panel,
      juryNumbers: jury.numbers,
      caseNumbers: enrolment.rulebook,
    };
    const blocks = await this.tracks.standing(enrolment.id);
    return { now, today, jury, juryCase, cases: cases.length, openCases: open.length, enrolment, blocks, panel, facts };
  }

  /** The same, with nobody else at the case until the transaction ends. */
  async held(caseId: string, actor: Actor): Promise<CaseSitting> {
    await this.juries.heldCase(caseId, actor);
    return this.of(caseId, actor);
  }
}

/** The names of those present who have not declared for every open case. */
function silentOf(present: Seat[], open: CaseRecord[], declarations: CurrentDeclaration[]): string[] {
  const hasDeclared = (memberId: string, caseId: string) =>
    declarations.some((one) => one.memberId === memberId && one.caseId === caseId);
  return present
    .filter(({ memberId }) => !open.every(({ id }) => hasDeclared(memberId, id)))
    .map(({ fullName }) => fullName);
}
