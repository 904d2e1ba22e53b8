import { IANAZone } from 'luxon';

/** A moment at which the clocks of a zone change; offsets from UTC in milliseconds. */
export interface OffsetChange {
  at: number;
  before: number;
  after: number;
}

/** How far a zone is from UTC during one year: from its first offset on, change by change. */
export interface OffsetsOfYear {
  first: number;
  changes: readonly OffsetChange[];
}

const DAY = 86_400_000;
/** Some local times of a year lie in the year before or after by UTC. */
const MARGIN = 4 * DAY;
/** No zone goes on and back again within so few days. */
const STEP = 4 * DAY;
const REMEMBERED = 5_000;
const known = new Map<string, OffsetsOfYear>();

/** The offsets of a zone during a year by UTC, and some days around it. Found once; then it is arithmetic. */
export function offsetsOf(zone: string, year: number): OffsetsOfYear {
  const name = `${year} ${zone}`;
  const found = known.get(name);
  if (found) return found;
  const offsets = look(zone, year);
  if (known.size >= REMEMBERED) known.clear();
  known.set(name, offsets);
  return offsets;
}

/** Asks the zone data step by step, and narrows down every change to its second. */
function look(zone: string, year: number): OffsetsOfYear {
  const clock = IANAZone.create(zone);
  const offsetAt = (at: number) => Math.round(clock.offset(at) * 60_000);
  const [from, to] = [Date.UTC(year, 0, 1) - MARGIN, Date.UTC(year + 1, 0, 1) + 2 * MARGIN];
  const first = offsetAt(from);
  const changes: OffsetChange[] = [];
  let before = first;
  for (let at = from + STEP; at <= to; at += STEP) {
    const after = offsetAt(at);
    if (after !== before) changes.push({ at: changeBetween(at - STEP, at, offsetAt), before, after });
    before = after;
  }
  return { first, changes };
}

function changeBetween(from: number, to: number, offsetAt: (at: number) => number): number {
  const before = offsetAt(from);
  let [early, late] = [from, to];
  while (late - early > 1000) {
    const middle = early + Math.floor((late - early) / 2000) * 1000;
    if (offsetAt(middle) === before) early = middle;
    else late = middle;
  }
  return late;
}
