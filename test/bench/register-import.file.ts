import { readFile } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { ROOT } from '../../config/root.js';

const SAMPLE = join(ROOT, 'test', 'competence-blocks', 'fixtures', 'register-v4.1.xml');
const FIRST_CODE = 10_000;
const CODES = 89_000;

/** What a register is made of: its words as the real sample has them, and a number that grows alike each time. */
class Pen {
  private state = 20_261_121;

  constructor(private readonly words: string) {}

  /** A whole number below `most`. */
  below(most: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.state % most;
  }

  /** So many characters of the sample. */
  text(length: number): string {
    return this.words.slice(this.below(this.words.length - length)).slice(0, length);
  }

  /** As many parts as asked for. */
  list(count: number, part: (at: number) => string): string {
    return Array.from({ length: count }, (_, at) => part(at)).join('');
  }
}

/** Writes a register of about so many bytes, always the same, in the shape of the real export; answers its records. */
export async function writeRegister(path: string, bytes: number): Promise<number> {
  const sample = await readFile(SAMPLE, 'utf8');
  const pen = new Pen(sample.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' '));
  const file = createWriteStream(path);
  file.write('<?xml version="1.0" encoding="UTF-8"?>\n<FICHES>\n  <VERSION_FLUX>4.1</VERSION_FLUX>\n');
  let records = 0;
  for (let written = 0; written < bytes; records += 1) {
    const text = recordOf(pen, records);
    written += Buffer.byteLength(text);
    if (!file.write(text)) await once(file, 'drain');
  }
  file.end('</FICHES>\n');
  await once(file, 'close');
  return records;
}

function recordOf(pen: Pen, at: number): string {
  const code = `RNCP${FIRST_CODE + (at % CODES)}`;
  const rich = (length: number) => (at % 4 === 0 ? `&lt;p&gt;${pen.text(length)}&lt;/p&gt;` : pen.text(length));
  return `  <FICHE>
    <ID_FICHE>${at}</ID_FICHE>
    <NUMERO_FICHE>${code}</NUMERO_FICHE>
    <INTITULE>${pen.text(30 + pen.below(60))} ${at}</INTITULE>
    <ETAT_FICHE>Publiée</ETAT_FICHE>
    <NOMENCLATURE_EUROPE><NIVEAU>NIV${3 + (at % 6)}</NIVEAU><INTITULE>Niveau ${3 + (at % 6)}</INTITULE></NOMENCLATURE_EUROPE>
    <CODES_NSF>${pen.list(2, (n) => `<NSF><CODE>33${n}</CODE><INTITULE>${pen.text(60)}</INTITULE></NSF>`)}</CODES_NSF>
    <CODES_ROME>${pen.list(3, (n) => `<ROME><CODE>K130${n}</CODE><LIBELLE>${pen.text(30)}</LIBELLE></ROME>`)}</CODES_ROME>
    <FORMACODES>${pen.list(3, (n) => `<FORMACODE><CODE>4287${n}</CODE><LIBELLE>${pen.text(25)}</LIBELLE></FORMACODE>`)}</FORMACODES>
    <CERTIFICATEURS>
      <CERTIFICATEUR><SIRET_CERTIFICATEUR>318490109001${10 + (at % 90)}</SIRET_CERTIFICATEUR><NOM_CERTIFICATEUR>CERTIFICATEUR ${at % 4000}</NOM_CERTIFICATEUR><ETAT_CERTIFICATEUR>Actif</ETAT_CERTIFICATEUR><SITE_INTERNET>www.example.test</SITE_INTERNET></CERTIFICATEUR>
    </CERTIFICATEURS>
    <PARTENAIRES>
${pen.list(pen.below(30), (n) => `      <PARTENAIRE><NOM_PARTENAIRE>${pen.text(30)}</NOM_PARTENAIRE><SIRET_PARTENAIRE>3318490109001${n}</SIRET_PARTENAIRE><HABILITATION_PARTENAIRE>HABILITATION_ORGA_FORM</HABILITATION_PARTENAIRE><ETAT_HABILITATION>Actif</ETAT_HABILITATION><DATE_ACTIF>01/02/2024</DATE_ACTIF></PARTENAIRE>\n`)}    </PARTENAIRES>
    <ACTIVITES_VISEES>${rich(1200 + pen.below(1200))}</ACTIVITES_VISEES>
    <CAPACITES_ATTESTEES>${rich(1500 + pen.below(1500))}</CAPACITES_ATTESTEES>
    <SECTEURS_ACTIVITE>${rich(400)}</SECTEURS_ACTIVITE>
    <TYPE_EMPLOI_ACCESSIBLES>${rich(300)}</TYPE_EMPLOI_ACCESSIBLES>
    <OBJECTIFS_CONTEXTE>${rich(600)}</OBJECTIFS_CONTEXTE>
    <TYPE_ENREGISTREMENT>Enregistrement sur demande</TYPE_ENREGISTREMENT>
    <VALIDATION_PARTIELLE>Non</VALIDATION_PARTIELLE>
${pen.list(6, (n) => `    <SI_JURY_${['FI', 'CA', 'FC', 'CQ', 'CL', 'VAE'][n]}><ACTIF>Oui</ACTIF><COMPOSITION>${pen.text(150)}</COMPOSITION></SI_JURY_${['FI', 'CA', 'FC', 'CQ', 'CL', 'VAE'][n]}>\n`)}    <BLOCS_COMPETENCES>
${pen.list(2 + pen.below(5), (n) => blockOf(pen, `${code}BC0${n + 1}`))}    </BLOCS_COMPETENCES>
    <STATISTIQUES_PROMOTIONS>${pen.list(3, (n) => `<STATISTIQUES_PROMOTION><ANNEE>202${n}</ANNEE><NOMBRE_CERTIFIES>${pen.below(300)}</NOMBRE_CERTIFIES><TAUX_INSERTION_GLOBAL_6MOIS>${pen.below(100)}</TAUX_INSERTION_GLOBAL_6MOIS></STATISTIQUES_PROMOTION>`)}</STATISTIQUES_PROMOTIONS>
    <DATE_DECISION>19/07/2024</DATE_DECISION>
    <DUREE_ENREGISTREMENT>3</DUREE_ENREGISTREMENT>
    <DATE_FIN_ENREGISTREMENT>19/07/2027</DATE_FIN_ENREGISTREMENT>
    <DATE_LIMITE_DELIVRANCE>19/07/2031</DATE_LIMITE_DELIVRANCE>
    <ACTIF>${at % 4 === 0 ? 'Oui' : 'Non'}</ACTIF>
  </FICHE>
`;
}

function blockOf(pen: Pen, code: string): string {
  const list = pen.list(4 + pen.below(4), () => `- ${pen.text(150 + pen.below(150))}\n`);
  return `      <BLOC_COMPETENCES>
        <CODE>${code}</CODE>
        <LIBELLE>${pen.text(80)}</LIBELLE>
        <LISTE_COMPETENCES>${list}</LISTE_COMPETENCES>
        <MODALITES_EVALUATION>${pen.text(250)}</MODALITES_EVALUATION>
      </BLOC_COMPETENCES>
`;
}
