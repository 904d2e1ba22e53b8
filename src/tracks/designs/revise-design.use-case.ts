import { Injectable } from '@nestjs/common';
import { TitlesApi } from '../../competence-blocks/index.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { DesignInvalid, DesignNotDraftable, DesignRevisedMeanwhile, DesignUnknown } from '../tracks.errors.js';
import type { DesignRevised } from '../tracks.events.js';
import { criteriaOfTitle, projectsFaults } from './design-draft.rules.js';
import { Design } from './design.entity.js';
import type { ProjectDraft } from './design.types.js';
import { fileFaults, forgetProjects, keepProjects } from './keep-projects.js';
import { mayWrite } from './publication.rules.js';

export interface ReviseDesignInput {
  designId: string;
  projects: ProjectDraft[];
  /** The revision that the officer had before them; without it, whatever stands is replaced. */
  revision?: number;
}

/** Writes the projects of a draft anew, whole. */
@Injectable()
export class ReviseDesign {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly titles: TitlesApi,
  ) {}

  run({ designId, projects, revision }: ReviseDesignInput, actor: Actor): Promise<{ designId: string }> {
    return this.db.transaction(async () => {
      await this.db.lock(`design ${designId}`);
      const design = await this.db.of(Design).findOneBy({ id: designId });
      const title = design && (await this.titles.title(design.titleVersionId));
      if (!title) throw new DesignUnknown(designId);
      refuseUnless(mayWrite(design.state, title.state), (checks) => new DesignNotDraftable(checks));
      if (revision !== undefined && revision !== design.revision) throw new DesignRevisedMeanwhile(design.revision);
      const criteria = criteriaOfTitle(title.blocks);
      const faults = [...projectsFaults(projects, criteria), ...(await fileFaults(this.db, projects))];
      if (faults.length > 0) throw new DesignInvalid(faults);

      await forgetProjects(this.db, designId);
      await keepProjects(this.db, designId, projects, criteria);
      await this.db.of(Design).increment({ id: designId }, 'revision', 1);
      await this.events.record<DesignRevised>(
        { name: 'tracks.design-revised', subject: designId, data: { designId, projects: projects.length } },
        actor,
      );
      return { designId };
    });
  }
}
