import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Environment } from '../../../config/environment.js';
import { type TitleFacts, TitlesApi } from '../../competence-blocks/index.js';
import { LearnersApi } from '../../learners/index.js';
import type { JsonObject } from '../../platform/documents/document-printer.js';
import { issuerOf } from '../../platform/documents/issuer.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { BirthIncomplete } from '../assessment.errors.js';
import { LegalWords } from '../juries/legal-words.js';
import { type Holder, holderOf, missingOfBirth } from './holder.rules.js';

/** What a paper rests on; `madeAt` decides which civil identity it bears and makes every reprint the same. */
export interface Paper {
  /** What people call the holder’s enrolment by. */
  enrolment: string;
  learnerId: string;
  titleVersionId: string;
  heldOn: string;
  zone: string;
  minutes: string;
  madeAt: Date;
}

/** What a parchment and the certificate of a block have in common; no level, for a block has none. */
@Injectable()
export class CertificateTexts {
  constructor(
    private readonly titles: TitlesApi,
    private readonly learners: LearnersApi,
    private readonly words: LegalWords,
    private readonly environment: Environment,
  ) {}

  /** The title that a paper is about, and the words in common. Throws `BirthIncomplete`. */
  async of(paper: Paper): Promise<{ title: TitleFacts; common: JsonObject & { certification: JsonObject } }> {
    const { enrolment, learnerId, titleVersionId, heldOn, minutes, madeAt, zone } = paper;
    const title = await this.titles.title(titleVersionId);
    if (!title) throw new Error('A jury has its title');
    const { place, signatory } = issuerOf(this.environment);
    const common = {
      certifier: { name: title.certifiers.map(({ name }) => name).join(', ') },
      certification: {
        kindLabel: await this.words.kind(title.kind),
        title: title.name,
        code: title.code,
        registration: registrationOf(title),
      },
      holder: { ...(await this.holder(learnerId, madeAt)) },
      enrolment,
      jury: { heldOn, minutes },
      issued: { place, on: dayOf(DateTime.fromJSDate(madeAt), zone) },
      signatory,
    };
    return { title, common };
  }

  /**
   * The holder as they were known when the paper was made. Where the birth was not known yet, as it was completed since,
   * once that was compared with a document too.
   */
  private async holder(learnerId: string, madeAt: Date): Promise<Holder> {
    const made = await this.learners.civilIdentity(learnerId, madeAt);
    const missing = made ? missingOfBirth(made) : ['birthName'];
    if (made && missing.length === 0) return holderOf(made);
    const completed = await this.learners.civilIdentity(learnerId);
    if (!completed?.verifiedAt || missingOfBirth(completed).length > 0) throw new BirthIncomplete(missing);
    return holderOf(completed);
  }
}

function registrationOf({ kind, decidedOn, effectiveOn }: TitleFacts): JsonObject {
  const day = decidedOn ?? effectiveOn;
  return kind === 'state-title' ? { kind: 'by-right' } : { kind: 'on-request', ...(day && { decidedOn: day }) };
}
