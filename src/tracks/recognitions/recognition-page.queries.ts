import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/kernel/actor.js';
import { LearnerNames } from '../pace/learner-names.queries.js';
import { ProgressionQueries, type TrackOverview } from '../progression/progression.queries.js';
import { EnrolmentUnknown } from '../tracks.errors.js';
import { seesEveryTrack } from '../tracks.policy.js';
import { RecognitionsQueries, type ShownProof, type ShownRecognition } from './recognitions.queries.js';

/** The recognitions of a track with what a new one may name. */
export interface RecognitionPage {
  enrolmentId: string;
  learnerName: string;
  isStaff: boolean;
  track: TrackOverview;
  recognitions: ShownRecognition[];
  proofs: ShownProof[];
}

/** Gathers the recognitions of a track for their pages. */
@Injectable()
export class RecognitionPageQueries {
  constructor(
    private readonly recognitions: RecognitionsQueries,
    private readonly progression: ProgressionQueries,
    private readonly names: LearnerNames,
  ) {}

  /** Throws `EnrolmentUnknown`. */
  async of(actor: Actor, enrolmentId: string): Promise<RecognitionPage> {
    const recognitions = await this.recognitions.of(actor, enrolmentId);
    const track = await this.progression.track(enrolmentId);
    if (!track) throw new EnrolmentUnknown(enrolmentId);
    return {
      enrolmentId,
      learnerName: await this.names.of(track.learnerId),
      isStaff: seesEveryTrack(actor),
      track,
      recognitions,
      proofs: await this.recognitions.proofsOf(actor, enrolmentId),
    };
  }
}
