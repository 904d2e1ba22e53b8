import { blocksOf, correspondencesOf } from './fiche-blocks.rules.js';
import { certifiersOf, codesOf, juryOf, labelledOf, labelsOf, partnersOf, promotionsOf } from './fiche-lists.rules.js';
import type { FicheProblem, ReadFiche } from './fiche.types.js';
import { childOf, RecordReading, short, textOf, wordsOf } from './record-reading.rules.js';
import type { RegisterElement } from './register.types.js';

const CODE = /^(RNCP\d{3,5}|RS\d{1,5})$/;
const NO_LEVEL = /^(|aucun|reprise)$/i;

/**
 * What one record of the register says: the fiche, unless it has to be left out, and what is wrong with it. In brief,
 * without its long texts, it takes half the time.
 */
export function ficheOf(
  record: RegisterElement,
  { isBrief } = { isBrief: false },
): {
  fiche: ReadFiche | null;
  code: string | null;
  problems: FicheProblem[];
} {
  const written = textOf(record, 'NUMERO_FICHE');
  const code = CODE.test(written) ? written : null;
  const reading = new RecordReading(record, code, isBrief);
  if (code === null) {
    const message = `NUMERO_FICHE is « ${short(written)} », where RNCP and 3 to 5 digits, or RS, are expected: correct it.`;
    const saying = { code: 'register-title-code-form', message, facts: { written: short(written) } };
    reading.skip('NUMERO_FICHE', saying, childOf(record, 'NUMERO_FICHE'));
    return { fiche: null, code, problems: reading.problems };
  }
  const fiche = read(reading, code);
  return { fiche: reading.skipped ? null : fiche, code, problems: reading.problems };
}

function read(reading: RecordReading, code: string): ReadFiche {
  const { record } = reading;
  return {
    kind: 'fiche',
    line: record.line,
    idFiche: reading.line(record, 'ID_FICHE'),
    code,
    title: titleOf(reading),
    abbreviation: labelledOf(reading, childOf(record, 'ABREGE'), 'ABREGE'),
    state: reading.line(record, 'ETAT_FICHE'),
    active: activeOf(reading),
    level: levelOf(reading),
    ...registrationOf(reading),
    certifiers: certifiersOf(reading),
    nsf: labelsOf(reading, 'CODES_NSF', 'NSF'),
    rome: labelsOf(reading, 'CODES_ROME', 'ROME'),
    formacodes: labelsOf(reading, 'FORMACODES', 'FORMACODE'),
    activities: reading.longText(record, 'ACTIVITES_VISEES'),
    capacities: reading.longText(record, 'CAPACITES_ATTESTEES'),
    objectives: reading.longText(record, 'OBJECTIFS_CONTEXTE'),
    prerequisites: {
      entry: reading.longText(record, 'PREREQUIS_ENTREE_FORMATION'),
      validation: reading.longText(record, 'PREREQUIS_VALIDATION_CERTIFICATION'),
    },
    jury: juryOf(reading),
    partialValidation: reading.answer(record, 'VALIDATION_PARTIELLE'),
    blocks: blocksOf(reading, code),
    correspondences: correspondencesOf(record),
    promotions: promotionsOf(reading),
    decidedOn: reading.day('DATE_DECISION'),
    durationYears: reading.count(record, 'DUREE_ENREGISTREMENT'),
    effectiveOn: reading.day('DATE_EFFET'),
    registeredUntilOn: reading.day('DATE_FIN_ENREGISTREMENT'),
    awardableUntilOn: reading.day('DATE_LIMITE_DELIVRANCE'),
    previousCodes: codesOf(record, 'ANCIENNES_CERTIFICATIONS', 'ANCIENNE_CERTIFICATION'),
    nextCodes: codesOf(record, 'NOUVELLES_CERTIFICATIONS', 'NOUVELLE_CERTIFICATION'),
    partners: partnersOf(record),
  };
}

function titleOf(reading: RecordReading): string {
  const title = reading.line(reading.record, 'INTITULE');
  if (title === null) {
    const message = 'INTITULE is missing: a title without its wording cannot be read; enter it.';
    reading.skip('INTITULE', { code: 'register-title-missing', message });
  }
  return title ?? '';
}

function activeOf(reading: RecordReading): boolean {
  const active = reading.answer(reading.record, 'ACTIF');
  if (active === null) {
    const message = 'ACTIF does not say Oui or Non: the title counts as inactive; look it up.';
    reading.warn('ACTIF', { code: 'register-active-unsaid', message });
  }
  return active ?? false;
}

function levelOf(reading: RecordReading): number | null {
  const nomenclature = childOf(reading.record, 'NOMENCLATURE_EUROPE');
  const text = textOf(nomenclature, 'NIVEAU') || textOf(nomenclature, 'LIBELLE', 'INTITULE');
  const level = /^niv(?:eau)?\s?([3-8])$/i.exec(text)?.[1];
  if (level !== undefined) return Number(level);
  if (NO_LEVEL.test(text) || text.startsWith('Sans niveau')) return null;
  const message = `The level is « ${short(text)} », where NIV3 to NIV8 is expected: it is left empty; look it up and enter it.`;
  const saying = { code: 'register-level-form', message, facts: { written: short(text) } };
  return reading.warn('NOMENCLATURE_EUROPE.NIVEAU', saying, nomenclature);
}

function registrationOf({ record }: RecordReading): Pick<ReadFiche, 'registrationType' | 'registrationTypeText'> {
  const text = wordsOf(record, 'TYPE_ENREGISTREMENT');
  if (text === null) return { registrationType: null, registrationTypeText: null };
  if (/de droit/i.test(text)) return { registrationType: 'by-right', registrationTypeText: text };
  return { registrationType: /sur demande/i.test(text) ? 'on-request' : null, registrationTypeText: text };
}
