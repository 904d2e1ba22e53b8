import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '../../../test/jest.js';
import { textOfPdf } from '../../../test/pdf-text.js';
import { Documents, type JsonObject, type PrintOptions } from './document-printer.js';
import { printSettings } from './print-settings.js';

const settings = printSettings();
const documents = new Documents(settings);
const createdAt = new Date('2027-03-22T09:00:00Z');

const example = (template: string) =>
  JSON.parse(readFileSync(join(settings.templates, `documents/${template}.example.json`), 'utf8')) as JsonObject;
const part = (data: JsonObject, key: string) => data[key] as JsonObject;
/** The text on one line, of the example with what is changed in it. */
const textOf = async (template: string, change: JsonObject = {}, language: PrintOptions['language'] = 'fr') => {
  const pdf = await documents.print(template, { ...example(template), ...change }, { language, createdAt });
  return textOfPdf(pdf).replaceAll(/\s+/g, ' ');
};

afterAll(() => documents.onModuleDestroy());

describe('The minutes of a jury', () => {
  it('say who sat and who decides, what was decided and why, what was declared and who signed', async () => {
    const text = await textOf('minutes');
    for (const said of [
      'Procès-verbal de jury',
      'n° PV-2027-0042',
      'RNCP99901',
      'jeudi 11 mars 2027, de 9 h 30 à 12 h 45 (heure de Europe/Paris)',
      '12 rue des Ateliers, 69007 Lyon, salle Ampère',
      'Hélène Vasseur-Œillet Directrice technique, Atelier Boréal – Présidence extérieur présent(e)',
      'Maud Le Guennec Cheffe de produit, Coopérative Rivage extérieur absent(e)',
      'Membres présents : 3 (requis : 2), dont extérieurs : 2 (requis : 2). Le jury peut délibérer.',
      'Délibération sans Karim Belhadj, qui s’est retiré(e).',
      'Sümeyye Kılıç Inscription n° 2026-00117 · naissance : 4 juillet 1991 certification accordée',
      'RNCP99901BC02 Développer un service numérique sécurisé ajourné La gestion des droits d’accès',
      'Γιώργος Παπαδάκης (Inscription n° 2026-00151) – absent(e), excusé(e), certificat médical reçu le 10 mars 2027',
      'la liaison vidéo avec M. Brâncoveanu a été interrompue',
      'Signé le 11 mars 2027 à 12 h 47',
      'Empreinte SHA-256 3f0d9c6a1b7e4f2285d0c94be61a7738a90c5e1df2b64c8d7e3a10f9b2c4d6e8',
    ]) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain('Projet – document non scellé');
  });

  it('are marked as a draft until they are sealed', async () => {
    const { seal, ...unsealed } = example('minutes');
    const pdf = await documents.print('minutes', unsealed, { language: 'fr', createdAt });
    expect(seal).toBeDefined();
    expect(textOfPdf(pdf)).toContain('Projet – document non scellé');
  });

  it('say what did not happen', async () => {
    const quorum = { present: 1, presentNeeded: 2, outside: 0, outsideNeeded: 1, reached: false };
    const text = await textOf('minutes', { candidates: [], conflicts: [], incidents: [], quorum });
    for (const said of [
      'Quorum non atteint.',
      'Aucun conflit d’intérêts n’a été déclaré.',
      'Aucun candidat n’a été entendu.',
      'Aucun candidat convoqué n’était absent.',
      'Aucun incident n’a été signalé.',
    ]) {
      expect(text).toContain(said);
    }
  });
});

