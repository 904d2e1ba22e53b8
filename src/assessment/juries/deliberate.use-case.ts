import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { decide, refuseUnless } from '../../platform/kernel/decision.js';
import { newId } from '../../platform/kernel/id.js';
import { addDays } from '../../platform/kernel/period.js';
import { CaseNotDeliberable, JuryInvalid, NotOnThePanel } from '../assessment.errors.js';
import type { CaseDeliberated, JuryDeliberated } from '../assessment.events.js';
import { mayRecordFor } from '../assessment.policy.js';
import { BlockDecision } from './block-decision.entity.js';
import { type CaseSitting, CaseSittings } from './case-sitting.queries.js';
import { type BlockToJudge, mayDecide, mayDeliberate, mayExcuse } from './deliberation.rules.js';
import { Deliberation } from './deliberation.entity.js';
import { JuryCase } from './jury-case.entity.js';
import { Jury } from './jury.entity.js';
import type { Attendance, BlockVerdict, Outcome } from './jury.types.js';
import { outcomeOf } from './outcome.rules.js';
import { chairOf } from './quorum.rules.js';

export interface DecidedBlock {
  blockId: string;
  decision: BlockVerdict;
  /** Needed for an adjournment. */
  reason?: string;
}

export interface DeliberateInput {
  caseId: string;
  attendance: Attendance;
  /** Why the candidate did not come. */
  reason?: string;
  blocks: DecidedBlock[];
}

/** Records what a jury decides of one candidate, block by block; the candidate and the track are told later. */
@Injectable()
export class Deliberate {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly sittings: CaseSittings,
  ) {}

  run(input: DeliberateInput, actor: Actor): Promise<{ outcome: Outcome; notifyByOn: string }> {
    return this.db.transaction(async () => {
      const { caseId, attendance } = input;
      const sitting = await this.sittings.held(caseId, actor);
      const { juryId, enrolmentId } = sitting.juryCase;
      const panelIds = sitting.panel.map(({ memberId }) => memberId);
      if (!mayRecordFor(actor, panelIds)) throw new NotOnThePanel();
      const judged = judgedBlocks(sitting, input.blocks);
      const { reason = null } = input;
      const verdicts = mayDecide(sitting.juryCase.state, { attendance, reason, blocks: judged });
      const mayAtAll = attendance === 'excused' ? mayExcuse : mayDeliberate;
      const decision = decide(...mayAtAll(sitting.facts).checks, ...verdicts.checks);
      refuseUnless(decision, (checks) => new CaseNotDeliberable(checks));

      const outcome = outcomeOf(
        attendance,
        judged.map(({ isValidated, verdict }) => ({ validatedBefore: isValidated, verdict })),
      );
      const notifyByOn = addDays(sitting.today, sitting.enrolment.rulebook.notificationDays);
      await this.write(input, { sitting, outcome, notifyByOn }, actor);
      const blocks = input.blocks.map(({ blockId, decision: decided }) => ({ blockId, decision: decided }));
      await this.events.record<CaseDeliberated>(
        {
          name: 'assessment.case-deliberated',
          subject: enrolmentId,
          data: { juryId, caseId, enrolmentId, attendance, outcome, blocks, panelIds, notifyByOn },
        },
        actor,
      );
      if (sitting.openCases === 1) await this.closeJury(sitting, actor);
      return { outcome, notifyByOn };
    });
  }

  private async write(
    { caseId, attendance, reason: absence, blocks }: DeliberateInput,
    { sitting, outcome, notifyByOn }: { sitting: CaseSitting; outcome: Outcome; notifyByOn: string },
    actor: Actor,
  ): Promise<void> {
    const { jury, juryCase, panel, now } = sitting;
    const at = now.toJSDate();
    const who = { panelIds: panel.map(({ memberId }) => memberId), chairedBy: chairOf(panel, jury.presidentId) };
    await this.db.of(Deliberation).insert({
      id: newId(),
      caseId,
      attendance,
      reason: absence ?? null,
      outcome,
      ...who,
      deliberatedAt: at,
      recordedBy: actor.id,
    });
    const heard = attendance === 'heard' ? { heardAt: juryCase.heardAt ?? at } : {};
    await this.db.of(JuryCase).update({ id: caseId }, { state: 'deliberated', outcome, notifyByOn, ...heard });
    for (const { blockId, decision, reason: said } of blocks) {
      const reason = said ?? null;
      await this.db.of(BlockDecision).insert({ id: newId(), caseId, blockId, decision, reason, decidedAt: at });
    }
  }

  private async closeJury({ jury, now, cases }: CaseSitting, actor: Actor): Promise<void> {
    await this.db.of(Jury).update({ id: jury.id }, { state: 'deliberated', deliberatedAt: now.toJSDate() });
    await this.events.record<JuryDeliberated>(
      { name: 'assessment.jury-deliberated', subject: jury.id, data: { juryId: jury.id, cases } },
      actor,
    );
  }
}

/** Every block of the title with what is decided of it. Throws `JuryInvalid` for another block, or one named twice. */
function judgedBlocks({ blocks }: CaseSitting, decided: readonly DecidedBlock[]): BlockToJudge[] {
  const faults = decided.flatMap(({ blockId }, index) => {
    const isKnown = blocks.some((block) => block.blockId === blockId);
    const isFirst = decided.findIndex((one) => one.blockId === blockId) === index;
    return isKnown && isFirst
      ? []
      : [
          {
            at: `blocks.${index}.blockId`,
            code: isKnown ? 'block-decided-twice' : 'block-unknown',
            message: isKnown ? 'Decide each block once' : 'The title has no such block',
          },
        ];
  });
  if (faults.length > 0) throw new JuryInvalid(faults);
  return blocks.map(({ blockId, code, state, presentable }) => {
    const verdict = decided.find((one) => one.blockId === blockId);
    const isValidated = state === 'validated';
    return {
      code,
      isValidated,
      isReady: presentable,
      verdict: verdict?.decision ?? null,
      reason: verdict?.reason ?? null,
    };
  });
}
