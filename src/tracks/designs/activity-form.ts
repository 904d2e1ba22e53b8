import { ACTIVITY_KINDS, type ActivityDraft, COMPLETIONS, TEXT_LANGUAGES } from './activity.types.js';
import { textIn } from './project-form.js';

/** The activity that a form describes; minutes that are none become NaN, which the rules refuse. */
export function activityIn(form: Record<string, unknown>, fileId: string | null): ActivityDraft {
  const [hours, minutes] = ['hours', 'minutes'].map((name) => Number(textIn(form, name) || '0'));
  return {
    kind: ACTIVITY_KINDS.find((known) => known === textIn(form, 'kind')) ?? 'course',
    name: textIn(form, 'name'),
    languages: TEXT_LANGUAGES.filter((known) => textIn(form, `language-${known}`) !== ''),
    minutes: Number(hours) * 60 + Number(minutes),
    completion: COMPLETIONS.find((known) => known === textIn(form, 'completion')) ?? 'declared',
    url: fileId === null ? textIn(form, 'url') : null,
    fileId,
  };
}
