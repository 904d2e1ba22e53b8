import { Injectable } from '@nestjs/common';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { LearnerNames } from '../pace/learner-names.queries.js';
import { PacedFactsQueries } from '../pace/paced-facts.queries.js';
import type { Pause } from '../pace/plan.types.js';
import { isDay } from '../what-if/scenario-form.js';
import { PausesQueries } from './pauses.queries.js';

/** The days of a pause as a form says them: the pause when they can be read, else what is wrong with them. */
export interface ReadPause {
  pause: Pause | null;
  fields: { fromOn: string; untilOn: string; reason: string };
  /** Texts of `pace:fault` by the field. */
  errors: Partial<Record<'fromOn' | 'untilOn', 'day' | 'day-back'>>;
  isReasonMissing?: boolean;
}

/** Reads the form of a pause; without any day, it is only shown. */
export function readPause(sent: { fromOn?: string | undefined; untilOn?: string | undefined }, reason = ''): ReadPause {
  const { fromOn = '', untilOn = '' } = sent;
  const fields = { fromOn, untilOn, reason };
  if (fromOn === '' && untilOn === '') return { pause: null, fields, errors: {} };
  const errors = errorsOf(fromOn, untilOn);
  return { pause: Object.keys(errors).length === 0 ? { fromOn, untilOn } : null, fields, errors };
}

function errorsOf(fromOn: string, untilOn: string): ReadPause['errors'] {
  const errors: ReadPause['errors'] = {};
  if (!isDay(fromOn)) errors.fromOn = 'day';
  if (!isDay(untilOn)) errors.untilOn = 'day';
  if (isDay(fromOn) && isDay(untilOn) && untilOn <= fromOn) errors.untilOn = 'day-back';
  return errors;
}

/** Gathers what the page of a pause shows. */
@Injectable()
export class PauseShown {
  constructor(
    private readonly facts: PacedFactsQueries,
    private readonly pauses: PausesQueries,
    private readonly names: LearnerNames,
  ) {}

  /** Throws `EnrolmentUnknown` for who may not see the track. A pause that was asked for stands before a new one. */
  async of(actor: Actor, enrolmentId: string, read: ReadPause) {
    const facts = await this.facts.seenBy(actor, enrolmentId);
    const isStaff = hasRole(actor, 'officer', 'advisor');
    const list = await this.pauses.of(enrolmentId);
    const open = list.find(({ state }) => state === 'asked' || state === 'granted' || state === 'begun') ?? null;
    const pause = open ?? read.pause;
    const isAsked = open === null || open.state === 'asked';
    return {
      ...read,
      enrolmentId,
      titleName: facts.titleName,
      learnerName: isStaff ? await this.names.of(facts.learnerId) : null,
      isStaff,
      as: isStaff ? 'advisor' : 'learner',
      plan: isStaff ? `/tracks/${enrolmentId}/plan` : '/track/plan',
      open,
      pause,
      tried: pause && isAsked && (await this.pauses.trialOf(actor, facts, pause)),
      isPausable: facts.state === 'active' || facts.state === 'admitted',
    };
  }
}
