import type { DateTime } from 'luxon';
import { check, type Check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';

export const EVIDENCE = {
  projectTakesFiles: {
    code: 'project-takes-files',
    says: 'Files change while the project is at work, waits for its defence, or is to be completed.',
  },
  notFrozen: {
    code: 'deliverables-not-frozen',
    says: 'Deliverables no longer change once the defence is near.',
    source: 'Rulebook, freezing of deliverables',
  },
  completedInTime: {
    code: 'completed-in-time',
    says: 'What an evaluator asked to complete comes within the time that the rulebook gives.',
    source: 'Rulebook, time to complete',
  },
  roomForFile: { code: 'room-for-file', says: 'An attempt at a project holds a bounded number of files.' },
  sameDeliverable: { code: 'same-deliverable', says: 'A file takes the place of one for the same deliverable.' },
  fileNotJudged: { code: 'file-not-judged', says: 'A file that was before an evaluator stays.' },
  deliverableKept: {
    code: 'deliverable-kept',
    says: 'Work that is handed in keeps a file for each required deliverable: send another in its place.',
  },
  deliverablesIn: { code: 'deliverables-in', says: 'A file is there for each required deliverable.' },
  somethingCompleted: {
    code: 'something-completed',
    says: 'Something was added since the evaluator asked to complete the work.',
  },
} satisfies Record<string, Rule>;

/** Files of one attempt at a project. */
export const MOST_FILES = 20;

/** Bytes of one file. */
export const MOST_BYTES = 50 * 1024 * 1024;

const TAKES_FILES = ['in-progress', 'handed-in', 'to-rework', 'defence-planned', 'conditional'];
const HANDED_IN = ['handed-in', 'defence-planned'];

/** A deliverable of the project, as its design asks for it. */
interface Asked {
  name: string;
  required: boolean;
}

/** A file of the attempt that stands. */
export interface PresentFile {
  id: string;
  deliverable: string;
  uploadedAt: Date;
}

/** What an evaluator accepted on a condition: since when, by when it is to be completed, and when it was. */
export interface Condition {
  since: DateTime;
  completeBy: DateTime;
  completedAt: DateTime | null;
}

/** An attempt at a project as the rules about its files see it. */
export interface AttemptFacts {
  now: DateTime;
  state: string;
  frozenHours: number;
  /** When the planned defence starts; null without one. */
  defenceAt: DateTime | null;
  /** What was accepted on a condition; null without one. */
  condition: Condition | null;
  deliverables: readonly Asked[];
  files: readonly PresentFile[];
}

/** May the files of this attempt change now? */
export function mayChangeFiles(facts: AttemptFacts): Decision {
  return decide(...timeliness(facts));
}

/** For which deliverable a file comes, and the file that it takes the place of. */
export interface NewFileFacts {
  deliverable: string;
  replaced: PresentFile | null;
}

/** May one more file come, or one in the place of another? */
export function mayAddFile(facts: AttemptFacts, { deliverable, replaced }: NewFileFacts): Decision {
  const after = facts.files.length + (replaced ? 0 : 1);
  return decide(
    ...timeliness(facts),
    check(EVIDENCE.roomForFile, after <= MOST_FILES, { files: facts.files.length, most: MOST_FILES }),
    ...(replaced ? [notJudged(facts, replaced), sameDeliverable(replaced, deliverable)] : []),
  );
}

/** May this file go? One of an earlier attempt was judged, and never goes. */
export function mayRemoveFile(facts: AttemptFacts, fileId: string): Decision {
  const file = facts.files.find(({ id }) => id === fileId) ?? null;
  const left = facts.files.filter(({ id }) => id !== fileId);
  const lost = missingOf(facts.deliverables, left).filter((name) => name === file?.deliverable);
  const isHandedIn = HANDED_IN.includes(facts.state);
  return decide(
    ...timeliness(facts),
    notJudged(facts, file),
    check(EVIDENCE.deliverableKept, !isHandedIn || lost.length === 0, { missing: lost }, { nextActor: 'learner' }),
  );
}

/** May the work be handed in as it is? */
export function mayHandIn(facts: AttemptFacts): Decision {
  const missing = missingOf(facts.deliverables, facts.files);
  const isCompletion = facts.state === 'conditional';
  const hasNews = facts.files.some((file) => !wasJudged(facts, file));
  return decide(
    ...timeliness(facts),
    check(EVIDENCE.deliverablesIn, missing.length === 0, { missing }, { nextActor: 'learner' }),
    ...(isCompletion ? [check(EVIDENCE.somethingCompleted, hasNews, {}, { nextActor: 'learner' })] : []),
  );
}

/** The required deliverables that no file stands for. */
export function missingOf(deliverables: readonly Asked[], files: readonly { deliverable: string }[]): string[] {
  return deliverables
    .filter(({ name, required }) => required && !files.some(({ deliverable }) => deliverable === name))
    .map(({ name }) => name);
}

/** From when on the files do not change any more: null while no defence is planned. */
export function frozenFrom({ defenceAt, frozenHours }: Pick<AttemptFacts, 'defenceAt' | 'frozenHours'>) {
  return defenceAt?.minus({ hours: frozenHours }) ?? null;
}

function timeliness(facts: AttemptFacts): Check[] {
  const { now, state } = facts;
  const frozenAt = state === 'defence-planned' ? frozenFrom(facts) : null;
  const isDone = state === 'validated';
  return [
    check(EVIDENCE.projectTakesFiles, TAKES_FILES.includes(state), { state }, { never: isDone }),
    check(EVIDENCE.notFrozen, !frozenAt || now < frozenAt, { frozenAt: frozenAt?.toISO() ?? null }, { never: true }),
    ...(state === 'conditional' ? [completable(facts)] : []),
  ];
}

function completable({ now, condition }: AttemptFacts): Check {
  const isOpen = condition !== null && condition.completedAt === null && now <= condition.completeBy;
  const completeBy = condition?.completeBy.toISO() ?? null;
  return check(EVIDENCE.completedInTime, isOpen, { completeBy }, { never: true });
}

function sameDeliverable(replaced: PresentFile, deliverable: string): Check {
  const facts = { replaced: replaced.deliverable, deliverable };
  return check(EVIDENCE.sameDeliverable, replaced.deliverable === deliverable, facts, { nextActor: 'learner' });
}

function notJudged(facts: AttemptFacts, file: PresentFile | null): Check {
  return check(EVIDENCE.fileNotJudged, file !== null && !wasJudged(facts, file), {}, { never: true });
}

/** On a condition, all that came before the evaluator's decision was judged. */
function wasJudged({ condition }: AttemptFacts, file: PresentFile): boolean {
  return condition !== null && file.uploadedAt.getTime() <= condition.since.toMillis();
}
