import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Rulebook } from '../rulebooks/rulebook.entity.js';
import type { TrackOnDay } from './effect.rules.js';
import { type GroupMember, MoveGroupQueries } from './move-group.queries.js';
import type { MoveGroup, MoveTarget } from './moves.types.js';
import { underRulebook } from './pinned-track.rules.js';
import { TracksOnDayQueries } from './tracks-on-day.queries.js';
import { between, type LookedAtLearner, TryPassage } from './try-passage.js';

/** So many learners are read by a statement; no more are held at a time. */
const AT_ONCE = 200;

interface ReadMembers {
  members: readonly GroupMember[];
  tracks: Map<string, TrackOnDay>;
}

/**
 * Says what a move would do, by the rules that are asked everywhere. Another rulebook changes numbers alone, and is
 * reckoned; another design changes projects and plan, and is done and taken back.
 */
@Injectable()
export class MoveEffectsQueries {
  constructor(
    private readonly db: Db,
    private readonly groups: MoveGroupQueries,
    private readonly tracks: TracksOnDayQueries,
    private readonly passages: TryPassage,
  ) {}

  /** The learners of a group, some hundreds at a time; while they are looked at, the next are read. */
  async *ofGroup(group: MoveGroup, target: MoveTarget): AsyncGenerator<LookedAtLearner[], void> {
    const read = async (after: string | null) =>
      this.read(await this.groups.members(group, target, { after, size: AT_ONCE }));
    for (let coming: Promise<ReadMembers> | null = read(null); coming;) {
      const learners: ReadMembers = await coming;
      const { members } = learners;
      coming = members.length < AT_ONCE ? null : read(members.at(-1)?.enrolmentId ?? null);
      coming?.catch(() => undefined);
      yield this.look(learners, target);
    }
  }

  /** What passing to the target would do to each of these. */
  async of(members: readonly GroupMember[], target: MoveTarget): Promise<LookedAtLearner[]> {
    return this.look(await this.read(members), target);
  }

  private async look({ members, tracks }: ReadMembers, target: MoveTarget): Promise<LookedAtLearner[]> {
    const { rulebookId, designId } = target;
    const rulebook = rulebookId === null ? null : await this.db.of(Rulebook).findOneBy({ id: rulebookId });
    const found: LookedAtLearner[] = [];
    for (const member of members) {
      const before = tracks.get(member.enrolmentId);
      if (!before) continue;
      if (designId !== null && designId !== member.designId) {
        found.push(await this.passages.tried(member, await this.groups.pinsAfter(member, target)));
      } else {
        const facts = underRulebook(before.facts, rulebook?.numbers ?? null);
        found.push(between(member, before, { ...before, facts }));
      }
    }
    return found;
  }

  private async read(members: readonly GroupMember[]): Promise<ReadMembers> {
    return { members, tracks: await this.tracks.of(members.map(({ enrolmentId }) => enrolmentId)) };
  }
}
