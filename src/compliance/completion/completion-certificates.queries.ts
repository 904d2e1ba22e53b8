import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Environment } from '../../../config/environment.js';
import { Clock } from '../../platform/clock/clock.js';
import { Documents, type JsonObject } from '../../platform/documents/document-printer.js';
import { issuerOf, partsOf } from '../../platform/documents/issuer.js';
import { type Decision, refuseUnless } from '../../platform/kernel/decision.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { CompletionNotCertifiable, PeriodInvalid } from '../compliance.errors.js';
import { STATE_ZONE } from '../declarations/declarations.types.js';
import { periodFaults } from '../period.rules.js';
import {
  CompletionFacts,
  type CertifiedSession,
  type CertifiedTrack,
  type ValidatedProject,
} from './completion-facts.queries.js';
import { type Completion, completionOf, mayCertify, monthsOf } from './completion.rules.js';

export interface CompletionAsked {
  enrolmentId: string;
  /** Days, both included. */
  fromOn: string;
  untilOn: string;
  /** Tells what was known then; now when absent. */
  asOf?: Date | undefined;
}

type CertifiedCompletion = Completion<ValidatedProject, CertifiedSession>;

/** What a certificate would attest, term by term, and whether it may be made. */
export interface CompletionExplained extends CertifiedCompletion {
  enrolmentId: string;
  asOf: Date;
  decision: Decision;
}

/** Prints certificates of completion (certificats de réalisation). */
@Injectable()
export class CompletionCertificates {
  constructor(
    private readonly clock: Clock,
    private readonly facts: CompletionFacts,
    private readonly documents: Documents,
    private readonly environment: Environment,
  ) {}

  /** The hours of a certificate with their terms, whether there is something to attest or not. Throws `PeriodInvalid`. */
  async explain(asked: CompletionAsked): Promise<CompletionExplained> {
    const { beneficiary: _name, titleName: _title, ...explained } = await this.preview(asked);
    return explained;
  }

  /** The same for a page, with whose track it is. Throws `PeriodInvalid`. */
  async preview(asked: CompletionAsked): Promise<CompletionExplained & { beneficiary: string; titleName: string }> {
    const { completion, asOf, track } = await this.completion(asked);
    const { beneficiary, titleName } = track;
    const decision = mayCertify(completion);
    return { enrolmentId: asked.enrolmentId, asOf, beneficiary, titleName, ...completion, decision };
  }

  /**
   * The certificate of one track for a period; the same bytes for the same `asOf`.
   * Throws `PeriodInvalid` and `CompletionNotCertifiable`.
   */
  async print(asked: CompletionAsked): Promise<{ number: string; pdf: Uint8Array }> {
    const { completion, track, asOf } = await this.completion(asked);
    refuseUnless(mayCertify(completion), (checks) => new CompletionNotCertifiable(checks));

    const number = numberOf(track, completion);
    const { place, signatory } = issuerOf(this.environment);
    const knownAt = DateTime.fromJSDate(asOf, { zone: STATE_ZONE });
    const data = {
      number,
      signatory,
      provider: this.provider(),
      beneficiary: { name: track.beneficiary },
      action: actionOf(track, completion),
      breakdown: { ...breakdownOf(completion), knownAt: knownAt.toFormat("yyyy-MM-dd'T'HH:mm") },
      issued: { place, on: dayOf(knownAt, STATE_ZONE) },
    };
    const pdf = await this.documents.print('completion-certificate', data, { language: 'fr', createdAt: asOf });
    return { number, pdf };
  }

  private async completion({ enrolmentId, fromOn, untilOn, asOf: asked }: CompletionAsked) {
    const now = await this.clock.now();
    const asOf = asked ?? now.toJSDate();
    const today = dayOf(DateTime.fromJSDate(asOf), STATE_ZONE);
    const faults = periodFaults({ fromOn, untilOn }, today, { from: 'from', until: 'until' });
    if (asOf > now.toJSDate())
      faults.unshift({
        at: 'asOf',
        code: 'as-of-to-come',
        message: 'What will be known cannot be told: give an instant that has been',
      });
    if (faults.length > 0) throw new PeriodInvalid(faults);
    const track = await this.facts.of(enrolmentId, asOf);
    const period = { ...track, fromOn, untilOn: untilOn < today ? untilOn : today };
    return { completion: completionOf(period, track), track, asOf };
  }

  private provider(): JsonObject {
    const { TRAINING_BODY_NAME, TRAINING_BODY_ADDRESS, TRAINING_BODY_SIRET, TRAINING_BODY_NDA } = this.environment;
    return {
      name: TRAINING_BODY_NAME,
      address: partsOf(TRAINING_BODY_ADDRESS),
      siret: TRAINING_BODY_SIRET.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1 $2 $3 $4'),
      activityNumber: TRAINING_BODY_NDA.replace(/^(\d{2})(\d{2})(\d{5})(\d{2})$/, '$1 $2 $3 $4'),
    };
  }
}

/** What was followed: all of it at a distance, sessions by videoconference too. */
function actionOf({ accessRoute, titleCode, titleName }: CertifiedTrack, completion: CertifiedCompletion): JsonObject {
  const { fromOn: from, untilOn: to, hours } = completion;
  const action = { title: `${titleName} (${titleCode})`, from, to, hours, distanceHours: hours };
  if (accessRoute === 'apprenticeship') return { ...action, nature: 'apprenticeship', months: monthsOf(completion) };
  return { ...action, nature: accessRoute === 'prior-learning' ? 'vae' : 'training' };
}

/** The terms of the hours, for whoever checks them. */
function breakdownOf({ workHours, sessionHours, hours, months, work }: CertifiedCompletion): JsonObject {
  return {
    workHours,
    sessionHours,
    hours,
    months: months.map((month) => ({ ...month })),
    work: work.map(({ code, name, validatedOn, estimatedHours }) => ({ code, name, validatedOn, estimatedHours })),
  };
}

/** The same for the same track and days, so that a certificate that is printed again bears the number it had. */
function numberOf({ number }: CertifiedTrack, { fromOn, untilOn }: CertifiedCompletion): string {
  const [from, until] = [fromOn, untilOn].map((day) => day.replaceAll('-', ''));
  return `CR-${number}-${from}-${until}`;
}
