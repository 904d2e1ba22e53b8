import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { type TitleFacts, TitlesApi } from '../../competence-blocks/index.js';
import { Db } from '../../platform/database/db.js';
import { JuryUnknown } from '../assessment.errors.js';
import { JuryFacts, type JuryRecord } from './jury-facts.queries.js';
import type { BlockVerdict, Outcome, Sitting } from './jury.types.js';
import type { MinutesBlock, MinutesCandidate, MinutesContent } from './minutes.types.js';
import { outsideNeeded } from './quorum.rules.js';

interface CaseRow {
  caseId: string;
  enrolmentId: string;
  enrolmentNumber: string;
  learnerId: string;
  name: string;
  birthYear: number;
  birthMonth: number | null;
  birthDay: number | null;
  outcome: Outcome;
  reason: string | null;
  panelIds: string[];
  chairedBy: string | null;
  deliberatedAt: Date;
  decisions: { blockId: string; decision: BlockVerdict; reason: string | null }[];
  validatedBefore: string[];
  /** Those of them that an equivalence validated. */
  byEquivalence: string[];
}

/** Puts the whole of what a jury did into words and ids, for its minutes. */
@Injectable()
export class MinutesContents {
  constructor(
    private readonly db: Db,
    private readonly juries: JuryFacts,
    private readonly titles: TitlesApi,
  ) {}

  /** What the minutes of a jury that has deliberated say. */
  async of(jury: JuryRecord, number: string, incidents: string[]): Promise<MinutesContent> {
    const title = await this.titles.title(jury.titleVersionId);
    if (!title) throw new JuryUnknown(jury.id);
    const cases = await this.cases(jury.id);
    const rollCalled = (await this.juries.present(jury)) ?? [];
    const presentIds = new Set([
      ...rollCalled.map(({ memberId }) => memberId),
      ...cases.flatMap((one) => one.panelIds),
    ]);
    const present = jury.seats.filter(({ memberId }) => presentIds.has(memberId));
    return {
      number,
      juryId: jury.id,
      juryNumber: jury.number,
      certifier: title.certifiers.map(({ name }) => name).join(', '),
      certification: { titleVersionId: title.id, kind: title.kind, title: title.name, code: title.code },
      session: sessionOf(jury, cases),
      members: jury.seats.map(({ memberId, fullName, capacity, isOutside }) => ({
        id: memberId,
        name: fullName,
        capacity,
        president: memberId === jury.presidentId,
        outside: isOutside,
        present: presentIds.has(memberId),
      })),
      quorum: quorumOf(jury, present),
      conflicts: await this.conflicts(jury, cases),
      candidates: cases.map((one) => candidateOf(one, title, jury, presentIds)),
      incidents,
    };
  }

  private async conflicts({ id, seats }: JuryRecord, cases: CaseRow[]): Promise<MinutesContent['conflicts']> {
    const declarations = await this.juries.declarations(id);
    return declarations
      .filter(({ kind }) => kind !== 'none')
      .map(({ memberId, caseId, kind, reason, source }) => ({
        memberId,
        member: seats.find((seat) => seat.memberId === memberId)?.fullName ?? '',
        caseId,
        candidate: cases.find((one) => one.caseId === caseId)?.name ?? '',
        kind,
        reason,
        isKnown: source === 'known',
      }));
  }

