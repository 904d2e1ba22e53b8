import { Injectable } from '@nestjs/common';
import { addressOf, Environment } from '../../../config/environment.js';
import { Db } from '../../platform/database/db.js';
import { Documents, type JsonObject } from '../../platform/documents/document-printer.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { AwardUnknown, CertificateUnknown } from '../assessment.errors.js';
import { AwardBlocksQueries } from './award-blocks.queries.js';
import { CertificateTexts, type Paper } from './certificate-texts.queries.js';
import { referenceOf } from './verification.rules.js';

interface BlockPaper extends Paper {
  casePosition: number;
}

/** A printed document with the number that it bears. */
export interface PrintedCertificate {
  number: string;
  pdf: Uint8Array;
}

/** Prints parchments and certificates of blocks, for officers and for the holder. */
@Injectable()
export class Certificates {
  constructor(
    private readonly db: Db,
    private readonly texts: CertificateTexts,
    private readonly blocks: AwardBlocksQueries,
    private readonly documents: Documents,
    private readonly environment: Environment,
  ) {}

  /** The parchment of an award, with an annex when something of it was recognised. Throws `AwardUnknown` and `BirthIncomplete`. */
  async parchment(awardId: string, actor: Actor): Promise<PrintedCertificate> {
    const award = await this.db.one<Paper & { number: string; issuedOn: string; enrolmentId: string }>(
      `SELECT a.number, e.number AS enrolment, e.id AS "enrolmentId", a.learner_id AS "learnerId", a.title_version_id AS "titleVersionId", a.issued_on AS "issuedOn",
         a.issued_at AS "madeAt", j.held_on AS "heldOn", j.zone, m.number AS minutes
       FROM assessment.award a
       JOIN tracks.pub_enrolment e ON e.id = a.enrolment_id
       JOIN assessment.jury j ON j.id = a.jury_id
       JOIN assessment.minutes m ON m.jury_id = a.jury_id
       WHERE a.id = $1 AND a.state = 'issued' AND ($2::uuid IS NULL OR a.learner_id = $2)`,
      [awardId, ownOnly(actor)],
    );
    if (!award) throw new AwardUnknown(awardId);
    const { title, common } = await this.texts.of(award);
    const { certification, ...others } = common;
    const { level } = title;
    const nsf = title.nsfCodes.flatMap(({ code, label }) => (label ? [{ code, label }] : []));
    const blocks = await this.blocks.recognisedIn(award.enrolmentId);
    const data = {
      ...others,
      ...(blocks && { blocks }),
      number: award.number,
      verifyUrl: verifyUrlOf(this.environment, referenceOf(award.number, awardId)),
      awardedOn: award.issuedOn,
      certification: { ...certification, ...(level !== null && { level, eqfLevel: level }), nsf },
    };
    return { number: award.number, pdf: await this.print('parchment', data, award.madeAt) };
  }

  /** The certificate of a block that this case validated, once the candidate was told. Throws `CertificateUnknown`. */
  async block(caseId: string, blockId: string, actor: Actor): Promise<PrintedCertificate> {
    const paper = await this.db.one<BlockPaper>(
      `SELECT e.number AS enrolment, c.learner_id AS "learnerId", c.position AS "casePosition", c.notified_at AS "madeAt",
         j.title_version_id AS "titleVersionId", j.held_on AS "heldOn", j.zone, m.number AS minutes
       FROM assessment.block_decision b
       JOIN assessment.jury_case c ON c.id = b.case_id
       JOIN tracks.pub_enrolment e ON e.id = c.enrolment_id
       JOIN assessment.jury j ON j.id = c.jury_id
       JOIN assessment.minutes m ON m.jury_id = c.jury_id
       WHERE b.case_id = $1 AND b.block_id = $2 AND b.decision = 'validated' AND c.notified_at IS NOT NULL
         AND ($3::uuid IS NULL OR c.learner_id = $3)`,
      [caseId, blockId, ownOnly(actor)],
    );
    if (!paper) throw new CertificateUnknown(caseId, blockId);
    const { title, common } = await this.texts.of(paper);
    const block = title.blocks.find(({ id }) => id === blockId);
    if (!block) throw new CertificateUnknown(caseId, blockId);
    const number = `${paper.minutes}-${paper.casePosition}-${block.position}`;
    const { code, name, position, competences } = block;
    const data = {
      ...common,
      number,
      verifyUrl: verifyUrlOf(this.environment, referenceOf(number, caseId)),
      block: { number: position, code, title: name, competences: competences.map((one) => one.name) },
    };
    return { number, pdf: await this.print('block-certificate', data, paper.madeAt) };
  }

  private print(template: string, data: JsonObject, createdAt: Date): Promise<Uint8Array> {
    return this.documents.print(template, data, { language: 'fr', createdAt });
  }
}

/** Where whoever holds a paper checks it. */
function verifyUrlOf(environment: Environment, reference: string): string {
  return addressOf(environment, `/verify/${reference}`);
}

/** The learner whose papers alone this person may see; null for an officer, who sees all. */
function ownOnly(actor: Actor): string | null {
  return hasRole(actor, 'officer') ? null : actor.id;
}
