import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { TextsChangedMeanwhile, TitleUnknown } from '../competence-blocks.errors.js';
import type { PresentationWritten } from '../competence-blocks.events.js';
import { TitleVersion } from '../titles/title-version.entity.js';
import { Presentation } from './presentation.entity.js';
import { presentationOf } from './texts.rules.js';
import { TextsQueries } from './texts.queries.js';

export interface WritePresentationInput {
  titleVersionId: string;
  /** French; empty: nothing is said any more. */
  text: string;
  /** The number of the one that stood before the writer; may be left out. */
  seen?: number;
}

/** Says in French whom a title is for and what one does with it; its translations are then of another French. */
@Injectable()
export class WritePresentation {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly texts: TextsQueries,
  ) {}

  run({ titleVersionId, text, seen }: WritePresentationInput, actor: Actor): Promise<{ number: number }> {
    return this.db.transaction(async () => {
      const title = await this.db.of(TitleVersion).findOneBy({ id: titleVersionId });
      if (!title) throw new TitleUnknown(titleVersionId);
      const { code } = title;
      await this.db.lock(`title ${code}`);
      const stands = await this.texts.presentation(code);
      if (stands.text === text) return { number: stands.number };
      if (seen !== undefined && seen !== stands.number) throw new TextsChangedMeanwhile([presentationOf(code)]);
      const number = stands.number + 1;
      const writtenAt = (await this.clock.now()).toJSDate();
      await this.db.of(Presentation).insert({ code, number, text, writtenAt, writtenBy: actor.id });
      await this.events.record<PresentationWritten>(
        {
          name: 'competence-blocks.presentation-written',
          subject: titleVersionId,
          data: { titleVersionId, code, number },
        },
        actor,
      );
      return { number };
    });
  }
}
