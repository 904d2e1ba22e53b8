import { DateTime } from 'luxon';
import type { AccrochageHeader, CertifiedPassage, Holder } from '../../src/compliance/accrochage/accrochage.types.js';

/** A holder whose identity is complete, born in Toulouse. */
export const aHolder: Holder = {
  birthName: 'Exemple',
  usageName: null,
  firstName: 'Camille',
  secondName: null,
  thirdName: null,
  birthYear: 1999,
  birthMonth: 2,
  birthDay: 28,
  sex: 'F',
  birthInseeCode: '31555',
  birthPostalCode: null,
  birthPlace: 'Toulouse',
  birthCountryCode: '100',
  birthCountry: 'France',
};

/** A title obtained, with nothing of what the file may leave out. */
export const aPassage: CertifiedPassage = {
  technicalId: 'p-0001',
  certificationType: 'RNCP',
  certificationCode: 'RNCP37873',
  awardedOn: '2026-11-12',
  accessRoute: 'continuing-training',
  holder: aHolder,
};

/** A file sent on a winter morning. */
export const aHeader: AccrochageHeader = {
  flowId: '0f9d0e0e-6d2f-4b8a-9d59-0b3a3d1c5a12',
  at: DateTime.fromISO('2026-11-21T09:00:00Z'),
  senderClientId: 'AB123CDE',
  certifierClientId: 'AB123CDE',
  contractId: 'MCFCER000000',
};
