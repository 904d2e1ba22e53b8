/** Where somebody's projects stand still. */
export interface Halt {
  project: string;
  /** The first step of the project that has not happened. */
  before: 'hand-in' | 'readiness' | 'defence';
}

/** One of the twenty learners: since when, at which pace, and what is special about them. Days count from today. */
export interface Part {
  /** What a newcomer sees in this learner. */
  stage: string;
  /** Which of the mentors. */
  mentor: 0 | 1 | 2;
  /** The day of the latest weekly session, at most six days ago; above 0 for one who has had none. */
  day: number;
  time: string;
  /** How many weeks lie between the first session and that one. */
  weeks: number;
  paceMonths: 6 | 9 | 12 | 15;
  isFunded?: boolean;
  /** Of the learner whom a newcomer signs in as. */
  email?: string;
  language?: 'en';
  zone?: string;
  /** Projects go no further than this. */
  halt?: Halt;
  /** What an evaluator decides of a project, where it is not validated. */
  verdicts?: Readonly<Record<string, 'conditional' | 'to-rework'>>;
  /** The day of a defence, where it matters. */
  defenceOn?: Readonly<Record<string, number>>;
  /** From which week on, and until which, there are no sessions. */
  quietWeeks?: readonly [from: number, until: number];
  suspendedOn?: number;
  /** The latest session was missed, and the learner contests it. */
  contests?: true;
  /** What the evaluator decided last is contested, and nobody has ruled yet. */
  contestsVerdict?: true;
  /** Somebody whose first project is dispensed with, since all that it proves is recognised. */
  isRecognised?: true;
  /** The weeks whose sessions were missed. */
  misses?: readonly number[];
  /** The mentor has not written the log of the latest session. */
  owesLog?: true;
  /** The birthplace is not known, and nobody has seen a document. */
  isIncomplete?: true;
  /** Enrolled from this day on. */
  entersOn?: number;
}

const FOR_GOOD = 1000;
/** The week after the last project is defended. */
const DONE = 20;

/** The learners of the demo world, each at another stage. */
export const CAST: readonly Part[] = [
  part('certified, declared and accepted', 0, [-4, '09:00', 57], { paceMonths: 6, quietWeeks: [DONE, FOR_GOOD] }),
  part('certified, to be declared', 1, [-4, '10:00', 30], {
    isFunded: true,
    paceMonths: 6,
    quietWeeks: [DONE, FOR_GOOD],
  }),
  part('adjourned on a block', 2, [-4, '11:00', 30], { paceMonths: 9, quietWeeks: [DONE, 25] }),
  part('ready, convened to the next jury', 0, [-2, '12:00', 22], { isFunded: true, paceMonths: 6 }),
  part('ready, convened to the next jury', 1, [-3, '14:00', 23], { zone: 'Indian/Reunion', paceMonths: 9 }),
  part('ready, identity incomplete', 2, [-6, '12:00', 21], { isIncomplete: true, paceMonths: 9 }),
  part('a project to rework', 0, [-4, '14:00', 10], {
    verdicts: { P4: 'to-rework' },
    contestsVerdict: true,
    isFunded: true,
  }),
  part('a project on a condition', 1, [-2, '11:00', 7], { verdicts: { P3: 'conditional' }, defenceOn: { P3: -1 } }),
  part('suspended', 2, [-3, '09:00', 8], {
    quietWeeks: [6, FOR_GOOD],
    suspendedOn: -20,
    halt: { project: 'P3', before: 'hand-in' },
    isFunded: true,
  }),
  part('behind and absent, followed up', 0, [-1, '11:00', 8], {
    misses: [5, 7],
    paceMonths: 6,
    halt: { project: 'P2', before: 'hand-in' },
  }),
  part('a contested session', 1, [-2, '17:00', 4], { contests: true, halt: { project: 'P2', before: 'hand-in' } }),
  part('a defence planned', 0, [-5, '16:00', 4], { isFunded: true, paceMonths: 15 }),
  part('handed in, to be marked ready', 0, [-3, '15:00', 12], { halt: { project: 'P5', before: 'readiness' } }),
  part('in the middle, a session today', 0, [0, '17:45', 12], { isFunded: true, email: 'learner@example.test' }),
  part('second project, a session today', 1, [0, '18:00', 4], { paceMonths: 15 }),
  part('fourth project, a session today', 0, [0, '10:00', 9], { isFunded: true }),
  part('first project, a log to write', 0, [-1, '17:00', 1], {
    owesLog: true,
    halt: { project: 'P1', before: 'hand-in' },
  }),
  part('first session booked', 0, [2, '13:00', 0], { isFunded: true, entersOn: -1 }),
  part('just admitted, prior learning recognised', 2, [12, '10:00', 0], {
    paceMonths: 9,
    entersOn: 9,
    isRecognised: true,
  }),
  part('near the end, in English', 2, [-5, '14:00', 14], { language: 'en', zone: 'Europe/Lisbon', paceMonths: 9 }),
];

function part(
  stage: string,
  mentor: Part['mentor'],
  [day, time, weeks]: [day: number, time: string, weeks: number],
  more: Omit<Partial<Part>, 'stage' | 'mentor' | 'day' | 'time' | 'weeks'>,
): Part {
  return { stage, mentor, day, time, weeks, paceMonths: 12, ...more };
}
