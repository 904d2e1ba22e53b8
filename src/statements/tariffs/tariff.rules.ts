import { check, type Decision, decide, type Rule } from '../../platform/kernel/decision.js';

/*
 * What a session is paid, by the level of the project that was in progress; before the first project it is level 1.
 * A tariff holds from a month on, until another does. It reaches no month that is closed.
 */
export const TARIFFS = {
  openMonth: {
    code: 'tariff-from-open-month',
    says: 'A tariff holds from a month whose statements are not closed.',
  },
} satisfies Record<string, Rule>;

/** Amounts are cents of euro. */
export interface Tariff {
  level1Cents: number;
  level2Cents: number;
  level3Cents: number;
  /** What is paid of a session that the learner missed or cancelled late, in percent. */
  lostPercent: number;
  /** Days a mentor has to approve or dispute a statement; after them, silence is approval. */
  approvalDays: number;
}

/** A tariff with the first month (YYYY-MM) of which it holds. */
export interface DatedTariff extends Tariff {
  fromMonth: string;
}

/** The tariff of a month: of those that hold, the one of the latest month; of these, the one set last. */
export function tariffOf<Dated extends DatedTariff>(month: string, tariffs: readonly Dated[]): Dated | null {
  const holding = tariffs.filter(({ fromMonth }) => fromMonth <= month);
  return holding.reduce<Dated | null>((one, other) => (one && one.fromMonth > other.fromMonth ? one : other), null);
}

/** May a tariff be set from this month on? `lastClosed` is the latest month that is closed. */
export function maySetTariff({ fromMonth, lastClosed }: { fromMonth: string; lastClosed: string | null }): Decision {
  const isOpen = lastClosed === null || fromMonth > lastClosed;
  return decide(check(TARIFFS.openMonth, isOpen, { fromMonth, lastClosed }, { never: true }));
}
