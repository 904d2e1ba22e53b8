import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { PacedFactsQueries } from '../pace/paced-facts.queries.js';
import type { PacedFacts } from '../pace/paced-track.types.js';
import { type Outlook, outlookOf } from './outlook.rules.js';
import type { Scenario } from './scenario.rules.js';

/** A track as it is and as it might be. */
export interface Comparison {
  today: string;
  present: Outlook;
  tried: Outlook;
}

/** Answers what would be; nothing is written. */
@Injectable()
export class WhatIfQueries {
  constructor(
    private readonly clock: Clock,
    private readonly facts: PacedFactsQueries,
  ) {}

  /** Throws `EnrolmentUnknown` for who may not see the track. */
  async compare(actor: Actor, enrolmentId: string, scenario: Scenario): Promise<Comparison> {
    const { today, facts } = await this.factsToday(actor, enrolmentId);
    return { today, present: outlookOf(facts, today), tried: outlookOf(facts, today, scenario) };
  }

  /** The facts of a track and the learner's day. Throws `EnrolmentUnknown`. */
  async factsToday(actor: Actor, enrolmentId: string): Promise<{ today: string; facts: PacedFacts }> {
    const facts = await this.facts.seenBy(actor, enrolmentId);
    return { today: dayOf(await this.clock.now(), facts.zone), facts };
  }
}
