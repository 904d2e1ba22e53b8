import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../config/root.js';
import type { CivilIdentity, Sex } from '../learners/index.js';
import type { ProjectDraft } from '../tracks/index.js';

type Several<Item> = [Item, ...Item[]];

/** Somebody of the house, as the demo world has them. */
export interface StaffMember {
  email: string;
  fullName: string;
}

interface DemoPeople {
  firstNames: Record<Sex, Several<string>>;
  lastNames: Several<string>;
  births: Several<
    Pick<
      CivilIdentity,
      keyof CivilIdentity & `birth${'InseeCode' | 'PostalCode' | 'Place' | 'Country' | 'CountryCode'}`
    >
  >;
  officer: StaffMember;
  advisor: StaffMember;
  mentors: (StaffMember & { zone: string; from: string; to: string })[];
  evaluators: StaffMember[];
  juryMembers: (StaffMember & { capacity: string; employer: string; outside: boolean })[];
}

interface DemoWords {
  design: string;
  rulebook: string;
  move: string;
  juryPlace: string;
  juryEvidence: string;
  funder: string;
  suspension: string;
  contest: string;
  contestedVerdict: string;
  papers: { cv: string; contract: string };
  recognition: { file: string; basis: string; reason: string };
  adjournment: string;
  evaluations: { validated: Several<string>; conditional: string; 'to-rework': string };
  logs: Record<'done' | 'objectives' | 'projectState', Several<string>> & { discovery: string };
}

interface DemoTranslations {
  presentation: string;
  en: Record<string, string>;
  es: Record<string, string>;
}

/** What a newer record of the title says in the place of what, and what the officer decided of one of its blocks. */
interface LaterRecord {
  says: [before: string, after: string][];
  decision: { block: string; kind: 'total' | 'partial'; reason: string };
}

/** A project of the demo's design; `proves` are the ends of the codes of competences: `BC01C1`. */
export type DemoProject = Omit<ProjectDraft, 'criteria'> & { proves: string[] };

/** Where the demo's own files are. */
export const DEMO_FILES = join(ROOT, 'templates', 'demo');

/** The words, names and projects of the demo world. */
export const demoTexts = {
  people: () => read<DemoPeople>('people.json'),
  words: () => read<DemoWords>('words.json'),
  projects: () => read<DemoProject[]>('projects.json'),
  /** The presentation of the title, and its texts in English and Spanish by the ends of their places. */
  translations: () => read<DemoTranslations>('translations.json'),
  laterRecord: () => read<LaterRecord>('later-record.json'),
  /** The criteria of each competence, by the end of its code. */
  criteria: () => read<Record<string, string[]>>('criteria.json'),
};

function read<Content>(name: string): Content {
  return JSON.parse(readFileSync(join(DEMO_FILES, name), 'utf8')) as Content;
}
