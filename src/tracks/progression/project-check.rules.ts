import type { Role } from '../../platform/kernel/actor.js';
import { check, type Check, type Rule } from '../../platform/kernel/decision.js';
import type { RulebookNumbers } from '../rulebooks/rulebook.types.js';
import type { CompetenceProgress, ProjectProgress, ProjectState } from './progression.types.js';

export const PROJECT_OPEN = {
  unlocked: { code: 'project-unlocked', says: 'The projects before this one are validated, so that it can start.' },
  started: { code: 'project-started', says: 'The learner has started the project.' },
  handedIn: { code: 'project-handed-in', says: 'The deliverables of the project are handed in.' },
  sessionsHeld: {
    code: 'project-sessions-held',
    says: 'As many sessions were held on the project as the rulebook asks before its defence.',
    source: 'Rulebook, sessions before a defence',
  },
  ready: { code: 'project-marked-ready', says: 'The mentor has marked the project ready for its defence.' },
  defencesLeft: {
    code: 'project-defences-left',
    says: 'The project has a defence left, or the leave of the advisor for one more.',
    source: 'Rulebook, defences of a project',
  },
  defencePlanned: { code: 'project-defence-planned', says: 'The defence of the project is planned.' },
  judged: { code: 'project-judged', says: 'The evaluator has judged the project.' },
  completed: { code: 'project-completed', says: 'What the evaluator asked to complete is handed in and accepted.' },
  reworked: { code: 'project-reworked', says: 'The project is reworked and handed in again.' },
} satisfies Record<string, Rule>;

type DefenceNumbers = Pick<RulebookNumbers, 'sessionsBeforeDefence' | 'maxDefences'>;

/** The order in which the open projects of a block are looked at: what is nearest to an end comes first. */
const URGENCY: Record<ProjectState, number> = {
  conditional: 0,
  'defence-planned': 1,
  'handed-in': 2,
  'to-rework': 3,
  'in-progress': 4,
  open: 5,
  locked: 6,
  validated: 7,
};

interface Wait {
  rule: Rule;
  nextActor: Role;
}

/** What a project waits for, by its state; one that is handed in has several conditions before its defence. */
const WAITS_FOR: Record<Exclude<ProjectState, 'handed-in'>, Wait> = {
  locked: { rule: PROJECT_OPEN.unlocked, nextActor: 'learner' },
  open: { rule: PROJECT_OPEN.started, nextActor: 'learner' },
  'in-progress': { rule: PROJECT_OPEN.handedIn, nextActor: 'learner' },
  'defence-planned': { rule: PROJECT_OPEN.judged, nextActor: 'evaluator' },
  conditional: { rule: PROJECT_OPEN.completed, nextActor: 'learner' },
  'to-rework': { rule: PROJECT_OPEN.reworked, nextActor: 'learner' },
  validated: { rule: PROJECT_OPEN.judged, nextActor: 'evaluator' },
};

export function urgencyOf({ state }: ProjectProgress): number {
  return URGENCY[state];
}

/** The one condition that a project which is not validated waits for, and who can change it. */
export function projectCheck(project: ProjectProgress, missing: CompetenceProgress[], numbers: DefenceNumbers): Check {
  const { rule, nextActor } = waitsFor(project, numbers);
  const proved = missing.filter(({ id }) => project.proves.includes(id)).map(({ code }) => code);
  return check(
    rule,
    false,
    {
      project: project.code,
      projectName: project.name,
      state: project.state,
      missing: proved,
      ...(rule === PROJECT_OPEN.unlocked && { after: project.after }),
      ...(rule === PROJECT_OPEN.sessionsHeld && {
        sessionsHeld: project.sessionsHeld,
        needed: numbers.sessionsBeforeDefence,
      }),
    },
    { nextActor, dueOn: project.dueOn },
  );
}

function waitsFor(project: ProjectProgress, numbers: DefenceNumbers): Wait {
  return project.state === 'handed-in' ? beforeDefence(project, numbers) : WAITS_FOR[project.state];
}

/** What the rulebook asks of a project before its defence: one left, and enough sessions. */
export function defenceTerms(project: ProjectProgress, numbers: DefenceNumbers): Check[] {
  const { code, name, defences, sessionsHeld } = project;
  const facts = { project: code, projectName: name };
  const granted = numbers.maxDefences + project.extraDefences;
  const needed = numbers.sessionsBeforeDefence;
  return [
    check(PROJECT_OPEN.defencesLeft, defences < granted, { ...facts, defences, granted }, { nextActor: 'advisor' }),
    check(
      PROJECT_OPEN.sessionsHeld,
      sessionsHeld >= needed,
      { ...facts, sessionsHeld, needed },
      { nextActor: 'learner' },
    ),
  ];
}

function beforeDefence(project: ProjectProgress, numbers: DefenceNumbers): Wait {
  const [defencesLeft, sessionsHeld] = defenceTerms(project, numbers).map(({ standing }) => standing === 'met');
  if (!defencesLeft) return { rule: PROJECT_OPEN.defencesLeft, nextActor: 'advisor' };
  if (!sessionsHeld) return { rule: PROJECT_OPEN.sessionsHeld, nextActor: 'learner' };
  if (!project.isReady) return { rule: PROJECT_OPEN.ready, nextActor: 'mentor' };
  return { rule: PROJECT_OPEN.defencePlanned, nextActor: 'learner' };
}
