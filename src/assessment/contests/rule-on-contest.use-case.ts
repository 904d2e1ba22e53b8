import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { type CorrectionConsequences, TracksApi } from '../../tracks/index.js';
import type { EvaluationContestRuled } from '../assessment.events.js';
import { EvaluationRecord } from '../evaluations/evaluation-record.js';
import { mayCorrect } from '../evaluations/evaluation.rules.js';
import { NotEvaluable } from '../evaluations/evaluations.errors.js';
import { type HeldDefence, JudgedDefencesQueries } from '../evaluations/judged-defences.queries.js';
import { mayRuleOnContest } from './contest.rules.js';
import { EvaluationContestRuling } from './contest-ruling.entity.js';
import { ContestNotRulable, ContestNotYoursToRule, EvaluationContestUnknown } from './contests.errors.js';
import { EvaluationContestsQueries, type ShownContest } from './evaluation-contests.queries.js';

export interface RuleOnContestInput {
  contestId: string;
  /** The contested criteria that are found met after all; none dismisses the contest. */
  upheld: readonly string[];
  reason: string;
}

/** What came of a ruling; without consequences when the contest was dismissed. */
export interface MadeRuling {
  upheld: boolean;
  correctionId: string | null;
  consequences: CorrectionConsequences | null;
}

/** Rules on a contested evaluation: it stands, or a correction takes its place. */
@Injectable()
export class RuleOnContest {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly contests: EvaluationContestsQueries,
    private readonly defences: JudgedDefencesQueries,
    private readonly record: EvaluationRecord,
    private readonly tracks: TracksApi,
  ) {}

  run({ contestId, reason, ...input }: RuleOnContestInput, actor: Actor): Promise<MadeRuling> {
    return this.db.transaction(async () => {
      const { contest: seen, mayRule } = await this.contests.visit(actor, contestId);
      if (!mayRule) throw new ContestNotYoursToRule();
      const held = await this.defences.held(seen.defenceId);
      if (!held) throw new EvaluationContestUnknown(contestId);
      const { contest } = await this.contests.visit(actor, contestId);
      const upheld = [...new Set(input.upheld.map((id) => id.toLowerCase()))];
      const contested = contest.criteria.map(({ criterionId }) => criterionId);
      const decision = mayRuleOnContest({ isRuled: contest.ruling !== null, contested, upheld });
      refuseUnless(decision, (checks) => new ContestNotRulable(checks));

      const made = upheld.length > 0 ? await this.correct(contest, { held, upheld, reason }, actor) : DISMISSED;
      const { enrolmentId, projectId } = contest;
      const ruled = { reason, ruledAt: held.now.toJSDate(), ruledBy: actor.id };
      const { correctionId } = made;
      await this.db
        .of(EvaluationContestRuling)
        .insert({ contestId, upheld: correctionId !== null, correctionId, ...ruled });
      await this.tracks.recordContestRuled({ enrolmentId, projectId });
      await this.tell(contest, correctionId, actor);
      return { upheld: correctionId !== null, ...made };
    });
  }

  /** The findings as they stand with what is upheld: validated when nothing is left open. */
  private async correct(
    { evaluationId: supersedesId }: ShownContest,
    { held, upheld, reason }: { held: HeldDefence; upheld: readonly string[]; reason: string },
    actor: Actor,
  ): Promise<Omit<MadeRuling, 'upheld'>> {
    const { defence, project, now } = held;
    const latest = await this.defences.latestOf(defence.id);
    const criteria = (latest?.criteria ?? []).map((one) =>
      upheld.includes(one.criterionId) ? { ...one, met: true } : one,
    );
    const outcome = criteria.every(({ met }) => met) ? ('validated' as const) : ('to-rework' as const);
    const decision = mayCorrect({
      isLatest: latest?.evaluation.id === supersedesId,
      isNews: true,
      isLastJudged: await this.defences.isLastJudged(defence),
      state: defence.state,
      verdict: { outcome, criteria },
      criteria: project.criteria,
    });
    refuseUnless(decision, (checks) => new NotEvaluable(checks));
    const at = now.toJSDate();
    const made = await this.record.correct(
      {
        defence,
        occasion: latest?.evaluation.occasion ?? 'defence',
        outcome,
        comment: latest?.evaluation.comment ?? null,
        criteria,
        decidedAt: at,
        recordedAt: at,
        completeBy: null,
        correction: { supersedesId, reason },
      },
      actor,
    );
    return { correctionId: made.evaluationId, consequences: made.consequences };
  }

  private tell(contest: ShownContest, correctionId: string | null, actor: Actor): Promise<void> {
    const { contestId, evaluationId, defenceId, enrolmentId, projectId, evaluatorId } = contest;
    const ids = { contestId, evaluationId, defenceId, enrolmentId, projectId, evaluatorId };
    return this.events.record<EvaluationContestRuled>(
      {
        name: 'assessment.evaluation-contest-ruled',
        subject: enrolmentId,
        data: { ...ids, upheld: correctionId !== null, correctionId },
      },
      actor,
    );
  }
}

const DISMISSED = { correctionId: null, consequences: null } as const;
