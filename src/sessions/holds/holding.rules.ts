import type { DateTime } from 'luxon';

/*
 * A slot is kept for whoever fills in the form for it, for some minutes and no longer: asking again for the same slot
 * gives the same hold. Nobody keeps more than two; the third lets the oldest go.
 */
export const HOLD_MINUTES = 10;

/** A hold of the person who asks, as far as it matters for the next one. */
export interface OwnHold {
  id: string;
  mentorId: string;
  place: 1 | 2;
  startsAt: Date;
  endsAt: Date;
  takenAt: Date;
}

/** The slot that somebody wants to be kept. */
export type WantedHold = Pick<OwnHold, 'mentorId' | 'startsAt' | 'endsAt'>;

/** The hold that stands for this slot already, or what gives way to a new one and the place that it takes. */
export type Holding = { kept: OwnHold } | { kept: null; released: string[]; place: 1 | 2 };

/** What becomes of the live holds of a person who wants a slot to be kept. */
export function holdingOf(wanted: WantedHold, own: readonly OwnHold[]): Holding {
  const kept = own.find((hold) => hold.mentorId === wanted.mentorId && +hold.startsAt === +wanted.startsAt);
  if (kept) return { kept };
  const aside = own.filter((hold) => isInTheWay(hold, wanted));
  const rest = own.filter((hold) => !aside.includes(hold)).toSorted((a, b) => +a.takenAt - +b.takenAt);
  const [oldest] = rest;
  if (rest.length > 1 && oldest) aside.push(oldest);
  const staying = own.find((hold) => !aside.includes(hold));
  return { kept: null, released: aside.map(({ id }) => id), place: staying?.place === 1 ? 2 : 1 };
}

/** Until when a slot is kept that is taken now. */
export function heldUntil(now: DateTime<true>): DateTime<true> {
  return now.plus({ minutes: HOLD_MINUTES });
}

function isInTheWay(hold: OwnHold, { mentorId, startsAt, endsAt }: WantedHold): boolean {
  return hold.mentorId === mentorId && hold.startsAt < endsAt && startsAt < hold.endsAt;
}
