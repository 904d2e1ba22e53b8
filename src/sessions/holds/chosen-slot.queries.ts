import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Clock } from '../../platform/clock/clock.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { SlotsQueries } from '../booking/slots.queries.js';
import { Holds } from './holds.queries.js';
import { nearestOf } from './nearest.rules.js';

/** A slot that somebody chose, for a new session or instead of another. */
export interface ChosenSlot {
  enrolmentId: string;
  mentorId: string | null;
  startsAt: DateTime<true>;
  insteadOf?: string;
}

/** What stands beside a chosen slot: until when it is kept for its reader, and what else could be had. */
export interface BesideSlot {
  hold: { id: string; expiresAt: Date } | null;
  /** Starts, in order. */
  others: string[];
}

const DAYS_AROUND = 7;
const MOST_OTHERS = 6;

/** Looks around a slot that somebody chose. */
@Injectable()
export class ChosenSlots {
  constructor(
    private readonly holds: Holds,
    private readonly slots: SlotsQueries,
    private readonly clock: Clock,
  ) {}

  /** Others are looked for only where this one cannot be had. */
  async beside(actor: Actor, chosen: ChosenSlot, isAllowed: boolean): Promise<BesideSlot> {
    const { enrolmentId, startsAt } = chosen;
    const hold = await this.holds.of(actor, { enrolmentId, startsAt: startsAt.toJSDate() });
    return { hold, others: isAllowed ? [] : await this.others(actor, chosen) };
  }

  /** The free starts that lie nearest to one, at most a week away. */
  private async others(actor: Actor, { mentorId, startsAt, ...asked }: ChosenSlot): Promise<string[]> {
    const now = await this.clock.now();
    const middle = DateTime.max(startsAt, now);
    const from = DateTime.max(now, middle.minus({ days: DAYS_AROUND }))
      .toUTC()
      .toISO();
    const to = middle.plus({ days: DAYS_AROUND }).toUTC().toISO();
    if (mentorId === null || from === null || to === null) return [];
    const starts = await this.slots.startsFor(actor, { ...asked, mentorId, from, to });
    return nearestOf(starts, startsAt.toMillis(), MOST_OTHERS);
  }
}
