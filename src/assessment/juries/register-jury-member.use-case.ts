import { Injectable } from '@nestjs/common';
import { type RoleHolder, RoleHolders } from '../../identity/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { newId } from '../../platform/kernel/id.js';
import { JuryMemberRegisteredAlready } from '../assessment.errors.js';
import type { JuryMemberRegistered } from '../assessment.events.js';
import { JuryMember } from './jury-member.entity.js';
import { JuryQualification } from './jury-qualification.entity.js';

export interface RegisterJuryMemberInput extends RoleHolder {
  /** What they are in their trade: « Architecte logicielle ». */
  capacity: string;
  employer: string;
  /** Neither of the certifier nor of the training body. */
  outside: boolean;
  /** The titles that they are qualified for, by code of the register, and what shows it. */
  titles: { code: string; evidence: string }[];
}

/** Takes a jury member in: opens the account, or gives the role to one that stands. */
@Injectable()
export class RegisterJuryMember {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly roleHolders: RoleHolders,
  ) {}

  run(input: RegisterJuryMemberInput, actor: Actor): Promise<{ memberId: string }> {
    return this.db.transaction(async () => {
      const memberId = await this.roleHolders.hold('jury', input, actor);
      await this.db.lock(`jury-member ${memberId}`);
      if (await this.db.of(JuryMember).existsBy({ id: memberId })) throw new JuryMemberRegisteredAlready(memberId);

      const { fullName, capacity, employer, outside: isOutside, titles } = input;
      const at = (await this.clock.now()).toJSDate();
      await this.db
        .of(JuryMember)
        .insert({ id: memberId, fullName, capacity, employer, isOutside, registeredAt: at, registeredBy: actor.id });
      const recorded = { memberId, recordedAt: at, recordedBy: actor.id };
      await this.db
        .of(JuryQualification)
        .insert(titles.map(({ code, evidence }) => ({ id: newId(), titleCode: code, evidence, ...recorded })));
      const titleCodes = titles.map(({ code }) => code);
      await this.events.record<JuryMemberRegistered>(
        { name: 'assessment.jury-member-registered', subject: memberId, data: { memberId, isOutside, titleCodes } },
        actor,
      );
      return { memberId };
    });
  }
}
