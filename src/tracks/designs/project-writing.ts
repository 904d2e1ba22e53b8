import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/kernel/actor.js';
import type { Check } from '../../platform/kernel/decision.js';
import { DesignNotDraftable, DesignRevisedMeanwhile, ProjectUnknown } from '../tracks.errors.js';
import { criteriaOfTitle, projectsFaults } from './design-draft.rules.js';
import { ringThrough, withProject } from './design-edits.rules.js';
import { DesignPageQueries } from './design-page.queries.js';
import type { ProjectDraft } from './design.types.js';
import { draftOf } from './project-form.js';
import { ReviseDesign, type ReviseDesignInput } from './revise-design.use-case.js';

/** A project as a page wants it written; `code` is the one that it had, null for a new one. */
export interface ProjectAsked {
  designId: string;
  code: string | null;
  project: ProjectDraft;
  revision: number;
}

/** A project that could not be written, with what it said and why not. */
export interface ProjectReturned {
  status: number;
  project: ProjectDraft;
  /** The fields that are wrong: `code`, `deliverables.0.name`. */
  wrong: string[];
  /** The ring that its prerequisites close. */
  ring: string[] | null;
  isOvertaken: boolean;
  checks: Check[];
}

/** Writes one project of a draft among the others; what is wrong comes back instead of being thrown. */
@Injectable()
export class ProjectWriting {
  constructor(
    private readonly pages: DesignPageQueries,
    private readonly reviseDesign: ReviseDesign,
  ) {}

  /** Null when the project is written. Throws `DesignUnknown`, `ProjectUnknown`. */
  async keep(actor: Actor, { designId, code, project, revision }: ProjectAsked): Promise<ProjectReturned | null> {
    const { design, title } = await this.pages.withTitle(actor, designId);
    const before = design.projects.map(draftOf);
    const stands = before.findIndex((one) => one.code === code);
    if (code !== null && stands < 0) throw new ProjectUnknown(code);
    const projects = withProject(before, code, { ...project, activities: before[stands]?.activities ?? [] });
    const place = `projects.${code === null ? before.length : stands}.`;
    const wrong = projectsFaults(projects, criteriaOfTitle(title.blocks))
      .filter(({ at }) => at.startsWith(place))
      .map(({ at }) => at.slice(place.length));
    if (wrong.length > 0) return returned(400, project, { wrong });
    const ring = ringThrough(projects, project.code);
    if (ring) return returned(400, project, { wrong: ['prerequisites'], ring });
    return this.write({ designId, projects, revision }, project, actor);
  }

  private async write(input: ReviseDesignInput, project: ProjectDraft, actor: Actor): Promise<ProjectReturned | null> {
    try {
      await this.reviseDesign.run(input, actor);
      return null;
    } catch (error) {
      if (error instanceof DesignRevisedMeanwhile) return returned(409, project, { isOvertaken: true });
      if (error instanceof DesignNotDraftable) return returned(422, project, { checks: error.checks });
      throw error;
    }
  }
}

function returned(status: number, project: ProjectDraft, why: Partial<ProjectReturned>): ProjectReturned {
  return { status, project, wrong: [], ring: null, isOvertaken: false, checks: [], ...why };
}
