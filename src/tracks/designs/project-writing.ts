import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/kernel/actor.js';
import type { Check } from '../../platform/kernel/decision.js';
import { DesignNotDraftable, DesignRevisedMeanwhile, ProjectUnknown } from '../tracks.errors.js';
import { criteriaOfTitle, projectsFaults } from './design-draft.rules.js';
import { ringThrough, withProject } from './design-edits.rules.js';
import { DesignPageQueries } from './design-page.queries.js';
import type { ProjectDraft } from './design.types.js';
import { draftOf } from './project-form.js';
import { ReviseDesign } from './revise-design.use-case.js';

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
    if (code !== null && !before.some((one) => one.code === code)) throw new ProjectUnknown(code);
    const projects = withProject(before, code, project);
    const at = code === null ? projects.length - 1 : before.findIndex((one) => one.code === code);
    const own = projectsFaults(projects, criteriaOfTitle(title.blocks))
      .filter((fault) => fault.at.startsWith(`projects.${at}.`))
      .map((fault) => fault.at.slice(`projects.${at}.`.length));
    if (own.length > 0) return returned(400, project, { wrong: own });
    const ring = ringThrough(projects, project.code);
    if (ring) return returned(400, project, { wrong: ['prerequisites'], ring });
    try {
      await this.reviseDesign.run({ designId, projects, revision }, actor);
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
