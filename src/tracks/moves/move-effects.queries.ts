import { Injectable } from '@nestjs/common';
import type { DateTime } from 'luxon';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { dayAt, dayNumber, mondayOf } from '../pace/calendar.rules.js';
import { ProgressFactsQueries } from '../progression/progress-facts.queries.js';
import type { ProgressFacts } from '../progression/progression.types.js';
import { Rulebook } from '../rulebooks/rulebook.entity.js';
import type { RulebookNumbers } from '../rulebooks/rulebook.types.js';
import { effectsBetween, lookedAt } from './effect.rules.js';
import { type GroupMember, MoveGroupQueries } from './move-group.queries.js';
import { clausesHolding } from './move.rules.js';
import type { ChosenClauses, Effect, MoveGroup, MoveTarget } from './moves.types.js';
import { underRulebook } from './pinned-track.rules.js';

/** So many learners are read by a statement; no more are held at a time. */
const AT_ONCE = 200;

/** What a move would do to one learner: the track as it is and as it would be, and what lies between. */
export interface LookedAtLearner extends GroupMember {
  before: ProgressFacts;
  after: ProgressFacts;
  effects: Effect[];
  clauses: ChosenClauses['leaveOut'];
}

/** What is recorded of some learners at an instant. */
interface ReadLearners {
  now: DateTime<true>;
  members: readonly GroupMember[];
  facts: Map<string, ProgressFacts>;
  /** The hours of the busiest week that is left of each plan. */
  loads: Map<string, number>;
}

/** Says what a move would do, by the rules that are asked everywhere, and writes nothing. */
@Injectable()
export class MoveEffectsQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly facts: ProgressFactsQueries,
    private readonly group: MoveGroupQueries,
  ) {}

  /** The learners of a group, some hundreds at a time; while they are looked at, the next are read. */
  async *ofGroup(group: MoveGroup, target: MoveTarget): AsyncGenerator<LookedAtLearner[], void> {
    const read = async (after: string | null) =>
      this.read(await this.group.members(group, target, { after, size: AT_ONCE }));
    for (let coming: Promise<ReadLearners> | null = read(null); coming;) {
      const learners: ReadLearners = await coming;
      const { members } = learners;
      coming = members.length < AT_ONCE ? null : read(members.at(-1)?.enrolmentId ?? null);
      coming?.catch(() => undefined);
      yield this.look(learners, await this.numbersOf(target));
    }
  }

  /** What passing to the target would do to one enrolment, from the pins that it has now; null when there is none. */
  async ofOne(enrolmentId: string, target: MoveTarget): Promise<LookedAtLearner | null> {
    const member = await this.group.member(enrolmentId);
    const [looked] = member ? await this.of([member], target) : [];
    return looked ?? null;
  }

  /** What passing to the target would do to each of these. */
  async of(members: readonly GroupMember[], target: MoveTarget): Promise<LookedAtLearner[]> {
    return this.look(await this.read(members), await this.numbersOf(target));
  }

  private look({ now, members, facts, loads }: ReadLearners, numbers: RulebookNumbers | null): LookedAtLearner[] {
    return members.flatMap((member) => {
      const before = facts.get(member.enrolmentId);
      if (!before) return [];
      const on = { today: dayOf(now, before.zone), weeklyLoadHours: loads.get(member.enrolmentId) ?? 0 };
      const after = underRulebook(before, numbers);
      const has = lookedAt({ ...on, facts: before });
      const effects = effectsBetween(has, lookedAt({ ...on, facts: after }));
      return [{ ...member, before, after, effects, clauses: clausesHolding(has, effects) }];
    });
  }

  private async read(members: readonly GroupMember[]): Promise<ReadLearners> {
    const now = await this.clock.now();
    const ids = members.map(({ enrolmentId }) => enrolmentId);
    const facts = new Map((await this.facts.ofEnrolments(ids)).map((track) => [track.id, track]));
    const loads = await this.loadsOf(ids, dayAt(mondayOf(dayNumber(dayOf(now, 'UTC')))));
    return { now, members, facts, loads };
  }

  private async numbersOf({ rulebookId }: MoveTarget): Promise<RulebookNumbers | null> {
    if (rulebookId === null) return null;
    const rulebook = await this.db.of(Rulebook).findOneBy({ id: rulebookId });
    return rulebook?.numbers ?? null;
  }

  /** The hours of the busiest week that is left of each plan, from a Monday on. */
  private async loadsOf(enrolmentIds: readonly string[], monday: string): Promise<Map<string, number>> {
    const rows = await this.db.sql<{ id: string; hours: number }>(
      `SELECT asked.id, COALESCE((
         SELECT max((w->>'minutes')::float8) FROM jsonb_array_elements(p.weeks) w WHERE w->>'startsOn' >= $2
       ), 0) / 60 AS hours
       FROM unnest($1::uuid[]) AS asked(id)
       JOIN LATERAL (SELECT weeks FROM tracks.track_plan p WHERE p.enrolment_id = asked.id
         ORDER BY p.version DESC LIMIT 1) p ON TRUE`,
      [enrolmentIds, monday],
    );
    return new Map(rows.map(({ id, hours }) => [id, hours]));
  }
}
