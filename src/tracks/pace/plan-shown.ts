import type { PauseSeen } from '../pauses/pauses.queries.js';
import type { Outlook } from '../what-if/outlook.rules.js';
import type { Assiduity } from './assiduity.queries.js';
import type { PacedFacts, PacedProject } from './paced-track.types.js';
import type { PaceStanding } from './pace-standing.rules.js';
import type { DaysOff, PlanVersion } from './plan-versions.queries.js';
import type { Plan } from './plan.types.js';

/** Everything about the plan of a track on a day. */
export interface PlanSeen {
  today: string;
  facts: PacedFacts;
  plan: Plan;
  outlook: Outlook;
  standing: PaceStanding;
  versions: PlanVersion[];
  daysOff: DaysOff[];
  pauses: PauseSeen[];
  assiduity: Assiduity;
}

/** What the page of a plan shows, as its template takes it. */
export function planShown({ today, facts, plan, outlook, standing, versions, daysOff, pauses, assiduity }: PlanSeen) {
  const codes = new Map(facts.projects.map(({ projectId, code, name }) => [projectId, `${code} · ${name}`]));
  return {
    enrolmentId: facts.enrolmentId,
    titleName: facts.titleName,
    today,
    state: facts.state,
    isOpen: facts.state === 'active' || facts.state === 'admitted',
    isPaced: facts.state === 'active' && standing.state !== 'done',
    paceMonths: facts.paceMonths,
    outlook,
    standing,
    projects: facts.projects.map((project) => ({
      ...project,
      isLate: project.dueOn < today && project.validatedOn === null,
      activities: activitiesShown(project, plan),
    })),
    week: facts.week
      .map((minutes, index) => ({ day: index + 1, hours: minutes / 60 }))
      .filter(({ hours }) => hours > 0),
    daysOff,
    pauses,
    assiduity: {
      months: assiduity.months.map(({ month, ...sums }) => ({ on: `${month}-01`, ...spanShown(sums) })),
      whole: spanShown(assiduity.whole),
    },
    versions: versions.map(({ moves, ...version }) => ({
      ...version,
      moves: moves.map((move) => ({ ...move, project: codes.get(move.projectId) ?? '' })),
    })),
    hasOverdue: facts.projects.some(({ dueOn, validatedOn }) => dueOn < today && validatedOn === null),
  };
}

/** Those of a project with their dates; none once it is validated. */
function activitiesShown({ projectId, activities }: PacedProject, plan: Plan) {
  const dates = plan.projects.find((planned) => planned.projectId === projectId)?.activities ?? [];
  return dates.flatMap(({ activityId, ...days }) =>
    activities
      .filter((one) => one.activityId === activityId)
      .map(({ name, minutes }) => ({ name, hours: minutes / 60, ...days })),
  );
}

function spanShown({ plannedMinutes, verifiedMinutes, share: part }: Assiduity['whole']) {
  return { planned: plannedMinutes / 60, verified: verifiedMinutes / 60, part };
}
