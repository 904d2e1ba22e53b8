import type { Check, Decision } from '../../platform/kernel/decision.js';
import { unmet } from '../../platform/kernel/decision.js';
import type { Fault } from '../../platform/kernel/domain-error.js';
import { weeklyLoadOf } from '../pace/plan.rules.js';
import type { Plan } from '../pace/plan.types.js';
import type { EnrolFields } from './enrol-form.js';
import type { EnrolChoices, FoundLearner } from './enrol-page.queries.js';
import { ACCESS_ROUTES, FUNDED_BY } from './enrolment.types.js';

/** What an enrolment would be: decided with its checks, and planned. */
export interface Trial {
  decision: Decision;
  plan: Plan;
  projects: { projectId: string; code: string; name: string }[];
}

/** What the page that enrols shows besides its fields. */
export interface EnrolSeen {
  learner: FoundLearner;
  choices: EnrolChoices;
  faults: readonly Fault[];
  trial: Trial | null;
}

/** The fields with what the house would choose where nothing is said yet. */
export function withDefaults(fields: EnrolFields, { designs, rulebooks, today }: EnrolChoices): EnrolFields {
  const [design] = designs;
  const [rulebook] = rulebooks;
  const usual: Partial<EnrolFields> = {
    designId: design?.id ?? '',
    rulebookId: rulebook?.id ?? '',
    paceMonths: String(rulebook?.paces.at(-2) ?? rulebook?.paces[0] ?? ''),
    enteredOn: today,
    fundedBy: 'self',
    accessRoute: 'continuing-education',
  };
  const filled = Object.entries(fields).map(([name, value]) => [
    name,
    value || (usual[name as keyof EnrolFields] ?? ''),
  ]);
  return Object.fromEntries(filled) as EnrolFields;
}

/** The page that enrols a learner: the choice, and once it is made what would come of it. */
export function enrolShown(fields: EnrolFields, { learner, choices, faults, trial }: EnrolSeen) {
  const rulebook = choices.rulebooks.find(({ id }) => id === fields.rulebookId) ?? choices.rulebooks[0];
  return {
    learner,
    fields,
    designs: choices.designs,
    rulebooks: choices.rulebooks,
    paces: (rulebook?.paces ?? []).map(String),
    fundedBy: FUNDED_BY,
    routes: ACCESS_ROUTES,
    faults,
    wrong: Object.fromEntries(faults.map((fault) => [fault.at, fault])),
    isAllowed: trial?.decision.allowed ?? false,
    trial: trial && trialShown(trial),
  };
}

function trialShown({ decision, plan, projects }: Trial) {
  const names = new Map(projects.map(({ projectId, code, name }) => [projectId, { code, name }]));
  const failing: Check[] = unmet(decision);
  return {
    decision,
    failing,
    endsOn: plan.endsOn,
    totalHours: plan.minutes / 60,
    weeklyHours: Math.round(weeklyLoadOf(plan) * 10) / 10,
    sessions: plan.weeks.filter(({ session }) => session !== null).length,
    projects: plan.projects.map(({ projectId, startsOn, dueOn }) => ({ startsOn, dueOn, ...names.get(projectId) })),
    months: plan.months.map(({ month, minutes }) => ({ on: `${month}-01`, hours: Math.round(minutes / 6) / 10 })),
  };
}
