import { decide, type Decision } from '../../src/platform/kernel/decision.js';
import { addDays } from '../../src/platform/kernel/period.js';
import { mayChange } from '../../src/tracks/enrolments/enrolment-states.rules.js';
import type { EnrolmentState } from '../../src/tracks/enrolments/enrolment.types.js';
import { planOf } from '../../src/tracks/pace/plan.rules.js';
import type { Plan, PlanFacts } from '../../src/tracks/pace/plan.types.js';
import { mayPresentAgain, mayRecordResult } from '../../src/tracks/progression/block-results.rules.js';
import { mayCorrectProject, stateAfterCorrection } from '../../src/tracks/progression/correction.rules.js';
import { type MyProgress, progressOn } from '../../src/tracks/progression/my-progress.rules.js';
import { mayStart, mayTake, type Step, STEPS } from '../../src/tracks/progression/project-steps.rules.js';
import type {
  BlockProgress,
  BlockResultKind,
  EvaluationOutcome,
  ProgressFacts,
  ProjectProgress,
} from '../../src/tracks/progression/progression.types.js';
import { RULEBOOK_DEFAULTS } from '../../src/tracks/rulebooks/rulebook.types.js';

/** Something that is tried with a track; `met` are the criteria as an evaluation finds them. */
export type Act =
  | { act: 'step'; project: number; step: Step; met: boolean[] }
  | { act: 'correct'; project: number; outcome: EvaluationOutcome; met: boolean[] }
  | { act: 'judge'; block: number; result: BlockResultKind }
  | { act: 'leave'; block: number }
  | { act: 'become'; state: EnrolmentState }
  | { act: 'days'; days: number };

/** What a track begins with: the competences that each project proves, its plan, and its last days. */
export interface TrackBeginning {
  proofs: string[][];
  plan: Omit<PlanFacts, 'changes' | 'projects'>;
  fundingEndsOn: string | null;
  awardableUntilOn: string | null;
}

type Ruled = Pick<BlockProgress, 'result' | 'resultAt' | 'leaveAt'>;

const NEVER_RULED: Ruled = { result: null, resultAt: null, leaveAt: null };

const BLOCKS = ['B1', 'B2'];
const JUDGING: readonly Step[] = ['validate', 'ask-to-complete', 'send-back'];

/** A track that lives through whatever is tried with it, as far as the rules allow. */
export class TrackStory {
  /** What was allowed, in order: all that is needed to live it again. */
  readonly facts: Act[] = [];
  private readonly met = new Map<string, { met: boolean; at: number }>();
  private readonly projects: ProjectProgress[];
  private readonly blocks: Ruled[];
  private readonly pauses: { kind: 'pause'; fromOn: string; untilOn: string }[] = [];
  private state: EnrolmentState = 'active';
  private suspendedFromOn: string | null = null;
  private lastActiveOn: string;
  private today: string;
  private plannedEndOn = '';

  constructor(private readonly beginning: TrackBeginning) {
    this.today = this.lastActiveOn = beginning.plan.enteredOn;
    this.blocks = BLOCKS.map(() => NEVER_RULED);
    this.projects = beginning.proofs.map((proves, index) => projectOf(index, proves));
    this.layAnew();
  }

  /** Tries it; answers the decision of the rules. */
  tries(act: Act): Decision {
    const decision = this.may(act);
    if (!decision.allowed) return decision;
    this.facts.push(act);
    this.does(act);
    return decision;
  }

  get progress(): MyProgress {
    return progressOn(this.today, this.recorded);
  }

  get recorded(): ProgressFacts {
    const { plan, fundingEndsOn, awardableUntilOn } = this.beginning;
    return {
      id: 'track',
      learnerId: 'learner',
      titleCode: 'T',
      titleName: 'Title',
      state: this.state,
      paceMonths: plan.paceMonths,
      enteredOn: plan.enteredOn,
      plannedEndOn: this.plannedEndOn,
      zone: 'Europe/Paris',
      fundedBy: fundingEndsOn === null ? 'self' : 'third-party',
      fundingEndsOn,
      awardableUntilOn,
      rulebook: RULEBOOK_DEFAULTS,
      suspendedFromOn: this.suspendedFromOn,
      lastActiveOn: this.lastActiveOn,
      missedOn: [],
      blocks: this.blocks.map((block, index) => this.blockOf(block, index)),
      projects: this.projects,
    };
  }

  private may(act: Act): Decision {
    if (act.act === 'step') return this.mayStep(this.projectAt(act.project), act.step);
    if (act.act === 'correct') {
      const { code, state } = this.projectAt(act.project);
      return mayCorrectProject({ project: code, state, enrolmentState: this.state, outcome: act.outcome });
    }
    if (act.act === 'judge') {
      const standing = this.standingAt(act.block);
      return act.result === 'validated' && !standing.presentable ? standing.decision : mayRecordResult(standing);
    }
    if (act.act === 'leave') return mayPresentAgain(this.standingAt(act.block));
    return act.act === 'become' ? this.mayBecome(act.state) : decide();
  }

