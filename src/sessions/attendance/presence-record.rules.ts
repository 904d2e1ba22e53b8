import type { DateTime, Interval } from 'luxon';
import { check, type Decision, decide, type Rule } from '../../platform/kernel/decision.js';

/*
 * Each side says for itself when it joined and left: around the session, while it happens. What a person says of a
 * time long gone is no evidence.
 */
export const RECORDING_PRESENCE = {
  stands: { code: 'presence-session-stands', says: 'The session was not cancelled.' },
  around: {
    code: 'presence-around-session',
    says: 'Presence is recorded from shortly before the session to an hour after.',
  },
  notAhead: { code: 'presence-not-ahead', says: 'Presence is recorded when it happens, not ahead.' },
  recent: { code: 'presence-recent', says: 'Presence is recorded within a quarter of an hour.' },
} satisfies Record<string, Rule>;

export const STATING_PRESENCE = {
  unsettled: { code: 'presence-outcome-open', says: 'Presence is said afterwards while the session has no outcome.' },
  forwards: { code: 'presence-forwards', says: 'One leaves after having come.' },
  inside: { code: 'presence-inside-session', says: 'It lies around the session, and not ahead.' },
  inTime: { code: 'presence-said-in-time', says: 'Presence is said afterwards within three days.' },
} satisfies Record<string, Rule>;

const STATING_HOURS = 72;
const EARLY_MINUTES = 15;
const LATE_MINUTES = 60;
const RECENT_MINUTES = 15;

/** From when to when what happens belongs to a session. */
export function presenceWindow(slot: Interval<true>): Interval<true> {
  return slot.set({
    start: slot.start.minus({ minutes: EARLY_MINUTES }),
    end: slot.end.plus({ minutes: LATE_MINUTES }),
  }) as Interval<true>;
}

export interface PresenceRecordFacts {
  state: string;
  slot: Interval<true>;
  at: DateTime<true>;
  now: DateTime<true>;
}

/** May this presence be recorded now? */
export function mayRecordPresence({ state, slot, at, now }: PresenceRecordFacts): Decision {
  const window = presenceWindow(slot);
  const facts = { at: at.toISO(), from: window.start.toISO(), to: window.end.toISO() };
  return decide(
    check(RECORDING_PRESENCE.stands, !state.startsWith('cancelled'), { state }, { never: true }),
    check(RECORDING_PRESENCE.around, window.start <= at && at <= window.end, facts),
    check(RECORDING_PRESENCE.notAhead, at <= now, { at: at.toISO() }),
    check(RECORDING_PRESENCE.recent, at >= now.minus({ minutes: RECENT_MINUTES }), { at: at.toISO() }, { never: true }),
  );
}

export interface StatedPresenceFacts {
  state: string;
  slot: Interval<true>;
  from: DateTime<true>;
  until: DateTime<true>;
  now: DateTime<true>;
}

/** May somebody say afterwards that they were there from then to then? It is shown as what they said. */
export function mayStatePresence({ state, slot, from, until, now }: StatedPresenceFacts): Decision {
  const window = presenceWindow(slot);
  const isInside = window.start <= from && until <= window.end && until <= now;
  const facts = { from: window.start.toISO(), to: window.end.toISO() };
  const isInTime = now <= slot.end.plus({ hours: STATING_HOURS });
  return decide(
    check(STATING_PRESENCE.unsettled, state === 'booked', { state }, { never: true }),
    check(STATING_PRESENCE.forwards, from < until),
    check(STATING_PRESENCE.inside, isInside, facts),
    check(STATING_PRESENCE.inTime, isInTime, { hours: STATING_HOURS }, { never: true }),
  );
}
