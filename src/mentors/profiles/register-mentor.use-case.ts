import { Injectable } from '@nestjs/common';
import { GrantRole, type Language, OpenAccount } from '../../identity/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { MentorInvalid, MentorRegisteredAlready } from '../mentors.errors.js';
import type { MentorRegistered } from '../mentors.events.js';
import { Mentor } from './mentor.entity.js';

/** A new account by its e-mail, or one that stands already by its id. */
export interface RegisterMentorInput {
  email?: string;
  password?: string;
  language?: Language;
  accountId?: string;
  fullName: string;
  zone: string;
  languages: string[];
  /** The highest level of project that the mentor accompanies, 1 to 3. */
  maxLevel: number;
  maxLearners: number;
}

/** Takes a mentor in: opens the account, or gives the role to one that stands. */
@Injectable()
export class RegisterMentor {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly openAccount: OpenAccount,
    private readonly grantRole: GrantRole,
  ) {}

  run(input: RegisterMentorInput, actor: Actor): Promise<{ mentorId: string }> {
    return this.db.transaction(async () => {
      const mentorId = await this.accountOf(input, actor);
      await this.db.lock(`mentor ${mentorId}`);
      if (await this.db.of(Mentor).existsBy({ id: mentorId })) throw new MentorRegisteredAlready(mentorId);

      const { fullName, zone, languages, maxLevel, maxLearners } = input;
      const registeredAt = (await this.clock.now()).toJSDate();
      await this.db.of(Mentor).insert({
        id: mentorId,
        fullName,
        zone,
        languages,
        maxLevel,
        maxLearners,
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

  private async accountOf(input: RegisterMentorInput, actor: Actor): Promise<string> {
    const { email, accountId, password, language, zone, fullName: displayName } = input;
    if ((email === undefined) === (accountId === undefined)) {
      throw new MentorInvalid([
        { at: 'email', code: 'email-or-account', message: 'Give either an e-mail address or the id of an account' },
      ]);
    }
    if (accountId !== undefined) {
      await this.grantRole.run({ accountId, role: 'mentor' }, actor);
      return accountId;
    }
    const opened = await this.openAccount.run(
      {
        email: email ?? '',
        displayName,
        zone,
        roles: ['mentor'],
        ...(password && { password }),
        ...(language && { language }),
      },
      actor,
    );
    return opened.accountId;
  }
}
