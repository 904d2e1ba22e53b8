import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/kernel/actor.js';
import { ActivityUnknown, DesignRevisedMeanwhile, ProjectUnknown } from '../tracks.errors.js';
import { activityFaults } from './activity-draft.rules.js';
import type { ActivityDraft, DesignActivity } from './activity.types.js';
import { DesignPageQueries } from './design-page.queries.js';
import type { DesignFacts, ProjectDraft } from './design.types.js';
import { draftOf } from './project-form.js';
import { ReviseDesign } from './revise-design.use-case.js';

/** Which activity of a project: its number counts from 1; 0 is a new one. */
export interface ActivityPlace {
  designId: string;
  code: string;
  number: number;
}

/** An activity that could not be written, with the fields that are wrong. */
export interface ActivityReturned {
  status: number;
  activity: ActivityDraft;
  wrong: string[];
  isOvertaken: boolean;
}

/** Writes the activities of one project of a draft; what is wrong comes back instead of being thrown. */
@Injectable()
export class ActivityWriting {
  constructor(
    private readonly pages: DesignPageQueries,
    private readonly reviseDesign: ReviseDesign,
  ) {}

  /** The design with the project, and the activity of that number (null for a new one). Throws for what is not there. */
  async seen(actor: Actor, { designId, code, number }: ActivityPlace) {
    const { design, title } = await this.pages.withTitle(actor, designId);
    const project = design.projects.find((one) => one.code === code);
    if (!project) throw new ProjectUnknown(code);
    const activity: DesignActivity | null = project.activities[number - 1] ?? null;
    if (number > 0 && !activity) throw new ActivityUnknown(String(number));
    return { design, title, project, activity };
  }

  /** Null when the activity is written. */
  async keep(
    actor: Actor,
    place: ActivityPlace,
    { activity, revision }: { activity: ActivityDraft; revision: number },
  ): Promise<ActivityReturned | null> {
    const { design, project } = await this.seen(actor, place);
    const { activities = [] } = draftOf(project);
    const written = place.number > 0 ? activities.with(place.number - 1, activity) : [...activities, activity];
    const at = place.number > 0 ? place.number - 1 : activities.length;
    const faults = activityFaults(written, project.estimatedHours);
    const wrong = faults.map((fault) => fault.at.replace(`activities.${at}.`, ''));
    if (wrong.length > 0) return { status: 400, activity, wrong: [...new Set(wrong)], isOvertaken: false };
    try {
      await this.write(design, place.code, { activities: written, revision }, actor);
      return null;
    } catch (error) {
      if (!(error instanceof DesignRevisedMeanwhile)) throw error;
      return { status: 409, activity, wrong: [], isOvertaken: true };
    }
  }

  /** Takes an activity off its project. Throws DesignRevisedMeanwhile. */
  async remove(actor: Actor, place: ActivityPlace, revision: number): Promise<void> {
    const { design, project } = await this.seen(actor, place);
    const activities = (draftOf(project).activities ?? []).toSpliced(place.number - 1, 1);
    await this.write(design, place.code, { activities, revision }, actor);
  }

  private async write(
    design: DesignFacts,
    code: string,
    { activities, revision }: { activities: ActivityDraft[]; revision: number },
    actor: Actor,
  ): Promise<void> {
    const projects: ProjectDraft[] = design.projects.map((project) =>
      project.code === code ? { ...draftOf(project), activities } : draftOf(project),
    );
    await this.reviseDesign.run({ designId: design.id, projects, revision }, actor);
  }
}
