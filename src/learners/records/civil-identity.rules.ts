import type { Rule } from '../../platform/kernel/decision.js';
import { check, type Decision, decide } from '../../platform/kernel/decision.js';
import type { Fault } from '../../platform/kernel/domain-error.js';
import { birthFaults } from './birth.rules.js';
import type { CivilIdentity } from './civil-identity.types.js';

export const CORRECTION = {
  changes: { code: 'correction-changes', says: 'A correction changes at least one field of the civil identity.' },
} satisfies Record<string, Rule>;

const NAMES = ['birthName', 'usageName', 'firstName', 'secondName', 'thirdName'] as const;
const PLACES = ['birthPlace', 'birthCountry'] as const;

/** The longest name or place that the State's file takes, in characters. */
export const LONGEST_TEXT = 60;

// Any European script: what a document of the State cannot carry is named when an award is declared, not here.
const NAME = /^(?=.*\p{L})[\p{L}\p{M}'’ʼ‐.· -]+$/u;
const PLACE = /^(?=.*\p{L})[\p{L}\p{M}\d'’ʼ‐.,·()/ -]+$/u;

/** What is wrong with a civil identity, field by field; `today` is YYYY-MM-DD. */
export function identityFaults(identity: CivilIdentity, today: string): Fault[] {
  return [
    ...NAMES.flatMap((field) => textFaults(field, identity[field], NAME)),
    ...secondNameFaults(identity),
    ...birthFaults(identity, today),
    ...PLACES.flatMap((field) => textFaults(field, identity[field], PLACE)),
  ].map((fault) => ({ ...fault, at: `identity.${fault.at}` }));
}

/**
 * The same identity as it is kept: composed letters, single blanks, nothing instead of an empty text, and nothing for
 * the day or month that a document gives as 00.
 */
export function tidyIdentity(identity: CivilIdentity): CivilIdentity {
  const entries = Object.entries(identity).map(([field, value]) => [field, tidy(value as string | number | null)]);
  return {
    ...identity,
    ...(Object.fromEntries(entries) as CivilIdentity),
    birthMonth: identity.birthMonth || null,
    birthDay: identity.birthDay || null,
  };
}

/** The fields in which two identities differ. */
export function changedFields(before: CivilIdentity, after: CivilIdentity): string[] {
  return Object.keys(after).filter((field) => {
    const key = field as keyof CivilIdentity;
    return (before[key] ?? null) !== (after[key] ?? null);
  });
}

/** May this correction take the place of what stands? */
export function mayCorrect(changed: string[]): Decision {
  return decide(check(CORRECTION.changes, changed.length > 0, { changed }));
}

function textFaults(at: string, text: string | null, spelling: RegExp): Fault[] {
  const isNeeded = at === 'birthName' || at === 'firstName';
  if (text === null)
    return isNeeded
      ? [{ at, code: 'name-missing', message: 'Give this name as it stands on the identity document' }]
      : [];
  if (Array.from(text).length > LONGEST_TEXT)
    return [
      { at, code: 'max-length', message: `Shorten this to ${LONGEST_TEXT} characters`, facts: { most: LONGEST_TEXT } },
    ];
  if (!spelling.test(text))
    return [{ at, code: 'name-letters', message: 'Write this in letters, as on the identity document' }];
  return [];
}

function secondNameFaults({ secondName, thirdName }: CivilIdentity): Fault[] {
  if (thirdName === null || secondName !== null) return [];
  return [
    {
      at: 'thirdName',
      code: 'third-name-alone',
      message: 'A third first name follows a second one: give it as `secondName`',
    },
  ];
}

function tidy(value: string | number | null): string | number | null {
  if (typeof value !== 'string') return value ?? null;
  return value.normalize('NFC').trim().replace(/\s+/g, ' ') || null;
}
