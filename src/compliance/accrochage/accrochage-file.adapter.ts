import type { DateTime } from 'luxon';
import { AccrochageTooLarge, NothingToDeclare } from './accrochage.errors.js';
import type {
  AccessRoute,
  AccrochageHeader,
  CertifiedPassage,
  EnrolmentInitiative,
  ExamMode,
  Holder,
} from './accrochage.types.js';
import { absentUnlessGiven, escaped, nilUnlessGiven } from './xml.rules.js';

// Larger pieces mean fewer turns through the stream and the disk: a third faster than the usual 64 KB.
const PIECE_BYTES = 256 * 1024;

/**
 * What the portal takes in one file (its guide). Its other limit, 200,000 passages, is never met: no passage has less
 * than 1,100 bytes.
 */
export const LARGEST_FILE_BYTES = 200_000_000;

const EXAM_MODES: Record<ExamMode, string> = { remote: 'A_DISTANCE', 'on-site': 'EN_PRESENTIEL', mixed: 'MIXTE' };

const ACCESS_ROUTES: Record<AccessRoute, string> = {
  'initial-training': 'FORMATION_INITIALE_HORS_APPRENTISSAGE',
  apprenticeship: 'FORMATION_INITIALE_APPRENTISSAGE',
  'continuing-training': 'FORMATION_CONTINUE_HORS_CONTRAT_DE_PROFESSIONNALISATION',
  'professionalisation-contract': 'FORMATION_CONTINUE_CONTRAT_DE_PROFESSIONNALISATION',
  'prior-learning': 'VAE',
  'foreign-diploma': 'EQUIVALENCE_DIPLOME_ETRANGER',
  'free-candidate': 'CANDIDAT_LIBRE',
};

const INITIATIVES: Record<EnrolmentInitiative, string> = {
  holder: 'CERTIFIE',
  'training-body': 'OF',
  'france-travail': 'POLE_EMPLOI',
  employer: 'EMPLOYEUR',
  other: 'AUTRE',
};

const CERTIFICATION_END = '</cpf:passageCertifications></cpf:certification>\n';
const FILE_END = '</cpf:certifications></cpf:certificateur></cpf:certificateurs></cpf:emetteur></cpf:flux>\n';

/**
 * Writes the file of certified people (schema 1.1.2) as UTF-8 in pieces of about 256 KB, without ever holding more.
 * Passages come in batches, sorted by certification. Throws NothingToDeclare or AccrochageTooLarge; what was written by
 * then is to be thrown away.
 */
export async function* writeAccrochage(
  header: AccrochageHeader,
  batches: AsyncIterable<Iterable<CertifiedPassage>>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const pieces = new Pieces();
  let certification = '';
  for await (const batch of batches) {
    for (const passage of batch) {
      const current = `${passage.certificationType} ${passage.certificationCode}`;
      const before =
        current === certification
          ? ''
          : (certification ? CERTIFICATION_END : fileStart(header)) + certificationStart(passage);
      certification = current;
      const full = pieces.add(before + passageXml(passage));
      if (full) yield full;
    }
  }
  if (!certification) throw new NothingToDeclare();
  const full = pieces.add(CERTIFICATION_END + FILE_END);
  if (full) yield full;
  yield pieces.rest();
}

/** Text on its way to bytes, up to the size that a file may have. */
class Pieces {
  private piece = Buffer.allocUnsafe(PIECE_BYTES);
  private filled = 0;
  private bytes = 0;

  /** Adds the text, and answers the piece before it when that is full. Throws AccrochageTooLarge. */
  add(text: string): Uint8Array | null {
    const most = text.length * 3;
    const full = this.filled + most > this.piece.length ? this.rest() : null;
    if (full) {
      this.piece = Buffer.allocUnsafe(Math.max(PIECE_BYTES, most));
      this.filled = 0;
    }
    const written = this.piece.write(text, this.filled);
    this.filled += written;
    this.bytes += written;
    if (this.bytes > LARGEST_FILE_BYTES) throw new AccrochageTooLarge(LARGEST_FILE_BYTES);
    return full;
  }

  rest(): Uint8Array {
    return this.piece.subarray(0, this.filled);
  }
}

function fileStart({ flowId, at, senderClientId, certifierClientId, contractId }: AccrochageHeader): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<cpf:flux xmlns:cpf="urn:cdc:cpf:pc5:schema:1.0.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<cpf:idFlux>${escaped(flowId)}</cpf:idFlux><cpf:horodatage>${stampOf(at)}</cpf:horodatage>` +
    `<cpf:emetteur><cpf:idClient>${escaped(senderClientId)}</cpf:idClient><cpf:certificateurs><cpf:certificateur>` +
    `<cpf:idClient>${escaped(certifierClientId)}</cpf:idClient><cpf:idContrat>${escaped(contractId)}</cpf:idContrat>` +
    '<cpf:certifications>\n'
  );
}

/** The instant in Paris, to the second, with the offset of that day: the schema takes neither `Z` nor milliseconds. */
function stampOf(at: DateTime): string {
  const stamp = at.setZone('Europe/Paris').startOf('second').toISO({ suppressMilliseconds: true });
  if (!stamp) throw new RangeError('The file is stamped with a valid instant');
  return stamp;
}

