import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Environment } from '../../../config/environment.js';
import { type TitleFacts, TitlesApi } from '../../competence-blocks/index.js';
import { LearnersApi } from '../../learners/index.js';
import { Db } from '../../platform/database/db.js';
import { Documents, type JsonObject } from '../../platform/documents/document-printer.js';
import { type Actor, hasRole } from '../../platform/kernel/actor.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { AwardUnknown, BirthIncomplete, CertificateUnknown } from '../assessment.errors.js';
import { LegalWords } from '../juries/legal-words.js';
import { holderOf, missingOfBirth } from './holder.rules.js';

/** What a paper rests on; `madeAt` decides which civil identity it bears and makes every reprint the same. */
interface Paper {
  learnerId: string;
  titleVersionId: string;
  heldOn: string;
  zone: string;
  minutes: string;
  madeAt: Date;
}

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
    private readonly titles: TitlesApi,
    private readonly learners: LearnersApi,
    private readonly words: LegalWords,
    private readonly documents: Documents,
    private readonly environment: Environment,
  ) {}

  /** The parchment of an award. Throws `AwardUnknown` and `BirthIncomplete`. */
  async parchment(awardId: string, actor: Actor): Promise<PrintedCertificate> {
    const award = await this.db.one<Paper & { number: string; issuedOn: string }>(
      `SELECT a.number, a.learner_id AS "learnerId", a.title_version_id AS "titleVersionId", a.issued_on AS "issuedOn",
         a.issued_at AS "madeAt", j.held_on AS "heldOn", j.zone, m.number AS minutes
       FROM assessment.award a
       JOIN assessment.jury j ON j.id = a.jury_id
       JOIN assessment.minutes m ON m.jury_id = a.jury_id
       WHERE a.id = $1 AND a.state = 'issued' AND ($2::uuid IS NULL OR a.learner_id = $2)`,
      [awardId, ownOnly(actor)],
    );
    const title = award && (await this.titles.title(award.titleVersionId));
    if (!award || !title) throw new AwardUnknown(awardId);
    const { level } = title;
    const { certification, ...common } = await this.common(award, title);
    const nsf = title.nsfCodes.flatMap(({ code, label }) => (label ? [{ code, label }] : []));
    const data = {
      ...common,
      number: award.number,
      awardedOn: award.issuedOn,
      certification: { ...certification, ...(level !== null && { level, eqfLevel: level }), nsf },
    };
    return { number: award.number, pdf: await this.print('parchment', data, award.madeAt) };
  }

  /** The certificate of a block that this case validated, once the candidate was told. Throws `CertificateUnknown`. */
  async block(caseId: string, blockId: string, actor: Actor): Promise<PrintedCertificate> {
    const paper = await this.db.one<BlockPaper>(
      `SELECT c.learner_id AS "learnerId", c.position AS "casePosition", c.notified_at AS "madeAt",
         j.title_version_id AS "titleVersionId", j.held_on AS "heldOn", j.zone, m.number AS minutes
       FROM assessment.block_decision b
       JOIN assessment.jury_case c ON c.id = b.case_id
       JOIN assessment.jury j ON j.id = c.jury_id
       JOIN assessment.minutes m ON m.jury_id = c.jury_id
       WHERE b.case_id = $1 AND b.block_id = $2 AND b.decision = 'validated' AND c.state IN ('notified', 'final')
         AND ($3::uuid IS NULL OR c.learner_id = $3)`,
      [caseId, blockId, ownOnly(actor)],
    );
    const title = paper && (await this.titles.title(paper.titleVersionId));
    const block = title?.blocks.find(({ id }) => id === blockId);
    if (!paper || !title || !block) throw new CertificateUnknown(caseId, blockId);
    const number = `${paper.minutes}-${paper.casePosition}-${block.position}`;
    const { code, name, position, competences } = block;
    const data = {
      ...(await this.common(paper, title)),
      number,
      block: { number: position, code, title: name, competences: competences.map((one) => one.name) },
    };
    return { number, pdf: await this.print('block-certificate', data, paper.madeAt) };
  }

  private print(template: string, data: JsonObject, createdAt: Date): Promise<Uint8Array> {
    return this.documents.print(template, data, { language: 'fr', createdAt });
  }

  /** What a parchment and the certificate of a block have in common; no level, for a block has none. */
  private async common({ learnerId, heldOn, minutes, madeAt, zone }: Paper, title: TitleFacts) {
    const identity = await this.learners.civilIdentity(learnerId, madeAt);
    const missing = identity ? missingOfBirth(identity) : ['birthName'];
    if (!identity || missing.length > 0) throw new BirthIncomplete(missing);
    const { TRAINING_BODY_ADDRESS, TRAINING_BODY_SIGNATORY } = this.environment;
    const [signatory = '', ...capacity] = TRAINING_BODY_SIGNATORY.split(',').map((part) => part.trim());
    return {
      certifier: { name: title.certifiers.map(({ name }) => name).join(', ') },
      certification: {
        kindLabel: await this.words.kind(title.kind),
        title: title.name,
        code: title.code,
        registration: registrationOf(title),
      },
      holder: { ...holderOf(identity) },
      jury: { heldOn, minutes },
      issued: {
        place: placeIn(TRAINING_BODY_ADDRESS),
        on: dayOf(DateTime.fromJSDate(madeAt), zone),
      },
      signatory: { name: signatory, capacity: capacity.join(', ') },
    };
  }
}

/** The learner whose papers alone this person may see; null for an officer, who sees all. */
function ownOnly(actor: Actor): string | null {
  return hasRole(actor, 'officer') ? null : actor.id;
}

function registrationOf({ kind, decidedOn, effectiveOn }: TitleFacts): JsonObject {
  const day = decidedOn ?? effectiveOn;
  return kind === 'state-title' ? { kind: 'by-right' } : { kind: 'on-request', ...(day && { decidedOn: day }) };
}

/** The town of an address: « Paris » of « 12 rue des Apprentis, 75011 Paris ». */
function placeIn(address: string): string {
  return /\d{5}\s+([^,]+)/.exec(address)?.[1]?.trim() ?? address.split(',').at(-1)?.trim() ?? address;
}
