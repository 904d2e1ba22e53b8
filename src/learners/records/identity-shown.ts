import { LANGUAGES } from '../../identity/index.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { mayVerifyIdentity } from '../learners.policy.js';
import { IDENTITY_DOCUMENTS, IDENTITY_FIELDS, type IdentityRecord } from './civil-identity.types.js';
import type { Form } from './identity-forms.js';
import type { HistoryEntry } from './identity-history.queries.js';

const TONES: Record<HistoryEntry['kind'], string> = {
  recorded: 'open',
  corrected: 'not-yet',
  checked: 'met',
  read: 'open',
};

/** What an entry may have, and not every kind does. */
const NOTHING = { document: null, checkedOn: null, reason: null, changes: [] };

/** Where the identity of a learner stands: a learner has an address of their own. */
export function identityAddress(actor: Actor, learnerId: string): string {
  return actor.id === learnerId ? '/civil-identity' : `/learners/${learnerId}/civil-identity`;
}

/** A civil identity with what was done with it and what the reader may do. */
export function identityShown(actor: Actor, record: IdentityRecord, history: readonly HistoryEntry[], today: string) {
  const { learnerId } = record;
  const mayVerify = mayVerifyIdentity(actor, learnerId);
  return {
    ...identityFacts(record),
    titleKey: actor.id === learnerId ? 'learners:see.own-title' : 'learners:see.title',
    nextKey: mayVerify ? 'learners:see.to-verify' : 'learners:see.to-be-verified',
    mayVerify,
    base: `/learners/${learnerId}/civil-identity`,
    documents: IDENTITY_DOCUMENTS,
    today,
    history: history.map((entry) => ({ ...NOTHING, ...entry, tone: TONES[entry.kind] })),
  };
}

/** What stands, as a list of fields; an optional one that is empty is left out. */
export function identityFacts(record: IdentityRecord) {
  const { birthYear, birthMonth, birthDay, sex, usageName, firstName, birthName } = record;
  const two = (part: number) => String(part).padStart(2, '0');
  const isWhole = birthMonth !== null && birthDay !== null;
  return {
    record,
    name: `${firstName} ${usageName ?? birthName}`,
    firstNames: [firstName, record.secondName, record.thirdName].filter(Boolean).join(', '),
    sex,
    bornOn: isWhole ? `${birthYear}-${two(birthMonth)}-${two(birthDay)}` : null,
    bornInMonth: !isWhole && birthMonth !== null ? `${birthYear}-${two(birthMonth)}-01` : null,
    commune: [record.birthInseeCode, record.birthPostalCode].filter(Boolean).join(' · '),
    country: [record.birthCountry, record.birthCountryCode && `(${record.birthCountryCode})`].filter(Boolean).join(' '),
  };
}

/** The form of a correction: with what stands, or with what was sent and why it was refused. */
export function correctionShown(record: IdentityRecord, sent: Form | null, wrong: readonly string[]) {
  const standing = Object.fromEntries(IDENTITY_FIELDS.map((field) => [field, record[field]]));
  return {
    ...identityFacts(record),
    base: `/learners/${record.learnerId}/civil-identity`,
    correctsId: sent?.['correctsId'] ?? record.identityId,
    given: { reason: '', ...standing, ...sent },
    wrong: Object.fromEntries(wrong.map((field) => [field, true])),
    wrongFields: [...new Set(wrong)],
  };
}

/** The form that takes a learner in: empty, or with what was sent and why it was refused. */
export function registrationShown(sent: Form, wrong: readonly string[]) {
  const blank = Object.fromEntries(IDENTITY_FIELDS.map((field) => [field, '']));
  return {
    given: { ...blank, email: '', language: 'fr', ...sent },
    languages: LANGUAGES,
    wrong: Object.fromEntries(wrong.map((field) => [field, true])),
    wrongFields: [...new Set(wrong)],
  };
}
