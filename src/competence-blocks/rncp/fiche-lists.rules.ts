import type { AccessPath, Labelled, ReadCertifier, ReadFiche, ReadJury, ReadPromotion } from './fiche.types.js';
import type { RecordReading } from './record-reading.rules.js';
import { childOf, itemsOf, short, textOf } from './record-reading.rules.js';
import type { RegisterElement } from './register.types.js';

/** The bodies that award the title; their SIRET comes with a tab or spaces now and then. */
export function certifiersOf(reading: RecordReading): ReadCertifier[] {
  const items = itemsOf(reading.record, 'CERTIFICATEURS', 'CERTIFICATEUR');
  if (items.length === 0) {
    const message = 'The title has no certifier: enter the body that awards it.';
    reading.warn('CERTIFICATEURS', { code: 'register-no-certifier', message });
  }
  return items.flatMap((item, index) => {
    const field = `CERTIFICATEURS[${index + 1}]`;
    const name = reading.line(item, `${field}.NOM_CERTIFICATEUR`, 'NOM_CERTIFICATEUR');
    if (name === null) {
      const message = `Certifier ${index + 1} has no name: it is left out; enter it.`;
      const saying = { code: 'register-certifier-without-name', message, facts: { position: index + 1 } };
      reading.warn(`${field}.NOM_CERTIFICATEUR`, saying, item);
      return [];
    }
    const active = reading.answer(item, 'ETAT_CERTIFICATEUR', `${field}.ETAT_CERTIFICATEUR`) ?? true;
    return [{ siret: siretOf(reading, item, `${field}.SIRET_CERTIFICATEUR`), name, active }];
  });
}

function siretOf(reading: RecordReading, item: RegisterElement, field: string): string | null {
  const written = textOf(item, 'SIRET_CERTIFICATEUR').replaceAll(/\s/g, '');
  if (written === '') return null;
  if (/^\d{14}$/.test(written)) return written;
  const message = `${field} is « ${short(written)} », where 14 digits are expected: it is left empty; look it up and enter it.`;
  return reading.warn(field, { code: 'register-siret-form', message, facts: { written: short(written) } }, item);
}

/** A list of codes of a nomenclature; an entry without a code is left out. */
export function labelsOf(reading: RecordReading, list: string, item: string): Labelled[] {
  return itemsOf(reading.record, list, item).flatMap(
    (element) => labelledOf(reading, element, `${list}.${item}`) ?? [],
  );
}

/** A code with its label; the CSV habit of « 326 : Informatique » is undone. */
export function labelledOf(
  reading: RecordReading,
  element: RegisterElement | undefined,
  field: string,
): Labelled | null {
  const code = element && reading.line(element, `${field}.CODE`, 'CODE');
  if (!code) return null;
  const label = reading.line(element, `${field}.LIBELLE`, 'LIBELLE', 'INTITULE');
  return { code, label: label?.startsWith(`${code} : `) ? label.slice(code.length + 3) : label };
}

/** Each way to the title, with its jury. */
export function juryOf(reading: RecordReading): Record<AccessPath, ReadJury> {
  const way = (name: string): ReadJury => {
    const jury = childOf(reading.record, `SI_JURY_${name}`);
    const active = reading.answer(jury, 'ACTIF', `SI_JURY_${name}.ACTIF`) ?? false;
    return { active, composition: reading.longText(jury, 'COMPOSITION') };
  };
  return { fi: way('FI'), ca: way('CA'), fc: way('FC'), cq: way('CQ'), cl: way('CL'), vae: way('VAE') };
}

/** The certified people year by year; the register names the element in two ways. */
export function promotionsOf(reading: RecordReading): ReadPromotion[] {
  const items = itemsOf(reading.record, 'STATISTIQUES_PROMOTIONS', 'STATISTIQUES_PROMOTION', 'STATISTIQUE_PROMOTION');
  return items.flatMap((item, index) => {
    const field = `STATISTIQUES_PROMOTIONS[${index + 1}]`;
    const count = (name: string): number | null => reading.count(item, name, `${field}.${name}`);
    const year = count('ANNEE');
    if (year === null) return [];
    return {
      year,
      certified: count('NOMBRE_CERTIFIES'),
      certifiedByExperience: count('NOMBRE_CERTIFIES_VAE'),
      employedAfter6Months: count('TAUX_INSERTION_GLOBAL_6MOIS'),
      inTradeAfter6Months: count('TAUX_INSERTION_METIER_6MOIS'),
      inTradeAfter2Years: count('TAUX_INSERTION_METIER_2ANS'),
    };
  });
}

/** The titles before or after this one. */
export function codesOf(record: RegisterElement, list: string, item: string): string[] {
  const codes = itemsOf(record, list, item).map((element) => textOf(element, `ID_FICHE_${item}`));
  return codes.filter((code) => code !== '');
}

/** How many bodies prepare for the title or assess it, and how many of them still do. */
export function partnersOf(record: RegisterElement): ReadFiche['partners'] {
  const partners = itemsOf(record, 'PARTENAIRES', 'PARTENAIRE');
  const active = partners.filter((partner) => /^actif$/i.test(textOf(partner, 'ETAT_HABILITATION')));
  return { total: partners.length, active: active.length };
}
