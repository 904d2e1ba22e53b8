import { Injectable } from '@nestjs/common';
import { TitlesApi } from '../../competence-blocks/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { DesignInvalid, DesignNotDraftable, TitleForDesignUnknown } from '../tracks.errors.js';
import type { DesignDrafted } from '../tracks.events.js';
import { criteriaOfTitle, nameFaults, projectsFaults } from './design-draft.rules.js';
import { Design } from './design.entity.js';
import type { ProjectDraft } from './design.types.js';
import { fileFaults, keepProjects } from './keep-projects.js';
import { mayWrite } from './publication.rules.js';

export interface DraftDesignInput {
  titleVersionId: string;
  name: string;
  projects: ProjectDraft[];
}

/** Begins a track design for a title; the next version when the title has one of this name. */
@Injectable()
export class DraftDesign {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly titles: TitlesApi,
  ) {}

  run({ titleVersionId, name: given, projects }: DraftDesignInput, actor: Actor): Promise<{ designId: string }> {
    return this.db.transaction(async () => {
      const title = await this.titles.title(titleVersionId);
      if (!title) throw new TitleForDesignUnknown(titleVersionId);
      refuseUnless(mayWrite('draft', title.state), (checks) => new DesignNotDraftable(checks));
      const criteria = criteriaOfTitle(title.blocks);
      const name = given.trim();
      const own = [...nameFaults(name), ...projectsFaults(projects, criteria)];
      const faults = [...own, ...(await fileFaults(this.db, projects))];
      if (faults.length > 0) throw new DesignInvalid(faults);

      await this.db.lock(`title ${title.code}`);
      const version = 1 + (await this.db.of(Design).countBy({ titleVersionId, name }));
      const designId = newId();
      const draftedAt = (await this.clock.now()).toJSDate();
      const row = { id: designId, titleVersionId, name, version, draftedAt, draftedBy: actor.id };
      await this.db.of(Design).insert({ ...row, state: 'draft' });
      await keepProjects(this.db, designId, projects, criteria);
      await this.events.record<DesignDrafted>(
        {
          name: 'tracks.design-drafted',
          subject: designId,
          data: { designId, titleVersionId, version, projects: projects.length },
        },
        actor,
      );
      return { designId };
    });
  }
}
