import type { Fault } from '../../platform/kernel/domain-error.js';
import { RULEBOOK_DEFAULTS, type RulebookNumbers } from './rulebook.types.js';

/** The numbers of a rulebook that are one number each. */
export type NumberField = Exclude<keyof RulebookNumbers, 'paces'>;

export interface Bounds {
  least: number;
  most: number;
  /** Shares are fractions; everything else is counted. */
  isShare?: boolean;
}

/** Between what each number makes sense at all; the law or the certifier may ask for less. */
export const BOUNDS: Record<NumberField, Bounds> = {
  maxWeeklyHours: { least: 1, most: 60 },
  onPaceShare: { least: 0.1, most: 1, isShare: true },
  silentDays: { least: 1, most: 365 },
  missedSessions: { least: 1, most: 52 },
  missedWithinWeeks: { least: 1, most: 52 },
  followUpDays: { least: 1, most: 30 },
  sessionMinutesFunded: { least: 10, most: 240 },
  sessionMinutesSelfFunded: { least: 10, most: 240 },
  bookingNoticeHours: { least: 0, most: 336 },
  freeCancellationHours: { least: 0, most: 336 },
  absentAfterShare: { least: 0.05, most: 1, isShare: true },
  contestHours: { least: 1, most: 720 },
  shortAbsenceDays: { least: 0, most: 31 },
  sessionsBeforeDefence: { least: 0, most: 20 },
  defenceNoticeDays: { least: 0, most: 90 },
  frozenHours: { least: 0, most: 336 },
  defenceMinutes: { least: 10, most: 240 },
  conditionalLearnerHours: { least: 1, most: 720 },
  conditionalEvaluatorHours: { least: 1, most: 720 },
  evaluationContestDays: { least: 1, most: 60 },
  maxDefences: { least: 1, most: 10 },
  juryMinMembers: { least: 2, most: 15 },
  juryOutsideShare: { least: 0, most: 1, isShare: true },
  juryNoticeDays: { least: 0, most: 90 },
  notificationDays: { least: 1, most: 90 },
  appealMonths: { least: 1, most: 12 },
  declarationMonths: { least: 1, most: 3 },
};

/** How many paces a rulebook may offer, and how long each may be. */
export const PACES = { count: 8, longestMonths: 36 } as const;

const FIELDS = Object.keys(BOUNDS) as NumberField[];

/** The numbers that are given, and the defaults of the house for the others. */
export function completeNumbers(given: Partial<RulebookNumbers>): RulebookNumbers {
  const said = Object.entries(given).filter(([, value]) => value !== undefined && value !== null);
  return { ...RULEBOOK_DEFAULTS, ...(Object.fromEntries(said) as Partial<RulebookNumbers>) };
}

/** What is wrong with the numbers of a rulebook, field by field. */
export function numberFaults(numbers: RulebookNumbers): Fault[] {
  const faults = [...paceFaults(numbers.paces), ...FIELDS.flatMap((field) => boundFaults(field, numbers[field]))];
  const found = faults.length > 0 ? faults : contradictions(numbers);
  return found.map((fault) => ({ ...fault, at: `numbers.${fault.at}` }));
}

function boundFaults(field: NumberField, value: number): Fault[] {
  const { least, most, isShare = false } = BOUNDS[field];
  const isKind = isShare ? Number.isFinite(value) : Number.isInteger(value);
  if (isKind && value >= least && value <= most) return [];
  return [
    {
      at: field,
      code: 'number-between',
      message: `Give ${isShare ? 'a share' : 'a whole number'} from ${least} to ${most}`,
      facts: { least, most },
    },
  ];
}

function paceFaults(paces: readonly number[]): Fault[] {
  const { count, longestMonths } = PACES;
  const isRising = paces.every((months, index) => index === 0 || months > (paces[index - 1] ?? months));
  const areMonths = paces.every((months) => Number.isInteger(months) && months >= 1 && months <= longestMonths);
  if (paces.length > 0 && paces.length <= count && isRising && areMonths) return [];
  return [
    {
      at: 'paces',
      code: 'paces',
      message: `Give up to ${count} different paces of 1 to ${longestMonths} months, shortest first`,
      facts: { count, longest: longestMonths },
    },
  ];
}

/** Numbers that are right by themselves, and cannot both hold. */
function contradictions({
  missedSessions,
  missedWithinWeeks,
  frozenHours,
  defenceNoticeDays,
}: RulebookNumbers): Fault[] {
  const faults: Fault[] = [];
  if (missedSessions > missedWithinWeeks) {
    const message = `With one session a week, ${missedSessions} are never missed within ${missedWithinWeeks} weeks`;
    const facts = { missedSessions, missedWithinWeeks };
    faults.push({ at: 'missedSessions', code: 'missed-never', message, facts });
  }
  if (frozenHours > defenceNoticeDays * 24) {
    const message = `Deliverables would be frozen before a defence planned ${defenceNoticeDays} days ahead is known`;
    faults.push({ at: 'frozenHours', code: 'frozen-before-known', message, facts: { defenceNoticeDays } });
  }
  return faults;
}
