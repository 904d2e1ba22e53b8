import { check, decide, type Decision, type Rule } from '../../platform/kernel/decision.js';
import type { CaseState } from './jury.types.js';

export const MINUTES = {
  dayCome: { code: 'roll-call-on-the-day', says: 'Presence is recorded on the day of the jury or later.' },
  open: { code: 'minutes-open', says: 'The minutes are not sealed yet; afterwards nothing is changed.' },
  everyCase: { code: 'minutes-every-case-deliberated', says: 'Every case of the jury is deliberated.' },
  wasPresent: {
    code: 'signer-was-present',
    says: 'The minutes are signed by the members who were present.',
    source: 'Arrêté du 21 juillet 2016, 3.1',
  },
  once: { code: 'signed-once', says: 'A member signs the minutes once.' },
  sealed: { code: 'minutes-sealed', says: 'The minutes are sealed.' },
  signedByAll: {
    code: 'minutes-signed-by-all',
    says: 'Every member who was present has signed the minutes.',
    source: 'Arrêté du 21 juillet 2016, 3.1',
  },
  toTell: { code: 'candidates-to-tell', says: 'A candidate is decided and waits to be told.' },
} satisfies Record<string, Rule>;

/** May the presence of the members be recorded now? */
export function mayCallRoll(facts: { today: string; heldOn: string; isSealed: boolean }): Decision {
  const { today, heldOn, isSealed } = facts;
  return decide(
    check(MINUTES.dayCome, today >= heldOn, { heldOn }, { nextActor: 'officer', dueOn: heldOn }),
    check(MINUTES.open, !isSealed, {}, { never: true }),
  );
}

/** May the minutes be sealed? */
export function maySeal({ openCases, isSealed }: { openCases: number; isSealed: boolean }): Decision {
  return decide(
    check(MINUTES.open, !isSealed, {}, { never: true }),
    check(MINUTES.everyCase, openCases === 0, { open: openCases }, { nextActor: 'jury' }),
  );
}

/** May this member sign? */
export function maySign({ wasPresent, hasSigned }: { wasPresent: boolean; hasSigned: boolean }): Decision {
  return decide(
    check(MINUTES.wasPresent, wasPresent, {}, { never: true }),
    check(MINUTES.once, !hasSigned, {}, { never: true }),
  );
}

/** What the minutes of a case's jury have come to. */
export interface MinutesStanding {
  isSealed: boolean;
  /** The names of members who were present and have not signed. */
  missing: string[];
}

/** The minutes as a condition of what follows from them. */
export function minutesChecks({ isSealed, missing }: MinutesStanding) {
  return [
    check(MINUTES.sealed, isSealed, {}, { nextActor: 'jury' }),
    check(MINUTES.signedByAll, isSealed && missing.length === 0, { missing }, { nextActor: 'jury' }),
  ];
}

/** May the candidates of a jury be told, all those who wait for it at once? */
export function mayNotify(cases: readonly CaseState[], minutes: MinutesStanding): Decision {
  const toTell = cases.filter((state) => state === 'deliberated').length;
  const remedy = cases.every(isTold) ? { never: true } : { nextActor: 'jury' as const };
  return decide(check(MINUTES.toTell, toTell > 0, { count: toTell }, remedy), ...minutesChecks(minutes));
}

/** Was the candidate told what the jury decided? */
export function isTold(state: CaseState): boolean {
  return state !== 'convened' && state !== 'heard' && state !== 'deliberated';
}
