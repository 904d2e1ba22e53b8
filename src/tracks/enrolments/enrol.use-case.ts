import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { dayOf, instantOf } from '../../platform/kernel/wall-time.js';
import type { Plan } from '../pace/plan.types.js';
import { TrackPlan } from '../pace/track-plan.entity.js';
import { LearnerProject } from '../progression/learner-project.entity.js';
import { NotEnrollable } from '../tracks.errors.js';
import type { LearnerEnrolled } from '../tracks.events.js';
import { EnrolmentChange } from './enrolment-change.entity.js';
import { Enrolment } from './enrolment.entity.js';
import { mayEnrol } from './enrolment.rules.js';
import type { EnrolmentState } from './enrolment.types.js';
import { type EnrolInput, type Entry, EntryQueries } from './entry.queries.js';
import { nextEnrolmentNumber } from './next-enrolment-number.js';

/** Enrols a learner on a title: pinned to its version, a design and a rulebook, with the plan that the pace makes. */
@Injectable()
export class Enrol {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly entries: EntryQueries,
  ) {}

  run(input: EnrolInput, actor: Actor): Promise<{ enrolmentId: string; number: string }> {
    return this.db.transaction(async () => {
      await this.db.lock(`learner ${input.learnerId}`, `design ${input.designId}`);
      const entry = await this.entries.entryOf(input);
      refuseUnless(mayEnrol(entry.facts), (checks) => new NotEnrollable(checks));

      const now = await this.clock.now();
      const zone = input.zone ?? 'Europe/Paris';
      const today = dayOf(now, zone);
      const state: EnrolmentState = input.enteredOn <= today ? 'active' : 'admitted';
      const number = await nextEnrolmentNumber(this.db, today);
      const recorded = { number, zone, state, enrolledAt: now.toJSDate(), enrolledBy: actor.id };
      const enrolment = { ...enrolmentOf(input, entry), ...recorded };
      await this.db.of(Enrolment).insert(enrolment);
      const by = { actorId: actor.id, at: now.toJSDate() };
      await this.writeBeginning(enrolment, by);
      await this.writePlan(enrolment, entry.plan, by);
      if (state === 'admitted') await this.askForBeginning(input.enteredOn, zone);
      await this.events.record<LearnerEnrolled>(eventOf(enrolment), actor);
      return { enrolmentId: enrolment.id, number };
    });
  }

  private async writeBeginning(enrolment: Pick<Enrolment, 'id' | 'state' | 'enteredOn'>, by: By): Promise<void> {
    const { id: enrolmentId, state: toState, enteredOn: effectiveOn } = enrolment;
    await this.db.of(EnrolmentChange).insert({
      id: newId(),
      enrolmentId,
      fromState: null,
      toState,
      effectiveOn,
      reason: null,
      recordedAt: by.at,
      recordedBy: by.actorId,
    });
  }

  private async writePlan({ id, designId }: { id: string; designId: string }, plan: Plan, by: By): Promise<void> {
    await this.db.of(TrackPlan).insert({
      id: newId(),
      enrolmentId: id,
      version: 1,
      cause: 'enrolled',
      ...plan,
      madeAt: by.at,
      madeBy: by.actorId,
    });
    const open = await this.db.sql<{ id: string }>(
      `SELECT p.id FROM tracks.project p WHERE p.design_id = $1
         AND NOT EXISTS (SELECT 1 FROM tracks.project_prerequisite q WHERE q.project_id = p.id)`,
      [designId],
    );
    const openIds = new Set(open.map((project) => project.id));
    await this.db.of(LearnerProject).insert(
      plan.projects.map((project) => ({
        enrolmentId: id,
        ...project,
        state: openIds.has(project.projectId) ? ('open' as const) : ('locked' as const),
        movedAt: by.at,
      })),
    );
  }

  /** The track begins by itself on its first day; the job takes up all that are due. */
  private async askForBeginning(enteredOn: string, zone: string): Promise<void> {
    const key = `begin-enrolments:${enteredOn} ${zone}`;
    await this.db.sql(
      `SELECT graphile_worker.add_job('begin-enrolments', '{}', job_key => $1,
         run_at => $2::timestamptz)
       WHERE NOT EXISTS (SELECT 1 FROM graphile_worker.jobs WHERE key = $1)`,
      [key, instantOf(`${enteredOn}T00:00`, zone).toJSDate()],
    );
  }
}

interface By {
  actorId: string;
  at: Date;
}

function enrolmentOf(input: EnrolInput, entry: Entry) {
  const { facts, titleVersionId, weekdays, country, region } = entry;
  return {
    id: newId(),
    learnerId: input.learnerId,
    titleVersionId,
    designId: input.designId,
    rulebookId: input.rulebookId,
    paceMonths: input.paceMonths,
    enteredOn: input.enteredOn,
    plannedEndOn: facts.plannedEndOn,
    endedOn: null,
    fundedBy: input.fundedBy,
    funder: facts.funder,
    fundingEndsOn: facts.fundingEndsOn,
    accessRoute: input.accessRoute,
    weeklyHours: input.weeklyHours ?? Math.ceil(facts.weeklyLoadHours),
    weekdays,
    country,
    region,
  };
}

function eventOf(enrolment: ReturnType<typeof enrolmentOf> & { state: EnrolmentState }): LearnerEnrolled {
  const { id, learnerId, titleVersionId, designId, rulebookId, state, paceMonths, enteredOn, plannedEndOn } = enrolment;
  return {
    name: 'tracks.learner-enrolled',
    subject: id,
    data: {
      enrolmentId: id,
      learnerId,
      titleVersionId,
      designId,
      rulebookId,
      state,
      paceMonths,
      enteredOn,
      plannedEndOn,
    },
  };
}
