import { Injectable } from '@nestjs/common';
import { TitlesApi } from '../../competence-blocks/index.js';
import type { Decision } from '../../platform/kernel/decision.js';
import { DesignUnknown } from '../tracks.errors.js';
import { DesignsQueries } from './designs.queries.js';
import { mayPublish } from './publication.rules.js';

/** What a design still lacks before it is published. */
@Injectable()
export class PublicationQueries {
  constructor(
    private readonly designs: DesignsQueries,
    private readonly titles: TitlesApi,
  ) {}

  /** What a publication would be refused for, and what holds already. Throws `DesignUnknown`. */
  async decision(designId: string): Promise<Decision> {
    const design = await this.designs.design(designId);
    const title = design && (await this.titles.title(design.titleVersionId));
    if (!title) throw new DesignUnknown(designId);
    const projects = design.projects.map(({ code, prerequisites, criteria }) => ({
      code,
      prerequisites,
      criteria: criteria.map(({ id }) => id),
    }));
    return mayPublish({ state: design.state, titleState: title.state, blocks: title.blocks, projects });
  }
}
