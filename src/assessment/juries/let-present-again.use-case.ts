import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { type AllowPresentationInput, TracksApi } from '../../tracks/index.js';
import { PresentationsQueries } from './presentations.queries.js';

/** The learner's mentor or the staff lets an adjourned block come before a jury again, and says what was done since. */
@Injectable()
export class LetPresentAgain {
  constructor(
    private readonly db: Db,
    private readonly presentations: PresentationsQueries,
    private readonly tracks: TracksApi,
  ) {}

  run({ enrolmentId, blockId, reason }: AllowPresentationInput, actor: Actor): Promise<{ leaveId: string }> {
    return this.db.transaction(async () => {
      await this.presentations.of(enrolmentId, blockId, actor);
      return this.tracks.allowPresentation({ enrolmentId, blockId, reason }, actor);
    });
  }
}
