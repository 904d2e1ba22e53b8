import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { RegisterEvaluator, RegisterJuryMember } from '../assessment/index.js';
import {
  ActivateTitle,
  type BlockFacts,
  CurateBlock,
  ImportRegister,
  type TitleFacts,
  TitlesApi,
  WritePresentation,
  WriteTexts,
} from '../competence-blocks/index.js';
import { OpenAccount } from '../identity/index.js';
import { DecideApproval, KeepPaper, RegisterMentor, SetAvailability } from '../mentors/index.js';
import { type Actor, type Role, SYSTEM } from '../platform/kernel/actor.js';
import { ActivateRulebook, DraftDesign, DraftRulebook, PublishDesign } from '../tracks/index.js';
import { FIRST_DAY } from './calendar.js';
import { demoFile } from './demo-files.js';
import { projectsFor } from './demo-projects.js';
import { DEMO_FILES, demoTexts, type StaffMember } from './demo-texts.js';
import { actorOf, type Story } from './story.js';

export const TITLE_CODE = 'RNCP37873';

/** Everybody's password in the demo world. */
export const DEMO_PASSWORD = 'jalon-demo';

/** The training body on its first day: what it teaches, by which rules, with whom. */
export interface House {
  titleVersionId: string;
  blocks: readonly BlockFacts[];
  designId: string;
  rulebookId: string;
  officer: Actor;
  advisor: Actor;
  mentors: readonly Actor[];
  evaluators: readonly Actor[];
  /** The president first. */
  jury: readonly Actor[];
}

/** Opens the training body: staff, the title from the register, its projects, the rulebook. */
export async function openHouse(story: Story): Promise<House> {
  const { officer: officerText, advisor: advisorText } = demoTexts.people();
  const [officer, advisor] = await Promise.all([
    openStaff(story, officerText, 'officer'),
    openStaff(story, advisorText, 'advisor'),
  ]);
  const [title, mentors, evaluators, jury] = await Promise.all([
    openTitle(story, officer),
    openMentors(story, advisor, officer),
    openEvaluators(story, officer),
    openJury(story, officer),
  ]);
  const { designId, rulebookId } = await openDesign(story, title, officer);
  const { id: titleVersionId, blocks } = title;
  return { titleVersionId, blocks, designId, rulebookId, officer, advisor, mentors, evaluators, jury };
}

async function openStaff(story: Story, { email, fullName: displayName }: StaffMember, role: Role): Promise<Actor> {
  const { accountId } = await story.do(
    OpenAccount,
    { email, displayName, password: DEMO_PASSWORD, roles: [role] },
    SYSTEM,
  );
  return actorOf(accountId, role);
}

async function openTitle(story: Story, officer: Actor): Promise<TitleFacts> {
  const bytes = createReadStream(join(DEMO_FILES, 'register.xml'));
  const { imported } = await story.do(
    ImportRegister,
    { fileName: 'register.xml', bytes, codes: [TITLE_CODE] },
    officer,
  );
  const titleVersionId = imported[0]?.titleVersionId ?? '';
  const criteria = demoTexts.criteria();
  for (const { id: blockId, competences } of (await titleOf(story, titleVersionId)).blocks) {
    const curated = competences.map(({ code, name }) => ({ name, criteria: criteria[code.slice(-6)] ?? [name] }));
    await story.do(CurateBlock, { titleVersionId, blockId, competences: curated }, officer);
  }
  await story.do(ActivateTitle, { titleVersionId }, officer);
  await translateTitle(story, titleVersionId, officer);
  return titleOf(story, titleVersionId);
}

/** All but one competence: what is not translated is shown in French. */
async function translateTitle(story: Story, titleVersionId: string, officer: Actor): Promise<void> {
  const { presentation, ...languages } = demoTexts.translations();
  await story.do(WritePresentation, { titleVersionId, text: presentation }, officer);
  for (const language of ['en', 'es'] as const) {
    const texts = Object.entries(languages[language]).map(([end, text]) => ({ place: TITLE_CODE + end, text }));
    await story.do(WriteTexts, { titleVersionId, language, texts }, officer);
  }
}

