import { Injectable } from '@nestjs/common';
import { type TitleFacts, TitlesApi } from '../../competence-blocks/index.js';
import { LearnersApi } from '../../learners/index.js';
import { Db } from '../../platform/database/db.js';
import type { Decision } from '../../platform/kernel/decision.js';
import { Design } from '../designs/design.entity.js';
import { PlanQueries } from '../pace/plan.queries.js';
import { weeklyLoadOf } from '../pace/plan.rules.js';
import type { Plan } from '../pace/plan.types.js';
import { weekOf } from '../pace/week.rules.js';
import { Rulebook } from '../rulebooks/rulebook.entity.js';
import { DesignUnknown, LearnerUnknown, RulebookUnknown } from '../tracks.errors.js';
import { type EnrolmentCase, mayEnrol } from './enrolment.rules.js';
import { type AccessRoute, type FundedBy, RUNNING_STATES } from './enrolment.types.js';

export interface EnrolInput {
  learnerId: string;
  designId: string;
  rulebookId: string;
  paceMonths: number;
  enteredOn: string;
  weeklyHours?: number;
  weekdays?: number[];
  fundedBy: FundedBy;
  funder?: string;
  fundingEndsOn?: string;
  accessRoute: AccessRoute;
  zone?: string;
  country?: string;
  region?: string;
}

/** The facts that an enrolment is decided on, and the plan that it would have. */
export interface Entry {
  facts: EnrolmentCase;
  plan: Plan;
  titleVersionId: string;
  weekdays: number[];
  country: string;
  region: string | null;
}

const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];

/** Collects what an enrolment is decided on; the trial and the enrolment itself look at the same. */
@Injectable()
export class EntryQueries {
  constructor(
    private readonly db: Db,
    private readonly titles: TitlesApi,
    private readonly learners: LearnersApi,
    private readonly plans: PlanQueries,
  ) {}

  /** The facts and the plan. Throws for a learner, design, rulebook or place that is not known. */
  async entryOf(input: EnrolInput): Promise<Entry> {
    const { learnerId, designId, rulebookId, country = 'FR', region = null, weekdays = MONDAY_TO_FRIDAY } = input;
    if (!(await this.learners.exists(learnerId))) throw new LearnerUnknown(learnerId);
    const design = await this.db.of(Design).findOneBy({ id: designId });
    const title = design && (await this.titles.title(design.titleVersionId));
    if (!design || !title) throw new DesignUnknown(designId);
    const rulebook = await this.db.of(Rulebook).findOneBy({ id: rulebookId });
    if (!rulebook) throw new RulebookUnknown(rulebookId);

    const planned = { designId, enteredOn: input.enteredOn, paceMonths: input.paceMonths };
    const plan = await this.plans.planFor({ ...planned, week: weekOf(weekdays), country, region, changes: [] });
    const isEnrolledAlready = await this.isEnrolled(learnerId, title.code);
    const facts = caseOf(input, { design, title, rulebook, plan, isEnrolledAlready });
    return { facts, plan, titleVersionId: title.id, weekdays, country, region };
  }

  /** What an enrolment would be decided and planned like; nothing is written. */
  async trialOf(input: EnrolInput): Promise<{ decision: Decision; plan: Plan }> {
    const { facts, plan } = await this.entryOf(input);
    return { decision: mayEnrol(facts), plan };
  }

  /** Does the learner follow any version of this title already? */
  private async isEnrolled(learnerId: string, titleCode: string): Promise<boolean> {
    const running = await this.db.sql(
      `SELECT 1 FROM tracks.enrolment e JOIN competence_blocks.pub_title t ON t.id = e.title_version_id
       WHERE e.learner_id = $1 AND t.code = $2 AND e.state = ANY($3) LIMIT 1`,
      [learnerId, titleCode, RUNNING_STATES],
    );
    return running.length > 0;
  }
}

interface Found extends Pick<EnrolmentCase, 'isEnrolledAlready'> {
  design: Design;
  title: TitleFacts;
  rulebook: Rulebook;
  plan: Plan;
}

function caseOf(input: EnrolInput, { design, title, rulebook, plan, isEnrolledAlready }: Found): EnrolmentCase {
  return {
    paceMonths: input.paceMonths,
    enteredOn: input.enteredOn,
    rulebookState: rulebook.state,
    rulebook: rulebook.numbers,
    designState: design.state,
    titleState: title.state,
    registeredFromOn: title.effectiveOn ?? title.decidedOn,
    registeredUntilOn: title.registeredUntilOn,
    awardableUntilOn: title.awardableUntilOn,
    weeklyLoadHours: weeklyLoadOf(plan),
    weeklyHours: input.weeklyHours ?? null,
    plannedEndOn: plan.endsOn,
    fundedBy: input.fundedBy,
    funder: input.funder ?? null,
    fundingEndsOn: input.fundingEndsOn ?? null,
    isEnrolledAlready,
  };
}
