import { Injectable, Logger } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { decide, unmet } from '../../platform/kernel/decision.js';
import { Rulebook } from '../rulebooks/rulebook.entity.js';
import type { TrackOnDay } from './effect.rules.js';
import { BeforeJury } from './before-jury.js';
import { failureOf } from './move-failure.js';
import { type GroupMember, MoveGroupQueries } from './move-group.queries.js';
import { noJuryAhead } from './move.rules.js';
import type { MoveGroup, MoveTarget } from './moves.types.js';
import { underRulebook } from './pinned-track.rules.js';
import { TracksOnDayQueries } from './tracks-on-day.queries.js';
import { between, type LookedAtLearner, TryPassage } from './try-passage.js';

/** So many learners are read by a statement; no more are held at a time. */
const AT_ONCE = 200;

interface ReadMembers {
  members: readonly GroupMember[];
  tracks: Map<string, TrackOnDay>;
  beforeJury: ReadonlySet<string>;
}

/**
 * Says what a move would do, by the rules that are asked everywhere. Another rulebook changes numbers alone, and is
 * reckoned; another design changes projects and plan, and is done and taken back.
 */
@Injectable()
export class MoveEffectsQueries {
  private readonly log = new Logger('moves');

  constructor(
    private readonly db: Db,
    private readonly groups: MoveGroupQueries,
    private readonly tracks: TracksOnDayQueries,
    private readonly passages: TryPassage,
    private readonly juries: BeforeJury,
  ) {}

  /** The first learners of a group, some hundreds at a time; while they are looked at, the next are read. */
  async *ofGroup(group: MoveGroup, target: MoveTarget, most: number): AsyncGenerator<LookedAtLearner[], void> {
    const size = Math.min(AT_ONCE, most);
    const read = async (after: string | null) => this.read(await this.groups.members(group, target, { after, size }));
    let readSoFar = 0;
    for (let coming: Promise<ReadMembers> | null = read(null); coming;) {
      const learners: ReadMembers = await coming;
      const { members } = learners;
      readSoFar += members.length;
      const isOver = members.length < size || readSoFar >= most;
      coming = isOver ? null : read(members.at(-1)?.enrolmentId ?? null);
      coming?.catch(() => undefined);
      yield this.look(learners, target);
    }
  }

  /** What passing to the target would do to each of these. */
  async of(members: readonly GroupMember[], target: MoveTarget): Promise<LookedAtLearner[]> {
    return this.look(await this.read(members), target);
  }

  private async look({ members, tracks, beforeJury }: ReadMembers, target: MoveTarget): Promise<LookedAtLearner[]> {
    const { rulebookId, designId } = target;
    const rulebook = rulebookId === null ? null : await this.db.of(Rulebook).findOneBy({ id: rulebookId });
    const found: LookedAtLearner[] = [];
    for (const member of members) {
      const before = tracks.get(member.enrolmentId);
      if (!before) continue;
      if (designId !== null && designId !== member.designId) {
        found.push(await this.tried(member, before, target));
      } else {
        const facts = underRulebook(before.facts, rulebook?.numbers ?? null);
        const stops = unmet(decide(noJuryAhead(beforeJury.has(member.enrolmentId))));
        found.push({ ...between(member, before, { ...before, facts }), stops });
      }
    }
    return found;
  }

  /** One whom an error kept is told as such, and the others are looked at. */
  private async tried(member: GroupMember, before: TrackOnDay, target: MoveTarget): Promise<LookedAtLearner> {
    try {
      return await this.passages.tried(member, await this.groups.pinsAfter(member, target));
    } catch (error) {
      this.log.error(`The passage of enrolment ${member.enrolmentId} could not be tried`, error);
      return { ...between(member, before, before), stops: [failureOf(error)], failed: true };
    }
  }

  private async read(members: readonly GroupMember[]): Promise<ReadMembers> {
    const ids = members.map(({ enrolmentId }) => enrolmentId);
    return { members, tracks: await this.tracks.of(ids), beforeJury: await this.juries.among(ids) };
  }
}