async function titleOf(story: Story, titleVersionId: string): Promise<TitleFacts> {
  const title = await story.ask(TitlesApi).title(titleVersionId);
  if (!title) throw new Error(`${TITLE_CODE} is not in templates/demo/register.xml`);
  return title;
}

async function openDesign(story: Story, title: TitleFacts, officer: Actor) {
  const { design: name, rulebook } = demoTexts.words();
  const projects = projectsFor(title.blocks);
  const { designId } = await story.do(DraftDesign, { titleVersionId: title.id, name, projects }, officer);
  await story.do(PublishDesign, { designId }, officer);
  const { rulebookId } = await story.do(DraftRulebook, { name: rulebook, numbers: { defenceNoticeDays: 7 } }, officer);
  await story.do(ActivateRulebook, { rulebookId }, officer);
  return { designId, rulebookId };
}

function openMentors(story: Story, advisor: Actor, officer: Actor): Promise<Actor[]> {
  const { calendar } = story;
  // Monday to Friday, and the weekday on which the world is made: somebody looks at it on that day.
  const weekdays = [...new Set([1, 2, 3, 4, 5, calendar.weekday(0)])];
  const all = demoTexts.people().mentors.map(async ({ email, fullName, zone, from, to }, index) => {
    const accompaniesSinceOn = calendar.day(FIRST_DAY - 400);
    const profile = { languages: ['fr', 'en'], maxLevel: 3, maxLearners: 12, accompaniesSinceOn };
    const { mentorId } = await story.do(
      RegisterMentor,
      { email, fullName, zone, password: DEMO_PASSWORD, ...profile },
      advisor,
    );
    const contractEndsOn = calendar.day(index === 0 ? 25 : 300);
    await approve(story, { mentorId, contractEndsOn }, officer);
    const rules = weekdays.map((weekday) => ({ weekday, from, to }));
    const mentor = actorOf(mentorId, 'mentor');
    await story.do(SetAvailability, { mentorId, zone, validFromOn: calendar.day(FIRST_DAY + 1), rules }, mentor);
    return mentor;
  });
  return Promise.all(all);
}

async function approve(
  story: Story,
  { mentorId, contractEndsOn: endsOn }: { mentorId: string; contractEndsOn: string },
  officer: Actor,
): Promise<void> {
  const { cv, contract } = demoTexts.words().papers;
  const pdf = (title: string) => ({ mentorId, name: `${title}.pdf`, content: demoFile('pdf', title) });
  await story.do(KeepPaper, { ...pdf(cv), kind: 'cv', endsOn: null }, officer);
  await story.do(KeepPaper, { ...pdf(contract), kind: 'contract', endsOn }, officer);
  await story.do(DecideApproval, { mentorId, decision: 'approved' }, officer);
}

function openEvaluators(story: Story, officer: Actor): Promise<Actor[]> {
  const all = demoTexts.people().evaluators.map(async (evaluator) => {
    const scope = { titleCodes: [TITLE_CODE], maxLevel: 3 };
    const { evaluatorId } = await story.do(
      RegisterEvaluator,
      { ...evaluator, ...scope, password: DEMO_PASSWORD },
      officer,
    );
    return actorOf(evaluatorId, 'evaluator');
  });
  return Promise.all(all);
}

function openJury(story: Story, officer: Actor): Promise<Actor[]> {
  const { juryEvidence: evidence } = demoTexts.words();
  const all = demoTexts.people().juryMembers.map(async (member) => {
    const titles = [{ code: TITLE_CODE, evidence }];
    const { memberId } = await story.do(RegisterJuryMember, { ...member, titles, password: DEMO_PASSWORD }, officer);
    return actorOf(memberId, 'jury');
  });
  return Promise.all(all);
}
