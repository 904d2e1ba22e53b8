import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { type Actor, SYSTEM } from '../../platform/kernel/actor.js';
import { effectsBetween, lookedAt, type LookedAtTrack, type TrackOnDay } from './effect.rules.js';
import type { GroupMember } from './move-group.queries.js';
import { clausesHolding } from './move.rules.js';
import type { ChosenClauses, Effect, Pins } from './moves.types.js';
import { PinEnrolment } from './pin-enrolment.js';
import { TracksOnDayQueries } from './tracks-on-day.queries.js';

/** What a passage does to one learner: the track before and after, and what lies between. */
export interface LookedAtLearner extends GroupMember {
  before: LookedAtTrack;
  after: LookedAtTrack;
  effects: Effect[];
  clauses: ChosenClauses['leaveOut'];
}

/** Carries what was found out of a transaction that is taken back. */
class TakenBack extends Error {
  constructor(readonly found: LookedAtLearner) {
    super('Tried, and taken back');
  }
}

/** Pins an enrolment anew and says what that did to it. */
@Injectable()
export class TryPassage {
  constructor(
    private readonly db: Db,
    private readonly tracks: TracksOnDayQueries,
    private readonly pinning: PinEnrolment,
  ) {}

  /** Does it, in the transaction that holds the enrolment. */
  async done(member: GroupMember, to: Pins, actor: Actor): Promise<LookedAtLearner> {
    const before = await this.tracks.one(member.enrolmentId);
    await this.pinning.run(member, to, before.today, actor);
    return between(member, before, await this.tracks.one(member.enrolmentId));
  }

  /** Does it and takes it back: nothing is written. */
  async tried(member: GroupMember, to: Pins): Promise<LookedAtLearner> {
    try {
      return await this.db.transaction<never>(async () => {
        await this.db.lock(`enrolment ${member.enrolmentId}`);
        throw new TakenBack(await this.done(member, to, SYSTEM));
      });
    } catch (error) {
      if (error instanceof TakenBack) return error.found;
      throw error;
    }
  }
}

/** What lies between a track and the same track after a passage. */
export function between(member: GroupMember, was: TrackOnDay, is: TrackOnDay): LookedAtLearner {
  const before = lookedAt(was);
  const after = lookedAt(is);
  const effects = effectsBetween(before, after);
  return { ...member, before, after, effects, clauses: clausesHolding(before, effects) };
}
