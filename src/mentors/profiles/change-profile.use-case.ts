import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { MentorUnknown, ProfileNotYours } from '../mentors.errors.js';
import type { ProfileChanged } from '../mentors.events.js';
import { seesEveryMentor } from '../mentors.policy.js';
import { Mentor } from './mentor.entity.js';

/** What a mentor says of themselves. */
export interface OwnProfile {
  zone: string;
  languages: string[];
  maxLearners: number;
  sessionsPerDay: number | null;
  sessionsPerWeek: number | null;
  welcomesDisability: boolean;
}

/** What the training body says of a mentor. */
export interface GivenProfile {
  fullName: string;
  maxLevel: number;
  /** Codes of the public register; every title when empty. */
  titleCodes: string[];
  /** Since when they have accompanied learners, here or elsewhere; unknown when null. */
  accompaniesSinceOn: string | null;
}

export interface ChangeProfileInput {
  mentorId: string;
  own: OwnProfile;
  /** Only the staff may give it. */
  given?: GivenProfile;
}

/** Changes what is known of a mentor. Learners and sessions that they have stay theirs. */
@Injectable()
export class ChangeProfile {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
  ) {}

  run({ mentorId, own, given }: ChangeProfileInput, actor: Actor): Promise<{ mentorId: string }> {
    return this.db.transaction(async () => {
      const isStaff = seesEveryMentor(actor);
      if (actor.id !== mentorId && !isStaff) throw new MentorUnknown(mentorId);
      await this.db.lock(`mentor ${mentorId}`);
      if (!(await this.db.of(Mentor).existsBy({ id: mentorId }))) throw new MentorUnknown(mentorId);
      if (given && !isStaff) throw new ProfileNotYours(mentorId);

      await this.db.of(Mentor).update({ id: mentorId }, { ...own, ...given });
      await this.events.record<ProfileChanged>(
        {
          name: 'mentors.profile-changed',
          subject: mentorId,
          data: { mentorId, ...own, byStaff: given !== undefined },
        },
        actor,
      );
      return { mentorId };
    });
  }
}
