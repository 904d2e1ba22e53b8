import type { Facts } from '../../platform/kernel/decision.js';
import type { Outlook } from './outlook.rules.js';

/** What stands in one place of the table: a text of `pace:cell`, with its facts. */
interface Cell {
  key: string;
  facts: Facts;
}

/** One measure, as it is and as it would be; `key` is a text of `pace:measure`. */
export interface ComparedRow {
  key: string;
  present: Cell;
  tried: Cell;
  differs: boolean;
}

type Measure = (outlook: Outlook, today: string) => Cell;

const MEASURES: Record<string, Measure> = {
  end: ({ endsOn }) => ({ key: 'day', facts: { on: endsOn } }),
  range: rangeCell,
  load: ({ busiestWeekHours, meanWeekHours }) => ({ key: 'load', facts: { busiestWeekHours, meanWeekHours } }),
  own: ({ weeklyHours }) => ({ key: 'hours', facts: { hours: weeklyHours } }),
  sessions: ({ sessionsLeft }) => ({ key: 'sessions', facts: { count: sessionsLeft } }),
  jury: juryCell,
  funding: fundingCell,
  impossible: impossibleCell,
};

/** The measures of a comparison, one below the other. */
export function comparedRows(present: Outlook, tried: Outlook, today: string): ComparedRow[] {
  return Object.entries(MEASURES).map(([key, measure]) => {
    const cells = { present: measure(present, today), tried: measure(tried, today) };
    return { key, ...cells, differs: JSON.stringify(cells.present) !== JSON.stringify(cells.tried) };
  });
}

function rangeCell({ forecast: { soonestOn, latestOn } }: Outlook): Cell {
  if (latestOn === null) return { key: 'range-open', facts: { from: soonestOn } };
  return { key: 'range', facts: { from: soonestOn, to: latestOn } };
}

function juryCell({ jury: { fromOn, untilOn } }: Outlook): Cell {
  return untilOn === null ? { key: 'from', facts: { fromOn } } : { key: 'window', facts: { fromOn, untilOn } };
}

function fundingCell({ fundingEndsOn, fundingDaysLeft }: Outlook): Cell {
  if (fundingEndsOn === null || fundingDaysLeft === null) return { key: 'no-funding', facts: {} };
  const count = Math.abs(fundingDaysLeft);
  return { key: fundingDaysLeft >= 0 ? 'funding' : 'funding-short', facts: { on: fundingEndsOn, count } };
}

function impossibleCell({ impossibleFromOn, limitOn, remainingHours }: Outlook, today: string): Cell {
  if (remainingHours <= 0) return { key: 'all-verified', facts: {} };
  if (limitOn === null) return { key: 'no-limit', facts: {} };
  if (impossibleFromOn === null || impossibleFromOn <= today) return { key: 'impossible-now', facts: { limitOn } };
  return { key: 'impossible-from', facts: { on: impossibleFromOn, limitOn } };
}
