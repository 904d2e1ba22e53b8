import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { ProgressionQueries } from '../progression/progression.queries.js';
import type { BlockState } from '../progression/progression.types.js';
import { ReadyBlocks } from '../progression/ready-blocks.js';
import { Dispensing } from './dispensing.js';
import { type AskedRecognition, type DispensableProject, RecognitionCases } from './recognition-case.queries.js';
import { RecognitionEvidence } from './recognition-evidence.entity.js';
import { Recognition } from './recognition.entity.js';
import { mayRecognise } from './recognition.rules.js';
import { NotRecognisable } from './recognitions.errors.js';
import type { RecognitionDecided } from './recognitions.events.js';
import { RecognisedCompetence } from './recognised-competence.entity.js';
import { RecognisedPlan, type PlanEffect } from './recognised-plan.js';

export interface DecideRecognitionInput extends AskedRecognition {
  /** The certification or block that an equivalence rests on, by its register code; null for prior learning. */
  sourceCode: string | null;
  /** The text of law, correspondence or rulebook that allows it. */
  basis: string;
  reason: string;
}

/** What a recognition changes. */
export interface RecognitionEffects {
  recognitionId: string;
  blocks: { code: string; name: string; before: BlockState; after: BlockState }[];
  /** The projects that this or another decision could dispense with. */
  dispensable: DispensableProject[];
  dispensed: DispensableProject[];
  /** The codes of the projects that may be begun since. */
  opened: string[];
  /** Null where no project leaves the plan. */
  plan: PlanEffect | null;
}

/** Records that a learner holds competences or a block already, on proofs, and what follows from it. */
@Injectable()
export class DecideRecognition {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly cases: RecognitionCases,
    private readonly dispensing: Dispensing,
    private readonly progression: ProgressionQueries,
    private readonly readyBlocks: ReadyBlocks,
    private readonly plan: RecognisedPlan,
  ) {}

  /** Throws `EnrolmentUnknown`, `RecognitionInvalid` and `NotRecognisable`. */
  run(input: DecideRecognitionInput, actor: Actor): Promise<RecognitionEffects> {
    return this.db.transaction(async () => {
      const { enrolmentId } = input;
      await this.db.lock(`enrolment ${enrolmentId}`);
      const { facts, dispensable, ...found } = await this.cases.of(input);
      refuseUnless(mayRecognise(facts), (checks) => new NotRecognisable(checks));

      const now = await this.clock.now();
      const decidedAt = now.toJSDate();
      const decidedOn = dayOf(now, found.zone);
      const recognitionId = newId();
      await this.keep(input, { recognitionId, decidedAt, decidedOn, competenceIds: found.competenceIds }, actor);
      const dispensed = dispensable.filter(({ projectId }) => input.projectIds.includes(projectId));
      const projectIds = dispensed.map(({ projectId }) => projectId);
      const opened = await this.dispensing.dispense({ enrolmentId, recognitionId, decidedAt }, projectIds);
      const plan = await this.plan.without(enrolmentId, { dispensed, decidedOn }, actor);
      await this.readyBlocks.keep(enrolmentId);
      await this.tell(input, { recognitionId, ...found, dispensed: projectIds.length }, actor);
      const after = await this.progression.standing(enrolmentId);
      const blocks = after.flatMap(({ code, name, state }, index) => {
        const before = found.blocks[index]?.state ?? state;
        return before === state ? [] : [{ code, name, before, after: state }];
      });
      return { recognitionId, blocks, dispensable, dispensed, opened, plan };
    });
  }

  private async keep(
    input: DecideRecognitionInput,
    kept: { recognitionId: string; decidedAt: Date; decidedOn: string; competenceIds: readonly string[] },
    actor: Actor,
  ): Promise<void> {
    const { enrolmentId, kind, sourceCode, basis, reason, fileIds } = input;
    const blockId = input.blockId ?? null;
    const { recognitionId, decidedAt, decidedOn, competenceIds } = kept;
    const row = { id: recognitionId, enrolmentId, kind, blockId, sourceCode, basis, reason };
    await this.db.of(Recognition).insert({ ...row, decidedAt, decidedOn, decidedBy: actor.id });
    const competences = competenceIds.map((competenceId) => ({ recognitionId, competenceId, enrolmentId }));
    await this.db.of(RecognisedCompetence).insert(competences);
    const evidence = [...new Set(fileIds)].map((fileId) => ({ recognitionId, fileId }));
    await this.db.of(RecognitionEvidence).insert(evidence);
  }

  private tell(
    { enrolmentId, kind, blockId, fileIds }: DecideRecognitionInput,
    told: { recognitionId: string; learnerId: string; competenceIds: readonly string[]; dispensed: number },
    actor: Actor,
  ): Promise<void> {
    const { recognitionId, learnerId, competenceIds, dispensed } = told;
    const counts = { competences: competenceIds.length, dispensed, evidence: fileIds.length };
    return this.events.record<RecognitionDecided>(
      {
        name: 'tracks.recognition-decided',
        subject: enrolmentId,
        data: { enrolmentId, learnerId, recognitionId, kind, blockId: blockId ?? null, ...counts },
      },
      actor,
    );
  }
}
