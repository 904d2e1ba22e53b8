import type { TitleFacts } from '../../competence-blocks/index.js';
import { minutesOf } from './activity-draft.rules.js';
import {
  ACTIVITY_FILES,
  ACTIVITY_KINDS,
  type ActivityDraft,
  COMPLETIONS,
  type DesignActivity,
  TEXT_LANGUAGES,
} from './activity.types.js';
import type { ActivityReturned } from './activity-writing.js';
import type { DesignFacts, DesignProject } from './design.types.js';

const BLANK: ActivityDraft = {
  kind: 'course',
  name: '',
  languages: ['fr'],
  minutes: 60,
  completion: 'declared',
  url: '',
  fileId: null,
};

/** The design, project and activity that a form is about. */
export interface ActivitySeen {
  design: DesignFacts;
  title: TitleFacts;
  project: DesignProject;
  activity: DesignActivity | null;
}

/** The form of an activity: what stands, a blank for a new one, or what came back. */
export function activityShown(
  { design, title, project, activity: stands }: ActivitySeen,
  { number, as }: { number: number; as: 'link' | 'file' },
  returned?: ActivityReturned,
) {
  const activity = returned?.activity ?? stands ?? BLANK;
  const base = `/designs/${design.id}/projects/${project.code}`;
  const isUpload = as === 'file' && activity.fileId === null;
  const { wrong, isOvertaken } = returned ?? NOTHING_WRONG;
  return {
    design,
    record: title,
    project,
    base,
    place: `${base}/activities/${number}`,
    action: `${base}/activities/${isUpload ? 'file' : number}`,
    isNew: number === 0,
    isUpload,
    fileName: stands?.fileName ?? null,
    activity: { ...activity, ...clockOf(activity.minutes) },
    kinds: ACTIVITY_KINDS,
    languages: TEXT_LANGUAGES.map((code) => ({ code, isChosen: activity.languages.includes(code) })),
    completions: COMPLETIONS,
    accept: ACTIVITY_FILES.join(','),
    room: project.estimatedHours - minutesOf(project.activities) / 60,
    fields: wrong,
    wrong: Object.fromEntries(wrong.map((at) => [at, true])),
    isOvertaken,
  };
}

const NOTHING_WRONG: Pick<ActivityReturned, 'wrong' | 'isOvertaken'> = { wrong: [], isOvertaken: false };

function clockOf(minutes: number): { hours: number; rest: number } {
  return Number.isNaN(minutes) ? { hours: 0, rest: 0 } : { hours: Math.floor(minutes / 60), rest: minutes % 60 };
}
