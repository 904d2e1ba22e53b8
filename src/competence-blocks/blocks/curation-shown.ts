import type { Check } from '../../platform/kernel/decision.js';
import type { Actor } from '../../platform/kernel/actor.js';
import type { BlockDetail, TitleDetail } from '../titles/titles.queries.js';
import type { CurationAsked, CurationFault } from './curation-asked.rules.js';
import type { RevisionLine } from './curation.queries.js';
import { type CuratedCompetence, EVALUATION_MODES } from './curation.types.js';
import { wordingOf } from './wording.rules.js';

/** What came back with a form that could not be taken: what it said, and why not. */
export interface CurationReturned {
  asked: CurationAsked;
  faults: CurationFault[];
  /** Another officer was faster. */
  isOvertaken: boolean;
  checks: Check[];
}

/** What the curation page is made of. */
export interface Curation {
  title: TitleDetail;
  block: BlockDetail;
  revisions: RevisionLine[];
  actor: Actor;
  canCurate: boolean;
}

/** Everything that the curation page of a block shows: what stands, or what came back. */
export function curationShown(curation: Curation, returned: CurationReturned = asItStands(curation.block)) {
  const { title, block, revisions, actor, canCurate } = curation;
  const { competences, fresh } = returned.asked;
  const wording = wordingOf(block.competencesText, textsOf(competences));
  const at = title.blocks.findIndex(({ id }) => id === block.id);
  return {
    record: title,
    block,
    base: `/titles/${title.id}/blocks/${block.code}`,
    previous: title.blocks[at - 1] ?? null,
    next: title.blocks[at + 1] ?? null,
    canCurate,
    modes: EVALUATION_MODES,
    official: wording.official,
    lost: wording.lost,
    lines: competences.map((competence, place) => lineOf(competence, place, { competences, wording, block })),
    errors: Object.fromEntries(returned.faults.map((fault) => [fault.at, fault])),
    fresh,
    ...returned,
    ...historyOf(revisions, actor),
  };
}

function asItStands({ revision, competences }: BlockDetail): CurationReturned {
  const asked = { revision, competences: competences.map(asCurated), fresh: '', button: 'save', at: 0 } as const;
  return { asked, faults: [], isOvertaken: false, checks: [] };
}

/** The competences of a block as they are curated. */
export function asCurated({ name, criteria, evaluationMode }: BlockDetail['competences'][number]): CuratedCompetence {
  return { name, criteria: criteria.map((criterion) => criterion.name), evaluationMode };
}

/** The names first, so that they are found in the official text before the criteria are. */
function textsOf(competences: readonly CuratedCompetence[]): string[] {
  const names = competences.map(({ name }) => name);
  return [...names, ...competences.flatMap(({ name, criteria }) => criteria.filter((words) => words !== name))];
}

interface Around {
  competences: readonly CuratedCompetence[];
  wording: ReturnType<typeof wordingOf>;
  block: BlockDetail;
}

function lineOf(competence: CuratedCompetence, place: number, { competences, wording, block }: Around) {
  const { name, criteria, evaluationMode } = competence;
  const difference = wording.curated[place];
  return {
    place,
    number: place + 1,
    code: `${block.code}C${place + 1}`,
    short: `C${place + 1}`,
    name,
    rows: Math.min(12, 2 + Math.floor(name.length / 70)),
    criteria,
    criteriaRows: criteria.length + 1,
    criteriaText: criteria.join('\n'),
    isJudgedByItself: criteria.length === 1 && criteria[0] === name,
    mode: evaluationMode,
    runs: difference?.runs ?? [],
    added: difference?.added ?? 0,
    isFirst: place === 0,
    isLast: place === competences.length - 1,
    isOnly: competences.length === 1,
  };
}

/** The states of the block, which of them stands, and which one an undo takes back: the one before it. */
function historyOf(revisions: readonly RevisionLine[], actor: Actor) {
  const [newest] = revisions;
  const standing = newest ? (newest.restores ?? newest.number) : 0;
  return {
    undo: newest && standing > 0 ? { number: standing - 1, step: stepAt(revisions, standing) } : null,
    history: revisions.map((line) => ({
      ...line,
      isStanding: line.number === newest?.number,
      isOwn: line.madeBy === actor.id,
    })),
  };
}

function stepAt(revisions: readonly RevisionLine[], number: number) {
  return revisions.find((line) => line.number === number)?.step ?? 'written';
}
