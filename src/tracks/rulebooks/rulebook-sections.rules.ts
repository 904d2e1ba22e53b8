import { BOUNDS, type Bounds, type NumberField, PACES } from './rulebook-bounds.rules.js';
import { RULEBOOK_DEFAULTS, type RulebookNumbers } from './rulebook.types.js';

/** Where a number stands in the règlement, and the text that it comes from when there is one. */
interface Place {
  field: keyof RulebookNumbers;
  /** As the rules that use it name it: « Rulebook, booking notice ». */
  place?: string;
  source?: string;
}

/** A part of the règlement, by the moment of a track that its numbers are about. */
export interface RulebookSection {
  key: 'entering' | 'pace' | 'sessions' | 'projects' | 'jury' | 'award';
  numbers: readonly Place[];
}

/** Every number of a rulebook, in the order in which a règlement is read. */
export const RULEBOOK_SECTIONS: readonly RulebookSection[] = [
  {
    key: 'entering',
    numbers: [
      { field: 'paces', place: 'paces' },
      { field: 'maxWeeklyHours', place: 'weekly load' },
    ],
  },
  {
    key: 'pace',
    numbers: [
      { field: 'onPaceShare', place: 'on pace' },
      { field: 'silentDays', place: 'days of silence' },
      { field: 'missedSessions', place: 'missed sessions' },
      { field: 'missedWithinWeeks', place: 'missed sessions' },
      { field: 'followUpDays' },
    ],
  },
  {
    key: 'sessions',
    numbers: [
      { field: 'sessionMinutesFunded' },
      { field: 'sessionMinutesSelfFunded' },
      { field: 'bookingNoticeHours', place: 'booking notice' },
      { field: 'freeCancellationHours', place: 'free cancellation' },
      { field: 'absentAfterShare', place: 'delay of absence' },
      { field: 'contestHours', place: 'contest' },
      { field: 'shortAbsenceDays' },
    ],
  },
  {
    key: 'projects',
    numbers: [
      { field: 'sessionsBeforeDefence', place: 'sessions before a defence' },
      { field: 'defenceNoticeDays', place: 'notice of a defence' },
      { field: 'frozenHours', place: 'freezing of deliverables' },
      { field: 'defenceMinutes' },
      { field: 'conditionalLearnerHours', place: 'time to complete' },
      { field: 'conditionalEvaluatorHours', place: 'time to decide on a condition' },
      { field: 'maxDefences', place: 'defences of a project' },
      { field: 'evaluationContestDays', place: 'contest of an evaluation' },
    ],
  },
  {
    key: 'jury',
    numbers: [
      { field: 'juryMinMembers', source: 'Arrêté du 21 juillet 2016, 1.2' },
      { field: 'juryOutsideShare', source: 'Code du travail, R6113-9 I 4°' },
      { field: 'juryNoticeDays', place: 'notice of the jury' },
      { field: 'notificationDays' },
      { field: 'appealMonths' },
    ],
  },
  { key: 'award', numbers: [{ field: 'declarationMonths', source: 'Code du travail, R6113-17-2' }] },
];

/** One number of a rulebook as it is shown: shares as such, the paces as a list. */
export interface NumberLine extends Place {
  value: number | number[];
  standard: number | number[];
  least: number;
  most: number;
  isShare: boolean;
  isList: boolean;
  /** Differs from what the house starts from. */
  isOwn: boolean;
}

/** Every section with the numbers of one rulebook. */
export function sectionsOf(numbers: RulebookNumbers): { key: RulebookSection['key']; lines: NumberLine[] }[] {
  return RULEBOOK_SECTIONS.map(({ key, numbers: places }) => ({ key, lines: places.map((at) => lineOf(at, numbers)) }));
}

/** Do two values of a number say the same? */
export function isSameNumber(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function lineOf(place: Place, numbers: RulebookNumbers): NumberLine {
  const value = numbers[place.field] ?? RULEBOOK_DEFAULTS[place.field];
  const standard = RULEBOOK_DEFAULTS[place.field];
  const { least, most, isShare = false } = boundsOf(place.field);
  return {
    ...place,
    value,
    standard,
    least,
    most,
    isShare,
    isList: place.field === 'paces',
    isOwn: !isSameNumber(value, standard),
  };
}

function boundsOf(field: keyof RulebookNumbers): Bounds {
  return field === 'paces' ? { least: 1, most: PACES.longestMonths } : BOUNDS[field satisfies NumberField];
}
