import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Environment } from '../../../config/environment.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Documents, type JsonObject } from '../../platform/documents/document-printer.js';
import { type Decision, refuseUnless } from '../../platform/kernel/decision.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { CompletionNotCertifiable, EnrolmentToCertifyUnknown, PeriodInvalid } from '../compliance.errors.js';
import { STATE_ZONE } from '../declarations/declarations.types.js';
import { periodFaults } from '../period.rules.js';
import { type Completion, completionOf, mayCertify, monthsOf, type VerifiedWork } from './completion.rules.js';

export interface CompletionAsked {
  enrolmentId: string;
  /** Days, both included. */
  fromOn: string;
  untilOn: string;
}

interface CertifiedTrack {
  enteredOn: string;
  endedOn: string | null;
  accessRoute: string;
  beneficiary: string;
  titleCode: string;
  titleName: string;
  zone: string;
  validated: (Omit<ValidatedProject, 'validatedOn'> & { validatedAt: string })[];
}

/** One term of the hours: a project, and the day on which it was validated. */
export interface ValidatedProject extends VerifiedWork {
  projectId: string;
  code: string;
  name: string;
}

/** What a certificate would attest, term by term, and whether it may be made. */
export interface CompletionExplained extends Completion<ValidatedProject> {
  enrolmentId: string;
  decision: Decision;
}

/** Prints certificates of completion (certificats de réalisation). */
@Injectable()
export class CompletionCertificates {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly documents: Documents,
    private readonly environment: Environment,
  ) {}

  /** The hours of a certificate with their terms, whether there is something to attest or not. Throws `PeriodInvalid`. */
  async explain(asked: CompletionAsked): Promise<CompletionExplained> {
    const { completion } = await this.completion(asked);
    return { enrolmentId: asked.enrolmentId, ...completion, decision: mayCertify(completion) };
  }

  /** The certificate of one track for a period. Throws `PeriodInvalid` and `CompletionNotCertifiable`. */
  async print(asked: CompletionAsked): Promise<{ number: string; pdf: Uint8Array }> {
    const { completion, track, now, today } = await this.completion(asked);
    refuseUnless(mayCertify(completion), (checks) => new CompletionNotCertifiable(checks));

    const number = numberOf(asked.enrolmentId, completion);
    const data = {
      number,
      ...this.body(),
      beneficiary: { name: track.beneficiary },
      action: actionOf(track, completion),
    };
    const issued = { place: placeIn(this.environment.TRAINING_BODY_ADDRESS), on: today };
    const pdf = await this.documents.print(
      'completion-certificate',
      { ...data, issued },
      { language: 'fr', createdAt: now.toJSDate() },
    );
    return { number, pdf };
  }

  private async completion({ enrolmentId, fromOn, untilOn }: CompletionAsked) {
    const now = await this.clock.now();
    const today = dayOf(now, STATE_ZONE);
    const faults = periodFaults({ fromOn, untilOn }, today, { from: 'from', until: 'until' });
    if (faults.length > 0) throw new PeriodInvalid(faults);
    const track = await this.track(enrolmentId);
    const period = { ...track, fromOn, untilOn: untilOn < today ? untilOn : today };
    return { completion: completionOf(period, workOf(track)), track, now, today };
  }

  private async track(enrolmentId: string): Promise<CertifiedTrack> {
    const track = await this.db.one<CertifiedTrack>(
      `SELECT e.entered_on AS "enteredOn", e.ended_on AS "endedOn", e.access_route AS "accessRoute", e.zone,
         concat_ws(' ', i.first_name, coalesce(i.usage_name, i.birth_name)) AS beneficiary,
         t.code AS "titleCode", t.name AS "titleName",
         coalesce((SELECT json_agg(json_build_object('projectId', p.project_id, 'code', p.code,
             'name', p.name, 'estimatedHours', p.estimated_hours, 'validatedAt', p.validated_at) ORDER BY p.validated_at)
           FROM tracks.pub_learner_project p
           WHERE p.enrolment_id = e.id AND p.validated_at IS NOT NULL), '[]') AS validated
       FROM tracks.pub_enrolment e
       JOIN learners.pub_civil_identity i ON i.learner_id = e.learner_id
       JOIN competence_blocks.pub_title t ON t.id = e.title_version_id
       WHERE e.id = $1`,
      [enrolmentId],
    );
    if (!track) throw new EnrolmentToCertifyUnknown(enrolmentId);
    return track;
  }

  /** The training body, and who signs for it. */
  private body(): JsonObject {
    const {
      TRAINING_BODY_NAME,
      TRAINING_BODY_ADDRESS,
      TRAINING_BODY_SIRET,
      TRAINING_BODY_NDA,
      TRAINING_BODY_SIGNATORY,
    } = this.environment;
    const [signatory = '', ...capacity] = TRAINING_BODY_SIGNATORY.split(',').map((part) => part.trim());
    return {
      provider: {
        name: TRAINING_BODY_NAME,
        address: TRAINING_BODY_ADDRESS.split(',').map((part) => part.trim()),
        siret: TRAINING_BODY_SIRET.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1 $2 $3 $4'),
        activityNumber: TRAINING_BODY_NDA.replace(/^(\d{2})(\d{2})(\d{5})(\d{2})$/, '$1 $2 $3 $4'),
      },
      signatory: { name: signatory, capacity: capacity.join(', ') },
    };
  }
}

/** The validated projects, each on the day that the learner's clock showed. */
function workOf({ zone, validated }: CertifiedTrack): ValidatedProject[] {
  return validated.map(({ validatedAt, ...project }) => ({
    ...project,
    validatedOn: dayOf(DateTime.fromISO(validatedAt), zone),
  }));
}

/** What was followed: all of it at a distance, so that the hours are those of the work that was verified. */
function actionOf({ accessRoute, titleCode, titleName }: CertifiedTrack, completion: Completion): JsonObject {
  const { fromOn: from, untilOn: to, hours } = completion;
  const action = { title: `${titleName} (${titleCode})`, from, to, hours, distanceHours: hours };
  if (accessRoute === 'apprenticeship') return { ...action, nature: 'apprenticeship', months: monthsOf(completion) };
  return { ...action, nature: accessRoute === 'prior-learning' ? 'vae' : 'training' };
}

/** The same for the same track and days, so that a certificate that is printed again bears the number it had. */
function numberOf(enrolmentId: string, { fromOn, untilOn }: Completion): string {
  const [from, until] = [fromOn, untilOn].map((day) => day.replaceAll('-', ''));
  return `CR-${from}-${until}-${enrolmentId.slice(-6).toUpperCase()}`;
}

/** The town of an address: « Paris » of « 12 rue des Apprentis, 75011 Paris ». */
function placeIn(address: string): string {
  return /\d{5}\s+([^,]+)/.exec(address)?.[1]?.trim() ?? address.split(',').at(-1)?.trim() ?? address;
}
