import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { type BookingCase, BookingCases, type BookSessionInput } from '../booking/booking-cases.queries.js';
import { refuseLost } from '../booking/book-session.use-case.js';
import { faultsOf } from '../booking/booking.rules.js';
import { MoveCases } from '../moves/move-cases.queries.js';
import { mayMove } from '../moves/moving.rules.js';
import { SessionNotMovable } from '../sessions.errors.js';
import { Hold } from './hold.entity.js';
import { heldUntil, holdingOf } from './holding.rules.js';

/** The slot that shall be kept: for a new session, or for one that would be moved there. */
export interface HoldSlotInput extends Omit<BookSessionInput, 'insteadOf'> {
  sessionId?: string;
}

export interface HeldSlot {
  holdId: string;
  startsAt: string;
  endsAt: string;
  expiresAt: string;
}

/** Keeps a slot for somebody who fills in the form for it; decided like the booking itself. */
@Injectable()
export class HoldSlot {
  constructor(
    private readonly db: Db,
    private readonly bookings: BookingCases,
    private readonly moves: MoveCases,
  ) {}

  async run(input: HoldSlotInput, actor: Actor): Promise<HeldSlot> {
    const { mentorId, enrolment } = await this.decided(input, actor);
    const keys = [`mentor ${mentorId}`, `learner ${enrolment.learnerId}`, `holds ${actor.id}`];
    return this.db.transaction(async () => {
      await this.db.lock(...keys);
      return this.keep(await this.decided(input, actor), actor);
    });
  }

  private async decided({ sessionId, ...input }: HoldSlotInput, actor: Actor): Promise<BookingCase> {
    if (sessionId === undefined) return refuseLost(input, await this.bookings.of(input, actor));
    const { moved, wanted } = await this.moves.of(sessionId, input, actor);
    refuseUnless(mayMove(moved, wanted.facts), (checks) => new SessionNotMovable(checks, faultsOf(input, checks)));
    return wanted;
  }

  private async keep({ enrolment, mentorId, facts }: BookingCase, actor: Actor): Promise<HeldSlot> {
    const { slot, now } = facts;
    const takenAt = now.toJSDate();
    await this.sweep(takenAt);
    const holds = this.db.of(Hold);
    const own = await holds.findBy({ heldBy: actor.id, expiresAt: MoreThan(takenAt) });
    const stretch = { mentorId: mentorId ?? '', startsAt: slot.start.toJSDate(), endsAt: slot.end.toJSDate() };
    const holding = holdingOf(stretch, own);
    if (holding.kept) return heldSlotOf(await holds.findOneByOrFail({ id: holding.kept.id }));
    if (holding.released.length > 0) await holds.delete(holding.released);
    const hold = {
      id: newId(),
      enrolmentId: enrolment.id,
      ...stretch,
      heldBy: actor.id,
      place: holding.place,
      takenAt,
      expiresAt: heldUntil(now).toJSDate(),
    };
    await holds.insert(hold);
    return heldSlotOf(hold);
  }

  /** Whoever is at one of them already may finish: the constraint waits for them where it matters. */
  private async sweep(now: Date): Promise<void> {
    await this.db.sql(
      `DELETE FROM sessions.hold WHERE id IN (
         SELECT id FROM sessions.hold WHERE expires_at <= $1 ORDER BY id FOR UPDATE SKIP LOCKED)`,
      [now],
    );
  }
}

function heldSlotOf({ id, startsAt, endsAt, expiresAt }: Pick<Hold, 'id' | 'startsAt' | 'endsAt' | 'expiresAt'>) {
  const iso = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), expiresAt: expiresAt.toISOString() };
  return { holdId: id, ...iso };
}