function certificationStart({ certificationType, certificationCode }: CertifiedPassage): string {
  return (
    `<cpf:certification><cpf:type>${certificationType}</cpf:type><cpf:code>${escaped(certificationCode)}</cpf:code>` +
    '<cpf:passageCertifications>\n'
  );
}

const optional = {
  examStartsOn: absentUnlessGiven('dateDebutExamen'),
  examEndsOn: absentUnlessGiven('dateFinExamen'),
  examMode: absentUnlessGiven('modalitePassageExamen'),
  examCentrePostalCode: absentUnlessGiven('codePostalCentreExamen'),
  initiative: absentUnlessGiven('initiativeInscription'),
  enrolledOn: absentUnlessGiven('dateInscription'),
  secondName: absentUnlessGiven('prenom2'),
  thirdName: absentUnlessGiven('prenom3'),
  birthPlace: absentUnlessGiven('libelleCommuneNaissance'),
  birthCountryCode: absentUnlessGiven('codePaysNaissance'),
  birthCountry: absentUnlessGiven('libellePaysNaissance'),
};

const nillable = {
  accessRoute: nilUnlessGiven('modaliteAcces'),
  usageName: nilUnlessGiven('nomUsage'),
  birthMonth: nilUnlessGiven('moisNaissance'),
  birthDay: nilUnlessGiven('jourNaissance'),
  birthPostalCode: nilUnlessGiven('codePostal'),
};

// A whole title is obtained by admission, for ever, without score, mention or European level: these never vary.
const PASSAGE_END = '</cpf:titulaire></cpf:identificationTitulaire></cpf:passageCertification>\n';
const ADMITTED =
  '</cpf:idTechnique><cpf:obtentionCertification>PAR_ADMISSION</cpf:obtentionCertification>' +
  '<cpf:donneeCertifiee>true</cpf:donneeCertifiee>';
const FOR_EVER =
  '</cpf:dateDebutValidite><cpf:dateFinValidite xsi:nil="true"/>' +
  '<cpf:presenceNiveauLangueEuro>false</cpf:presenceNiveauLangueEuro>' +
  '<cpf:presenceNiveauNumeriqueEuro>false</cpf:presenceNiveauNumeriqueEuro>' +
  '<cpf:scoring xsi:nil="true"/><cpf:mentionValidee xsi:nil="true"/><cpf:modalitesInscription>';
const HOLDER_START = '</cpf:modalitesInscription><cpf:identificationTitulaire><cpf:titulaire><cpf:nomNaissance>';

// The order of the official sample; the schema itself leaves it free.
function passageXml(passage: CertifiedPassage): string {
  const { examMode, accessRoute, initiative } = passage;
  return (
    '<cpf:passageCertification><cpf:idTechnique>' +
    escaped(passage.technicalId) +
    ADMITTED +
    optional.examStartsOn(passage.examStartsOn) +
    optional.examEndsOn(passage.examEndsOn) +
    optional.examMode(examMode && EXAM_MODES[examMode]) +
    optional.examCentrePostalCode(passage.examCentrePostalCode) +
    '<cpf:dateDebutValidite>' +
    escaped(passage.awardedOn) +
    FOR_EVER +
    nillable.accessRoute(accessRoute && ACCESS_ROUTES[accessRoute]) +
    optional.initiative(initiative && INITIATIVES[initiative]) +
    optional.enrolledOn(passage.enrolledOn) +
    HOLDER_START +
    holderXml(passage.holder) +
    PASSAGE_END
  );
}

function holderXml(holder: Holder): string {
  return (
    escaped(holder.birthName) +
    '</cpf:nomNaissance>' +
    nillable.usageName(holder.usageName) +
    '<cpf:prenom1>' +
    escaped(holder.firstName) +
    '</cpf:prenom1>' +
    optional.secondName(holder.secondName) +
    optional.thirdName(holder.thirdName) +
    '<cpf:anneeNaissance>' +
    holder.birthYear +
    '</cpf:anneeNaissance>' +
    nillable.birthMonth(holder.birthMonth) +
    nillable.birthDay(holder.birthDay) +
    '<cpf:sexe>' +
    holder.sex +
    '</cpf:sexe><cpf:codeCommuneNaissance>' +
    communeXml(holder) +
    '</cpf:codeCommuneNaissance>' +
    optional.birthPlace(holder.birthPlace) +
    optional.birthCountryCode(holder.birthCountryCode) +
    optional.birthCountry(holder.birthCountry)
  );
}

function communeXml({ birthInseeCode, birthPostalCode }: Holder): string {
  return birthInseeCode
    ? `<cpf:codeInseeNaissance><cpf:codeInsee>${escaped(birthInseeCode)}</cpf:codeInsee></cpf:codeInseeNaissance>`
    : `<cpf:codePostalNaissance>${nillable.birthPostalCode(birthPostalCode)}</cpf:codePostalNaissance>`;
}
