import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { Enrolment } from '../enrolments/enrolment.entity.js';
import { seesEveryTrack } from '../tracks.policy.js';
import { PaceNotYours, PlanChangeInvalid, PlanNotChangeable } from './pace.errors.js';
import { type Because, KeepPlan } from './keep-plan.js';
import type { PacedFacts } from './paced-track.types.js';
import { PacedFactsQueries } from './paced-facts.queries.js';
import { KeptPlanChange } from './plan-change.entity.js';
import { mayChangePlan } from './plan-change.rules.js';
import type { KeptChangeKind } from './plan-change.types.js';
import { planOf, weeklyLoadOf } from './plan.rules.js';
import { overdueHoursOf } from './overdue.rules.js';
import type { Plan, PlanChange, Week } from './plan.types.js';
import { minutesOf, weekdaysOf } from './week.rules.js';

/** A change as it is asked for; from today on unless it says another day. */
export interface AskedChange {
  kind: KeptChangeKind;
  fromOn?: string;
  untilOn?: string;
  paceMonths?: number;
  week?: Week;
  reason?: string;
}

/** Changes the pace, the week or the days off of a track: the plan is made anew from that day on. */
@Injectable()
export class ChangePlan {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly facts: PacedFactsQueries,
    private readonly plan: KeepPlan,
  ) {}

  /** Answers the plan as it is since. Throws `PlanNotChangeable`, and `EnrolmentUnknown` for who may not see it. */
  run({ enrolmentId, asked }: { enrolmentId: string; asked: AskedChange }, actor: Actor): Promise<Plan> {
    assertWhole(asked);
    if (isForStaff(asked.kind) && !seesEveryTrack(actor)) throw new PaceNotYours();
    return this.db.transaction(async () => {
      await this.db.lock(`enrolment ${enrolmentId}`);
      const facts = await this.facts.seenBy(actor, enrolmentId);
      const now = await this.clock.now();
      const today = dayOf(now, facts.zone);
      const change = changeOf(asked, today, facts);
      refuseUnless(mayChangePlan(caseOf(change, today, facts)), (checks) => new PlanNotChangeable(checks));

      const row = rowOf(change, facts);
      const recorded = { recordedAt: now.toJSDate(), recordedBy: actor.id };
      await this.db
        .of(KeptPlanChange)
        .insert({ id: newId(), enrolmentId, supersedesId: null, reason: asked.reason ?? null, ...row, ...recorded });
      await this.keepTerms(enrolmentId, change);
      return this.plan.run(enrolmentId, becauseOf(change, facts), actor);
    });
  }

  /** The enrolment says what holds now; what held at the entry is kept by the first change. */
  private async keepTerms(enrolmentId: string, change: KeptChange): Promise<void> {
    if (change.kind === 'pace') {
      await this.db.of(Enrolment).update({ id: enrolmentId }, { paceMonths: change.paceMonths });
    }
    if (change.kind === 'week') {
      const weeklyHours = Math.max(1, Math.round(minutesOf(change.week) / 60));
      await this.db.of(Enrolment).update({ id: enrolmentId }, { weeklyHours, weekdays: weekdaysOf(change.week) });
    }
  }
}

function isForStaff(kind: KeptChangeKind): boolean {
  return kind === 'pace' || kind === 'catch-up';
}

function assertWhole({ kind, untilOn, week, paceMonths }: AskedChange): void {
  if (kind === 'away' && !untilOn) throw new PlanChangeInvalid(NO_DAY_BACK);
  if (kind === 'pace' && !paceMonths) throw new PlanChangeInvalid(NO_PACE);
  if (kind === 'week' && minutesOf(week ?? []) === 0) throw new PlanChangeInvalid(NO_HOURS);
}

const NO_DAY_BACK = { at: 'untilOn', code: 'day-back-missing', message: 'Give the first day back' };
const NO_PACE = { at: 'paceMonths', code: 'pace-missing', message: 'Give the months' };
const NO_HOURS = {
  at: 'week',
  code: 'week-without-hours',
  message: 'Give the minutes of each day, Monday first; one day at least has some',
};

type KeptChange = Exclude<PlanChange, { kind: 'pause' | 'dispensed' }>;

function changeOf(input: AskedChange, today: string, { week, paceMonths }: PacedFacts): KeptChange {
  const fromOn = input.fromOn ?? today;
  switch (input.kind) {
    case 'away':
      return { kind: 'away', fromOn, untilOn: input.untilOn ?? fromOn };
    case 'week':
      return { kind: 'week', fromOn, week: input.week ?? week };
    case 'pace':
      return { kind: 'pace', fromOn, paceMonths: input.paceMonths ?? paceMonths };
    case 'catch-up':
      break;
  }
  return { kind: 'catch-up', fromOn };
}

function caseOf(change: KeptChange, today: string, facts: PacedFacts) {
  const plan = planOf({ ...facts.plan, changes: [...facts.plan.changes, change] });
  const { state, rulebook, fundedBy, fundingEndsOn, awardableUntilOn } = facts;
  return {
    kind: change.kind,
    state,
    today,
    fromOn: change.fromOn,
    untilOn: change.kind === 'away' ? change.untilOn : null,
    paceMonths: change.kind === 'pace' ? change.paceMonths : facts.paceMonths,
    rulebook,
    weeklyLoadHours: weeklyLoadOf(plan, change.fromOn),
    overdueHours: overdueHoursOf(facts.projects, change.fromOn),
    plannedEndOn: plan.endsOn,
    fundedBy,
    fundingEndsOn,
    awardableUntilOn,
  };
}

function rowOf(change: KeptChange, { paceMonths, week }: PacedFacts) {
  return {
    kind: change.kind,
    fromOn: change.fromOn,
    untilOn: change.kind === 'away' ? change.untilOn : null,
    paceMonths: change.kind === 'pace' ? change.paceMonths : null,
    paceMonthsBefore: change.kind === 'pace' ? paceMonths : null,
    week: change.kind === 'week' ? [...change.week] : null,
    weekBefore: change.kind === 'week' ? [...week] : null,
  };
}

function becauseOf(change: KeptChange, { paceMonths, week }: PacedFacts): Because {
  const { kind: cause, fromOn } = change;
  switch (change.kind) {
    case 'away':
      return { cause, facts: { fromOn, untilOn: change.untilOn } };
    case 'pace':
      return { cause, facts: { fromOn, paceMonths: change.paceMonths, before: paceMonths } };
    case 'week':
      return { cause, facts: { fromOn, hours: minutesOf(change.week) / 60, before: minutesOf(week) / 60 } };
    case 'catch-up':
      break;
  }
  return { cause, facts: { fromOn } };
}
