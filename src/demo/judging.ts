import {
  ConveneJury,
  DeclareConflict,
  Deliberate,
  type DeliberateInput,
  IssueAward,
  NotifyCandidates,
  RecordHearing,
  RecordPresences,
  SealMinutes,
  SignMinutes,
} from '../assessment/index.js';
import { DeclarationsQueries, DeclareAwards, ReadReceipt } from '../compliance/index.js';
import { EndAssignment } from '../mentors/index.js';
import { HOUSE_ZONE } from './calendar.js';
import { demoTexts } from './demo-texts.js';
import type { House } from './house.js';
import type { Life } from './life.js';
import { receiptFor } from './receipt.js';
import type { Story } from './story.js';

const LANE = 'juries';

/** A jury of the demo world: when, for whom, and for whom of them a block is adjourned. */
interface JuryPart {
  convenedOn: number;
  heldOn: number;
  candidates: readonly Life[];
  adjourned?: Life;
}

/** Plans the three juries: one whose award is declared and accepted, one whose award is to be declared, one ahead. */
export function planJudging(story: Story, house: House, lives: readonly Life[]): void {
  const staged = (stage: string) => lives.filter(({ part }) => part.stage.startsWith(stage));
  const [adjourned] = staged('adjourned');
  planJury(story, house, { convenedOn: -216, heldOn: -198, candidates: staged('certified, declared') });
  if (staged('certified, declared').length > 0) planDeclaration(story, house, { fromOn: -198, untilOn: -175 });
  const second = [...staged('certified, to be declared'), ...staged('adjourned')];
  planJury(story, house, { convenedOn: -64, heldOn: -46, candidates: second, ...(adjourned && { adjourned }) });
  planJury(story, house, { convenedOn: -4, heldOn: 17, candidates: staged('ready, convened') });
}

function planJury(story: Story, house: House, jury: JuryPart): void {
  const { heldOn, convenedOn } = jury;
  if (jury.candidates.length === 0) return;
  let juryId = '';
  const cases: { caseId: string; life: Life }[] = [];
  story.on(convenedOn, '10:00', LANE, async () => {
    const convened = await story.do(ConveneJury, convocation(story, house, jury), house.officer);
    juryId = convened.juryId;
    for (const { caseId, enrolmentId } of convened.cases) {
      const life = jury.candidates.find((one) => one.enrolmentId === enrolmentId);
      if (life) cases.push({ caseId, life });
    }
  });
  story.on(heldOn, '09:30', LANE, async () => {
    await story.do(RecordPresences, { juryId, memberIds: house.jury.map(({ id }) => id) }, house.officer);
    for (const { caseId } of cases) {
      for (const member of house.jury) await story.do(DeclareConflict, { juryId, caseId, kind: 'none' }, member);
    }
  });
  for (const index of jury.candidates.keys()) {
    const caseOf = () => cases[index] ?? { caseId: '', life: jury.candidates[index] };
    story.on(heldOn, index === 0 ? '10:00' : '11:00', LANE, () => hear(story, house, caseOf(), jury.adjourned));
    if (jury.candidates[index] === jury.adjourned) continue;
    story.on(heldOn + 5, '11:00', LANE, async () => {
      const { caseId, life } = caseOf();
      await story.do(IssueAward, { caseId }, house.officer);
      const end = { assignmentId: life?.assignmentId ?? '', untilOn: story.calendar.day(heldOn + 5) };
      await story.do(EndAssignment, end, house.advisor);
    });
  }
  story.on(heldOn + 2, '14:00', LANE, () => story.do(NotifyCandidates, { juryId }, house.officer));
  story.on(heldOn, '12:30', LANE, async () => {
    await story.do(SealMinutes, { juryId }, house.officer);
    for (const member of house.jury) await story.do(SignMinutes, { juryId }, member);
  });
}

function convocation(story: Story, house: House, { heldOn, candidates }: JuryPart) {
  const memberIds = house.jury.map(({ id }) => id);
  return {
    titleVersionId: house.titleVersionId,
    heldAt: `${story.calendar.day(heldOn)}T09:30`,
    zone: HOUSE_ZONE,
    place: demoTexts.words().juryPlace,
    mode: 'on-site' as const,
    presidentId: memberIds[0] ?? '',
    memberIds,
    enrolmentIds: candidates.map(({ enrolmentId }) => enrolmentId),
  };
}

async function hear(
  story: Story,
  house: House,
  { caseId, life }: { caseId: string; life: Life | undefined },
  adjourned: Life | undefined,
): Promise<void> {
  await story.do(RecordHearing, { caseId }, house.officer);
  const last = house.blocks.length - 1;
  const blocks = house.blocks.map(({ id: blockId }, position): DeliberateInput['blocks'][number] =>
    life === adjourned && position === last
      ? { blockId, decision: 'adjourned', reason: demoTexts.words().adjournment }
      : { blockId, decision: 'validated' },
  );
  await story.do(Deliberate, { caseId, attendance: 'heard', blocks }, house.officer);
}

/** The award of the first jury is declared, and the Caisse des Dépôts finds its holder. */
function planDeclaration(story: Story, house: House, { fromOn, untilOn }: { fromOn: number; untilOn: number }): void {
  const { calendar } = story;
  let declarationId = '';
  story.on(untilOn + 1, '15:00', LANE, async () => {
    const period = { fromOn: calendar.day(fromOn), untilOn: calendar.day(untilOn) };
    ({ declarationId } = await story.do(DeclareAwards, period, house.officer));
  });
  story.on(untilOn + 10, '09:00', LANE, async () => {
    const { content } = await story.ask(DeclarationsQueries).file(declarationId);
    await story.do(ReadReceipt, { declarationId, bytes: receiptFor(content) }, house.officer);
  });
}