describe('A parchment', () => {
  it('names the holder, the title, its levels, its speciality and the decision that registered it', async () => {
    const text = await textOf('parchment');
    for (const said of [
      'Certification professionnelle Conceptrice, concepteur de services numériques',
      'Vu la délibération du jury du 11 mars 2027, procès-verbal n° PV-2027-0042',
      'décerne cette certification à Sümeyye Kılıç née le 4 juillet 1991 à Diyarbakır (Turquie)',
      'Niveau 6 du cadre national',
      'Niveau 6 du cadre européen des certifications (CEC)',
      '326t – Programmation, mise en place de logiciels',
      'sous le numéro RNCP99901 par décision du directeur général de France compétences en date du 19 juillet 2024',
      'Fait à Lyon, le 22 mars 2027',
      'Maud Le Guennec',
    ]) {
      expect(text).toContain(said);
    }
  });

  it.each([
    [
      '1960-05',
      'née en mai 1960 à Diyarbakır',
      'born in May 1960 in Diyarbakır',
      'nacida en mayo de 1960 en Diyarbakır',
    ],
    ['1960', 'née en 1960 à Diyarbakır', 'born in 1960 in Diyarbakır', 'nacida en 1960 en Diyarbakır'],
  ])('says as much of the birth as civil status knows: %s', async (bornOn, ...said) => {
    const holder = { ...part(example('parchment'), 'holder'), bornOn };
    for (const [at, language] of (['fr', 'en', 'es'] as const).entries()) {
      expect(await textOf('parchment', { holder }, language)).toContain(said[at]);
    }
  });

  it('of a title of the State bears its own kind and is registered by right', async () => {
    const certification = {
      ...part(example('parchment'), 'certification'),
      kindLabel: 'Titre professionnel',
      registration: { kind: 'by-right' },
    };
    const text = await textOf('parchment', { certification });
    expect(text).toContain('Titre professionnel Conceptrice');
    expect(text).toContain('enregistrée de droit au répertoire national');
    expect(text).not.toContain('par décision');
  });

  it('tells in an annex how each block came to be held, where one was recognised', async () => {
    const decision = { source: 'RNCP99801BC02', on: '2026-10-05' };
    const recognised = [{ code: 'C4', title: 'Tester', kind: 'prior-learning', source: null, on: '2026-10-05' }];
    const jury = { heldOn: '2027-03-11', minutes: 'PV-2027-0042' };
    const blocks: JsonObject[] = [
      { code: 'RNCP99901BC01', title: 'Concevoir un service', equivalence: decision },
      { code: 'RNCP99901BC02', title: 'Développer un service', jury, recognised },
    ];
    const text = await textOf('parchment', { blocks });
    for (const said of [
      'Annexe au parchemin n° 2027-000123',
      'Concevoir un service par équivalence avec RNCP99801BC02, décision du 5 octobre 2026',
      'par décision du jury du 11 mars 2027, procès-verbal n° PV-2027-0042',
      'C4 Tester – acquis reconnus, décision du 5 octobre 2026',
    ]) {
      expect(text).toContain(said);
    }
    expect(await textOf('parchment')).not.toContain('Annexe');
  });

  it('fills one page whatever the length of the title and of the name', async () => {
    const parchment = example('parchment');
    const pdf = await documents.print(
      'parchment',
      {
        ...parchment,
        certification: { ...part(parchment, 'certification'), title: 'Responsable de la transition '.repeat(8) },
        holder: { ...part(parchment, 'holder'), name: 'Marie-Antoinette de la Rochefoucauld '.repeat(4) },
      },
      { language: 'fr', createdAt },
    );
    expect(
      Buffer.from(pdf)
        .toString('latin1')
        .match(/\/Type \/Page\s/g),
    ).toHaveLength(1);
  });
});

describe('A certificate of a block', () => {
  it('says that it is a block of a certification', async () => {
    const text = await textOf('block-certificate');
    expect(text).toContain(
      'né le 1er décembre 1988 à Łódź (Pologne) a validé le bloc de compétences RNCP99901BC01 ' +
        'Concevoir un service numérique Bloc 1 de la certification Conceptrice, concepteur de services numériques',
    );
    expect(text).toContain('Ce certificat atteste le bloc RNCP99901BC01 seul.');
  });

  it.each(['fr', 'en', 'es'] as const)('states no level, even when the data hold one, in %s', async (language) => {
    const certification = { ...part(example('block-certificate'), 'certification'), level: 6, eqfLevel: 6 };
    expect(await textOf('block-certificate', { certification }, language)).not.toMatch(
      /niveau|level|nivel|CEC|EQF|MEC/i,
    );
  });
});

