import { Injectable } from '@nestjs/common';
import { type RoleHolder, RoleHolders } from '../../identity/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { MentorRegisteredAlready } from '../mentors.errors.js';
import type { MentorRegistered } from '../mentors.events.js';
import { Mentor } from './mentor.entity.js';

export interface RegisterMentorInput extends RoleHolder {
  zone: string;
  languages: string[];
  /** The highest level of project that the mentor accompanies, 1 to 3. */
  maxLevel: number;
  maxLearners: number;
  /** At most so many sessions in a day and in a week of the mentor's zone. */
  sessionsPerDay?: number | null;
  sessionsPerWeek?: number | null;
  /** Codes of the public register; every title without them. */
  titleCodes?: string[];
  welcomesDisability?: boolean;
  accompaniesSinceOn?: string | null;
}

/** Takes a mentor in: opens the account, or gives the role to one that stands. */
@Injectable()
export class RegisterMentor {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly holders: RoleHolders,
  ) {}

  run(input: RegisterMentorInput, actor: Actor): Promise<{ mentorId: string }> {
    return this.db.transaction(async () => {
      const mentorId = await this.holders.hold('mentor', input, actor);
      await this.db.lock(`mentor ${mentorId}`);
      if (await this.db.of(Mentor).existsBy({ id: mentorId })) throw new MentorRegisteredAlready(mentorId);

      const { fullName, zone, languages, maxLevel, maxLearners, sessionsPerDay, sessionsPerWeek } = input;
      const { titleCodes = [], welcomesDisability = false, accompaniesSinceOn = null } = input;
      const registeredAt = (await this.clock.now()).toJSDate();
      await this.db.of(Mentor).insert({
        id: mentorId,
        fullName,
        zone,
        languages,
        maxLevel,
        maxLearners,
        sessionsPerDay: sessionsPerDay ?? null,
        sessionsPerWeek: sessionsPerWeek ?? null,
        titleCodes,
        welcomesDisability,
        accompaniesSinceOn,
        registeredAt,
        registeredBy: actor.id,
      });
      await this.events.record<MentorRegistered>(
        { name: 'mentors.mentor-registered', subject: mentorId, data: { mentorId } },
        actor,
      );
      return { mentorId };
    });
  }
}