  private mayBecome(to: EnrolmentState): Decision {
    const { enteredOn } = this.beginning.plan;
    const lastPauseOn = this.suspendedFromOn ?? this.pauses.at(-1)?.untilOn ?? null;
    return mayChange({ from: this.state, to, onDay: this.today, today: this.today, enteredOn, lastPauseOn });
  }

  private mayStep(project: ProjectProgress, step: Step): Decision {
    const facts = { project: project.code, state: project.state, enrolmentState: this.state };
    if (step !== 'start') return mayTake({ ...facts, step });
    const inProgress = this.projects.find(({ state }) => state === 'in-progress')?.code ?? null;
    return mayStart({ ...facts, openPrerequisites: [], inProgress });
  }

  private does(act: Act): void {
    if (act.act === 'days') this.today = addDays(this.today, act.days);
    else if (act.act === 'become') this.becomes(act.state);
    else if (act.act === 'judge') this.isTold(act.block, { result: act.result, resultAt: this.facts.length });
    else if (act.act === 'leave') this.isTold(act.block, { leaveAt: this.facts.length });
    else this.isJudged(act);
  }

  private isTold(block: number, told: Partial<BlockProgress>): void {
    this.blocks.splice(block, 1, { ...this.blockAt(block), ...told });
  }

  private isJudged(act: Extract<Act, { project: number }>): void {
    const project = this.projectAt(act.project);
    if (act.act === 'correct') {
      this.moves(project, stateAfterCorrection(project.state, act.outcome) ?? project.state, act.met);
      return;
    }
    this.lastActiveOn = this.today;
    this.moves(project, STEPS[act.step].to ?? project.state, JUDGING.includes(act.step) ? act.met : []);
  }

  private moves(project: ProjectProgress, state: ProjectProgress['state'], met: boolean[]): void {
    project.validatedOn = state === 'validated' ? (project.validatedOn ?? this.today) : null;
    project.state = state;
    if (met.length === 0) return;
    project.proves.forEach((id, at) => this.met.set(id, { met: met[at % met.length] ?? false, at: this.facts.length }));
  }

  private becomes(state: EnrolmentState): void {
    if (this.suspendedFromOn !== null) {
      this.pauses.push({ kind: 'pause', fromOn: this.suspendedFromOn, untilOn: this.today });
      this.layAnew();
    }
    this.suspendedFromOn = state === 'suspended' ? this.today : null;
    this.state = state;
  }

  private layAnew(): void {
    const plan = this.plan();
    this.plannedEndOn = plan.endsOn;
    for (const { projectId, startsOn, dueOn } of plan.projects) {
      const project = this.projects.find(({ id }) => id === projectId);
      if (project) Object.assign(project, { startsOn, dueOn });
    }
  }

  private plan(): Plan {
    const projects = this.projects.map(({ id, position, estimatedHours, validatedOn, startsOn, dueOn }) => ({
      projectId: id,
      position,
      estimatedHours,
      prerequisites: [],
      verified: validatedOn === null ? null : { on: validatedOn, startsOn, dueOn },
    }));
    return planOf({ ...this.beginning.plan, changes: this.pauses, projects });
  }

  private blockOf(block: Ruled, index: number): BlockProgress {
    const code = `B${index + 1}`;
    const found = [`${code}C1`, `${code}C2`].map((id) => ({ id, found: this.met.get(id) }));
    const competences = found.map(({ id, found: one }) => ({
      id,
      code: id,
      name: id,
      criteria: 1,
      seen: one ? 1 : 0,
      contested: false,
      recognition: null,
      met: one?.met ? 1 : 0,
    }));
    const seenAt = Math.max(0, ...found.map(({ found: one }) => one?.at ?? 0)) || null;
    const held = { recognisedAt: null, recognition: null };
    return { id: code, code, name: code, position: index, seenAt, competences, ...held, ...block };
  }

  private blockAt(index: number): Ruled {
    return this.blocks[index] ?? NEVER_RULED;
  }

  private projectAt(index: number): ProjectProgress {
    const project = this.projects[index % this.projects.length];
    if (!project) throw new RangeError('A track has projects');
    return project;
  }

  private standingAt(index: number) {
    const standing = this.progress.blocks[index];
    if (!standing) throw new RangeError('A track has blocks');
    return standing;
  }
}

function projectOf(index: number, proves: string[]): ProjectProgress {
  const code = `P${index + 1}`;
  return {
    id: code,
    code,
    name: code,
    level: 1,
    position: index,
    estimatedHours: 40,
    state: 'open',
    sessionsHeld: 2,
    isReady: true,
    defences: 0,
    extraDefences: 0,
    contested: false,
    dispensed: false,
    after: [],
    proves,
    startsOn: '',
    dueOn: '',
    validatedOn: null,
  };
}
