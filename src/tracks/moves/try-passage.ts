import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { type Actor, SYSTEM } from '../../platform/kernel/actor.js';
import { type Check, decide, unmet } from '../../platform/kernel/decision.js';
import { effectsBetween, lookedAt, type LookedAtTrack, type TrackOnDay } from './effect.rules.js';
import type { GroupMember } from './move-group.queries.js';
import { clausesHolding, noJuryAhead } from './move.rules.js';
import type { ChosenClauses, Effect, Pins } from './moves.types.js';
import { PinEnrolment } from './pin-enrolment.js';
import { TitleMoveQueries } from './title-move.queries.js';
import { type BlockPath, blocksBetween, inTermsOf, mayFollowTitle } from './title-move.rules.js';
import { TracksOnDayQueries } from './tracks-on-day.queries.js';

/** What a passage does to one learner: the track before and after, and what lies between. */
export interface LookedAtLearner extends GroupMember {
  before: LookedAtTrack;
  after: LookedAtTrack;
  effects: Effect[];
  clauses: ChosenClauses['leaveOut'];
  /** What keeps the learner from passing at all, whatever the clauses. */
  stops: Check[];
  /** Was it an error that kept the learner? The stops say which. */
  failed?: boolean;
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
    private readonly titles: TitleMoveQueries,
  ) {}

  /** Does it, in the transaction that holds the enrolment; on the way back nothing stops it. */
  async done(member: GroupMember, to: Pins, actor: Actor, isBack = false): Promise<LookedAtLearner> {
    const { enrolmentId, titleVersionId } = member;
    const before = await this.tracks.one(enrolmentId);
    const stays = titleVersionId === to.titleVersionId;
    const paths = stays ? [] : await this.titles.paths(titleVersionId, to.titleVersionId);
    const stops = isBack ? [] : await this.stopsOf(member, to, before, paths);
    if (stops.length > 0) return { ...between(member, before, before), stops };
    await this.pinning.run(member, to, { today: before.today, isBack }, actor);
    const after = await this.tracks.one(enrolmentId);
    return stays ? between(member, before, after) : betweenVersions(member, [before, after], paths);
  }

  private async stopsOf(member: GroupMember, to: Pins, track: TrackOnDay, paths: readonly BlockPath[]) {
    const { enrolmentId, titleVersionId } = member;
    const ahead = noJuryAhead(await this.titles.isBeforeJury(enrolmentId));
    if (titleVersionId === to.titleVersionId) return unmet(decide(ahead));
    const around = await this.titles.around(member, to.titleVersionId);
    return unmet(decide(ahead, ...mayFollowTitle({ ...around, paths, blocks: lookedAt(track).blocks }).checks));
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

/** The same where the version of the title is another: blocks are compared with those that they stand for. */
function betweenVersions(
  member: GroupMember,
  [was, is]: [TrackOnDay, TrackOnDay],
  paths: readonly BlockPath[],
): LookedAtLearner {
  const present = lookedAt(was);
  const before = inTermsOf(present, paths);
  const after = lookedAt(is);
  const effects = [...effectsBetween(before, after), ...blocksBetween(present.blocks, after.blocks, paths)];
  return { ...member, before, after, effects, clauses: clausesHolding(before, effects), stops: [] };
}

/** What lies between a track and the same track after a passage. */
export function between(member: GroupMember, was: TrackOnDay, is: TrackOnDay): LookedAtLearner {
  const before = lookedAt(was);
  const after = lookedAt(is);
  const effects = effectsBetween(before, after);
  return { ...member, before, after, effects, clauses: clausesHolding(before, effects), stops: [] };
}
