import { archiveOf } from '../given/archives.js';

const RNCP = 27_000;
const WORDS =
  'compétence analyser développer conduire évaluer maintenance équipe projet sécurité réseau qualité client dossier'.split(
    ' ',
  );
const WAYS = [
  'Par expérience',
  'Par candidature individuelle',
  'En contrat d’apprentissage',
  'En contrat de professionnalisation',
  'Après un parcours de formation continue',
  'Après un parcours de formation sous statut d’élève ou d’étudiant',
];

type Table = [heading: string, rows: (code: string, at: number) => (string | null)[][]];

/** The tables of the CSV export, each with what it says of a title; that of the partners is the longest, and not read. */
const TABLES: Record<string, Table> = {
  Ancienne_Nouvelle_Certification: [
    'Numero_Fiche;Ancienne_Certification;Nouvelle_Certification',
    (code, at) => (at % 5 === 0 ? [[code, `RNCP${1000 + at}`, null]] : []),
  ],
  Blocs_De_Compétences: [
    'Numero_Fiche;Bloc_Competences_Code;Bloc_Competences_Libelle',
    // The specific directory (RS) has none.
    (code, at) =>
      times(at < RNCP ? 1 + (at % 7) : 0, (n) => [code, `${code}BC0${n + 1}`, text(60 + ((at * 7) % 120), at + n)]),
  ],
  Certificateurs: [
    'Numero_Fiche;Siret_Certificateur;Nom_Certificateur',
    (code, at) => times(1 + (at % 3), (n) => [code, `\t${String(at * 3 + n).padStart(14, '0')}`, text(30, at)]),
  ],
  Formacode: ['Numero_Fiche;Formacode_Code;Formacode_Libelle', (code, at) => coded(code, at, '4287')],
  Nsf: ['Numero_Fiche;Nsf_Code;Nsf_Intitule', (code, at) => coded(code, at, '33')],
  Partenaires: [
    'Numero_Fiche;Nom_Partenaire;Siret_Partenaire;Habilitation_Partenaire',
    (code, at) => times((at * 13) % 40, (n) => [code, text(30, at + n), `331849010900${n}`, 'HABILITATION_ORGA_FORM']),
  ],
  Rome: ['Numero_Fiche;Codes_Rome_Code;Codes_Rome_Libelle', (code, at) => coded(code, at, 'K130')],
  Standard: [
    'Id_Fiche;Numero_Fiche;Intitule;Abrege_Libelle;Abrege_Intitule;Nomenclature_Europe_Niveau;Nomenclature_Europe_Intitule;Date_Decision;Date_Fin_Enregistrement;Date_Effet;Type_Enregistrement;Validation_Partielle;Actif',
    (code, at) => [
      [
        String(at),
        code,
        `${text(40 + (at % 90), at)} ${at}`,
        'TP',
        'Titre professionnel',
        `NIV${3 + (at % 6)}`,
        `Niveau ${3 + (at % 6)}`,
        '01/01/2024',
        '31/12/2027',
        null,
        'Enregistrement sur demande',
        null,
        at % 4 === 0 ? 'ACTIVE' : 'INACTIVE',
      ],
    ],
  ],
  VoixdAccès: ['Numero_Fiche;Si_Jury', (code, at) => WAYS.slice(0, 1 + (at % 6)).map((way) => [code, way])],
};

/** The archive of a CSV export of so many titles, always the same, in the shape of the real one. */
export function csvRegister(titles: number): Buffer {
  const files = Object.entries(TABLES).map(([name, [heading, rows]]) => {
    const parts = [line(heading.split(';'))];
    for (let at = 0; at < titles; at += 1) parts.push(...rows(codeOf(at), at).map(line));
    return [`export_fiches_CSV_${name}_2026_11_21.csv`, Buffer.from(parts.join(''))] as const;
  });
  return archiveOf(Object.fromEntries(files));
}

function codeOf(at: number): string {
  return at < RNCP ? `RNCP${1000 + at}` : `RS${1000 + at - RNCP}`;
}

function coded(code: string, at: number, stem: string): string[][] {
  return times(3, (n) => [code, `${stem}${n}`, `${stem}${n} : ${text(40, at + n)}`]);
}

function times<Item>(count: number, item: (n: number) => Item): Item[] {
  return Array.from({ length: count }, (_, n) => item(n));
}

/** So many characters, other ones for another seed. */
function text(length: number, seed: number): string {
  let words = '';
  for (let n = seed; words.length < length; n = n * 7 + 3) words += `${WORDS[n % WORDS.length] ?? ''} `;
  return words.slice(0, length).trim();
}

function line(cells: (string | null)[]): string {
  return `${cells.map((cell) => (cell === null ? '' : `"${cell}"`)).join(';')}\n`;
}