  private cases(juryId: string): Promise<CaseRow[]> {
    return this.db.sql<CaseRow>(
      `SELECT c.id AS "caseId", c.enrolment_id AS "enrolmentId", e.number AS "enrolmentNumber",
         c.learner_id AS "learnerId",
         concat_ws(' ', i.first_name, i.second_name, i.third_name, i.birth_name) AS name,
         i.birth_year AS "birthYear", i.birth_month AS "birthMonth", i.birth_day AS "birthDay",
         d.outcome, d.reason, d.panel_ids AS "panelIds", d.chaired_by AS "chairedBy",
         d.deliberated_at AS "deliberatedAt",
         coalesce((SELECT jsonb_agg(jsonb_build_object('blockId', b.block_id, 'decision', b.decision, 'reason', b.reason))
           FROM assessment.block_decision b WHERE b.case_id = c.id), '[]') AS decisions,
         ARRAY(SELECT r.block_id FROM tracks.pub_block_result r WHERE r.enrolment_id = c.enrolment_id
           AND r.result = 'validated' AND r.jury_id IS DISTINCT FROM c.jury_id
           AND r.decided_at <= d.deliberated_at) AS "validatedBefore",
         ARRAY(SELECT r.block_id FROM tracks.pub_block_result r WHERE r.enrolment_id = c.enrolment_id
           AND r.recognition_id IS NOT NULL AND r.decided_at <= d.deliberated_at) AS "byEquivalence"
       FROM assessment.jury_case c
       JOIN assessment.deliberation d ON d.case_id = c.id
       JOIN tracks.pub_enrolment e ON e.id = c.enrolment_id
       JOIN learners.pub_civil_identity i ON i.learner_id = c.learner_id
       WHERE c.jury_id = $1 ORDER BY c.position`,
      [juryId],
    );
  }
}

function quorumOf({ numbers }: JuryRecord, members: Sitting[]): MinutesContent['quorum'] {
  const present = members.length;
  const outside = members.filter(({ isOutside }) => isOutside).length;
  const presentNeeded = numbers.juryMinMembers;
  const needed = outsideNeeded(present, numbers.juryOutsideShare);
  const reached = present >= presentNeeded && outside >= needed;
  return { present, presentNeeded, outside, outsideNeeded: needed, reached };
}

function sessionOf(jury: JuryRecord, cases: CaseRow[]): MinutesContent['session'] {
  const { heldOn, heldAt, zone, place, mode, convenedOn } = jury;
  const timeOf = (instant: Date) => DateTime.fromJSDate(instant, { zone }).toFormat('HH:mm');
  const last = cases.reduce((latest, { deliberatedAt }) => (deliberatedAt > latest ? deliberatedAt : latest), heldAt);
  return { heldOn, startsAt: timeOf(heldAt), endsAt: timeOf(last), zone, place, mode, convenedOn };
}

function candidateOf(row: CaseRow, title: TitleFacts, jury: JuryRecord, presentIds: Set<string>): MinutesCandidate {
  const { caseId, enrolmentId, enrolmentNumber, learnerId, name, outcome, reason, chairedBy, panelIds } = row;
  const isHeard = outcome !== 'absent' && outcome !== 'excused';
  const aside = jury.seats.filter(({ memberId }) => presentIds.has(memberId) && !panelIds.includes(memberId));
  return {
    caseId,
    enrolmentId,
    enrolmentNumber,
    learnerId,
    name,
    outcome,
    chairedBy,
    reasons: reason,
    panel: panelIds,
    born: [row.birthYear, row.birthMonth, row.birthDay]
      .filter((part) => part !== null)
      .map((part) => String(part).padStart(2, '0'))
      .join('-'),
    withoutMembers: aside.map(({ fullName }) => fullName),
    blocks: isHeard ? title.blocks.map((block) => blockOf(block, row)) : [],
  };
}

function blockOf({ id, code, name }: TitleFacts['blocks'][number], row: CaseRow): MinutesBlock {
  const decided = row.decisions.find(({ blockId }) => blockId === id);
  return {
    id,
    code,
    title: name,
    decision: decided?.decision ?? heldBefore(id, row),
    reasons: decided?.reason ?? null,
  };
}

function heldBefore(blockId: string, { byEquivalence, validatedBefore }: CaseRow): MinutesBlock['decision'] {
  if (byEquivalence.includes(blockId)) return 'by-equivalence';
  return validatedBefore.includes(blockId) ? 'already-validated' : 'not-presented';
}
