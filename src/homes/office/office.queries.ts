import { Injectable } from '@nestjs/common';
import {
  AppealsQueries,
  type CaseToNotify,
  JuriesQueries,
  type JuryInList,
  type ReadyLearner,
  ReadyLearners,
  type ShownAppeal,
} from '../../assessment/index.js';
import {
  type DeclarationLine,
  DeclarationsQueries,
  type DueAward,
  DueAwardsQueries,
  type IncompleteDossier,
  IncompleteDossiersQueries,
  type RevokedPassage,
} from '../../compliance/index.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { hasRole } from '../../platform/kernel/actor.js';
import { type EnrolmentPace, type FollowUpInList, TracksApi } from '../../tracks/index.js';
import type { OpenContest } from '../contests/open-contests.queries.js';
import type { OpenExpiry } from './expiries-shown.js';
import { AroundOfficeQueries, type TitleToIssue } from './around-office.queries.js';

/** A learner who falls behind, with the reasons. */
export interface SlippingLearner extends EnrolmentPace {
  learnerName: string;
}

/** What only officers deal with. */
export interface Certification {
  toNotify: CaseToNotify[];
  /** Those who wait longest for a jury, and how many wait in all. */
  ready: { first: ReadyLearner[]; count: number };
  appeals: ShownAppeal[];
  titlesToIssue: TitleToIssue[];
  expiries: OpenExpiry[];
  juries: JuryInList[];
  awards: DueAward[];
  awardsCount: number;
  /** Revoked titles that the State still holds. */
  withdrawals: RevokedPassage[];
  declarations: DeclarationLine[];
}

/** What the office sees first. */
export interface OfficeHome {
  contests: OpenContest[];
  dossiers: IncompleteDossier[];
  followUps: FollowUpInList[];
  /** Those without a follow-up among these. */
  slipping: SlippingLearner[];
  /** Null for advisors. */
  certification: Certification | null;
}

const SHOWN = 10;
const RECENT = 5;
const NAMED = 6;

/** Gathers what is owed, to whom and by when. */
@Injectable()
export class OfficeQueries {
  constructor(
    private readonly tracks: TracksApi,
    private readonly juries: JuriesQueries,
    private readonly readyLearners: ReadyLearners,
    private readonly appeals: AppealsQueries,
    private readonly awards: DueAwardsQueries,
    private readonly declarations: DeclarationsQueries,
    private readonly dossiers: IncompleteDossiersQueries,
    private readonly around: AroundOfficeQueries,
  ) {}

  async of(actor: Actor): Promise<OfficeHome> {
    const followUps = await this.tracks.openFollowUps(SHOWN);
    return {
      contests: await this.around.contests(),
      followUps,
      dossiers: await this.dossiers.first(SHOWN),
      slipping: await this.slipping(followUps),
      certification: hasRole(actor, 'officer') ? await this.certification(actor) : null,
    };
  }

  private async slipping(followUps: readonly FollowUpInList[]): Promise<SlippingLearner[]> {
    const followed = new Set(followUps.map(({ enrolmentId }) => enrolmentId));
    const latest = await this.tracks.latest(SHOWN);
    const paces = latest.filter(({ pace, enrolmentId }) => pace.state !== 'on-pace' && !followed.has(enrolmentId));
    const names = await this.around.namesOf(paces.map(({ learnerId }) => learnerId));
    return paces.map((one) => ({ ...one, learnerName: names.get(one.learnerId) ?? '' }));
  }

  private async certification(actor: Actor): Promise<Certification> {
    const { rows: awards } = await this.awards.list({ size: SHOWN });
    const { rows: declarations } = await this.declarations.list({ size: RECENT });
    const { rows: juries } = await this.juries.list({ size: RECENT }, actor);
    return {
      toNotify: await this.juries.toNotify(),
      ready: await this.ready(),
      appeals: await this.appeals.waiting(),
      titlesToIssue: await this.around.titlesToIssue(),
      expiries: await this.around.expiries(),
      juries,
      awards,
      awardsCount: await this.awards.count(),
      withdrawals: await this.around.withdrawals(),
      declarations,
    };
  }

  private async ready(): Promise<Certification['ready']> {
    const { rows: first } = await this.readyLearners.list({ size: NAMED });
    const titles = first.length > 0 ? await this.readyLearners.titles() : [];
    return { first, count: titles.reduce((count, { learners }) => count + learners, 0) };
  }
}
