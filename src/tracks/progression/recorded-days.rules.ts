import { DateTime } from 'luxon';
import { dayOf } from '../../platform/kernel/wall-time.js';

/** A track as it is recorded: what was done has an instant, in milliseconds. */
export interface Recorded<Project extends RecordedProject> {
  zone: string;
  enteredOn: string;
  lastActiveAt: number;
  missedAt: readonly number[];
  projects: readonly Project[];
}

export interface RecordedProject {
  validatedAt: number | null;
}

/** The same with the days of the learner's own zone. */
export type InDays<Track extends Recorded<Project>, Project extends RecordedProject> = Omit<
  Track,
  'lastActiveAt' | 'missedAt' | 'projects'
> & {
  /** The entry, or the last day on which something was done. */
  lastActiveOn: string;
  missedOn: string[];
  projects: (Omit<Project, 'validatedAt'> & { validatedOn: string | null })[];
};

/** Tells what is recorded in the days of the learner. */
export function inDays<Project extends RecordedProject, Track extends Recorded<Project>>(
  recorded: Track & Recorded<Project>,
): InDays<Track, Project> {
  const { lastActiveAt, missedAt, projects, ...track } = recorded;
  const dayAt = (milliseconds: number) => dayOf(DateTime.fromMillis(milliseconds, { zone: 'utc' }), recorded.zone);
  const movedOn = dayAt(lastActiveAt);
  return {
    ...track,
    lastActiveOn: movedOn < recorded.enteredOn ? recorded.enteredOn : movedOn,
    missedOn: missedAt.map(dayAt),
    projects: projects.map(({ validatedAt, ...project }) => ({
      ...project,
      validatedOn: validatedAt === null ? null : dayAt(validatedAt),
    })),
  };
}
