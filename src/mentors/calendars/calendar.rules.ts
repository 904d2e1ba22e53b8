import { check, type Decision, decide, type Rule } from '../../platform/kernel/decision.js';

/*
 * A mentor has a few other calendars, so that reading them again and again stays cheap.
 */
export const CALENDARS = {
  placeLeft: { code: 'calendar-place-left', says: 'A mentor has only so many other calendars.' },
} satisfies Record<string, Rule>;

/** May one calendar more be added to those that a mentor has? */
export function mayAddCalendar(calendars: number, most: number): Decision {
  return decide(check(CALENDARS.placeLeft, calendars < most, { most }));
}
