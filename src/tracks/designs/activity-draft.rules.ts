import type { Fault } from '../../platform/kernel/domain-error.js';
import { ACTIVITY_BOUNDS, type ActivityDraft, TEXT_LANGUAGES } from './activity.types.js';

/** What is wrong with the activities of a project, field by field; together they take no longer than the project. */
export function activityFaults(activities: readonly ActivityDraft[], estimatedHours: number): Fault[] {
  const { activities: most } = ACTIVITY_BOUNDS;
  if (activities.length > most) {
    const message = `Give a project at most ${most} activities`;
    return [{ at: 'activities', code: 'activities-count', message, facts: { most } }];
  }
  const own = activities.flatMap((activity, index) =>
    faultsOf(activity).map((fault) => ({ ...fault, at: `activities.${index}.${fault.at}` })),
  );
  const minutes = minutesOf(activities);
  const fits = Number.isNaN(estimatedHours) || minutes <= estimatedHours * 60;
  if (own.length > 0 || fits) return own;
  const message = `The activities take ${minutes} minutes, longer than the ${estimatedHours} hours of the project`;
  const facts = { activityHours: minutes / 60, estimatedHours };
  return [{ at: 'activities', code: 'activities-too-long', message, facts }];
}

/** The minutes that activities take together. */
export function minutesOf(activities: readonly Pick<ActivityDraft, 'minutes'>[]): number {
  return activities.reduce((sum, { minutes }) => sum + minutes, 0);
}

function faultsOf({ name, languages, minutes, url, fileId }: ActivityDraft): Fault[] {
  const { nameLength, urlLength, leastMinutes: least, mostMinutes: most } = ACTIVITY_BOUNDS;
  const isName = name.trim() !== '' && name.length <= nameLength;
  const isBounded = Number.isInteger(minutes) && minutes >= least && minutes <= most;
  return [
    ...unless(isName, {
      at: 'name',
      code: 'is-length',
      message: `Give a name of at most ${nameLength} characters`,
      facts: { least: 1, most: nameLength },
    }),
    ...unless(areLanguages(languages), {
      at: 'languages',
      code: 'activity-languages',
      message: 'Name at least one language of fr, en, es, each once',
    }),
    ...unless(isBounded, {
      at: 'minutes',
      code: 'number-between',
      message: `Give whole minutes from ${least} to ${most}`,
      facts: { least, most },
    }),
    ...unless((url === null) !== (fileId === null) && (url === null || isLink(url, urlLength)), {
      at: 'url',
      code: 'activity-place',
      message: 'Give a link that begins with https:// or http://, or a file, and not both',
    }),
  ];
}

function areLanguages(languages: readonly string[]): boolean {
  const known = TEXT_LANGUAGES.filter((language) => languages.includes(language));
  return known.length > 0 && known.length === languages.length;
}

function isLink(url: string, longest: number): boolean {
  return url.length <= longest && /^https?:\/\/[^\s]+$/i.test(url) && URL.canParse(url);
}

function unless(holds: boolean, fault: Fault): Fault[] {
  return holds ? [] : [fault];
}