describe('A certificate of completion', () => {
  /** The ministry's model, with the example's facts in its blanks. */
  const MODEL = [
    'CERTIFICAT DE REALISATION',
    'Je soussigné(e) (prénom et nom) Maud Le Guennec représentant légal du dispensateur de l’action concourant au développement des compétences (raison sociale du dispensateur de formation ou de l’employeur en cas de formation interne) Institut des métiers du numérique',
    'atteste que : Mme/M. (nom et prénom du bénéficiaire) Zoë Kőrösi-Ærøskøbing salarié(e) de l’entreprise (raison sociale) Coopérative Rivage',
    'a suivi l’action (intitulé) Parcours « Conceptrice, concepteur de services numériques » (RNCP99901)',
    'Nature de l’action concourant au développement des compétences1 : ☒ action de formation ☐ bilan de compétences ☐ action de VAE ☐ action de formation par apprentissage',
    'qui s’est déroulée du 1er avril 2026 au 1er mars 2027 pour une durée de 1 312,5 heures (nombre d’heures réalisées ou, s’agissant d’une formation par apprentissage, nombre de mois réalisés).2',
    'Sans préjudice des délais imposés par les règles fiscales, comptables ou commerciales, je m’engage à conserver l’ensemble des pièces justificatives qui ont permis d’établir le présent certificat pendant une durée de 3 ans à compter de la fin de l’année du dernier paiement. En cas de cofinancement des fonds européens la durée de conservation est étendue conformément aux obligations conventionnelles spécifiques.',
    'Fait à Lyon Le 22 mars 2027 Cachet et signature du responsable du dispensateur de formation (nom, prénom, qualité)',
    '1 Lorsque l’action est mise en œuvre dans le cadre d’un projet de transition professionnelle, le certificat de réalisation doit être transmis mensuellement.',
    '2 Dans le cadre des formations à distance prendre en compte la réalisation des activités pédagogiques et le temps estimé pour les réaliser.',
  ];

  it('is the ministry’s model, word for word', async () => {
    const text = await textOf('completion-certificate');
    for (const said of MODEL) expect(text).toContain(said);
  });

  it('says which hours were done at a distance, and adds them up in an annex', async () => {
    const text = await textOf('completion-certificate');
    for (const said of [
      'dont à distance : 1 312,5 heures, temps estimé des activités pédagogiques réalisées et vérifiées. Le détail figure en annexe.',
      'avril 2026 2, 9, 16, 23, 30 0 3,75 3,75 mai 2026 7, 14, 21, 28 120 3 123',
      'Total 1 281 31,5 1 312,5',
      'P6 Maintenir un service et démontrer sa reprise après incident 26 février 2027 270',
      'État des faits connus le 22 mars 2027 à 10 h 15.',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('has no annex when it is given none', async () => {
    const { breakdown, ...data } = example('completion-certificate');
    const pdf = await documents.print('completion-certificate', data, { language: 'fr', createdAt });
    expect(breakdown).toBeDefined();
    expect(textOfPdf(pdf)).not.toContain('nnexe');
  });

  it('counts months for an apprenticeship, and leaves the company blank for who has none', async () => {
    const text = await textOf('completion-certificate', {
      beneficiary: { name: 'Zoë Kőrösi-Ærøskøbing' },
      action: { title: 'Parcours', nature: 'apprenticeship', from: '2026-04-01', to: '2027-03-01', months: 11 },
    });
    expect(text).toContain('(raison sociale) — a suivi');
    expect(text).toContain('☐ action de formation ☐ bilan');
    expect(text).toContain('☒ action de formation par apprentissage');
    expect(text).toContain('pour une durée de 11 mois');
  });

  it.each([
    ['en', 'for a duration of 1,312.5 hours', 'Only the French document is valid.'],
    ['es', 'con una duración de 1 312,5 horas', 'Solo el documento en francés es válido.'],
  ] as const)('says in %s that it is a translation', async (language, ...said) => {
    const text = await textOf('completion-certificate', {}, language);
    for (const words of said) expect(text).toContain(words);
  });
});
