import {
  followed,
  mergeAt,
  moveAt,
  onOneLine,
  removeAt,
  sameWords,
  splitAt,
  type Stepped,
} from './curation-steps.rules.js';
import type { CuratedCompetence, CurationStep } from './curation.types.js';

export const CURATION_BUTTONS = ['save', 'split', 'merge', 'up', 'down', 'remove', 'add'] as const;

/** What an officer presses on the curation page. */
export type CurationButton = (typeof CURATION_BUTTONS)[number];

/** What the curation page sent: every competence as it stood in its fields, and the button with the place it stands at. */
export interface CurationAsked {
  /** The revision that the officer had before them. */
  revision: number;
  competences: CuratedCompetence[];
  /** A competence to add. */
  fresh: string;
  button: CurationButton;
  at: number;
}

/** What is wrong with a field of the page, told by `titles:curation.fault.<key>`. */
export interface CurationFault {
  at: string;
  key:
    'empty' | 'long' | 'no-criteria' | 'many-criteria' | 'nothing-to-split' | 'nothing-to-add' | 'full' | 'impossible';
  number: number;
}

/** The competences to keep and what was done, or what stands in the way. */
export type CurationResult =
  | { competences: CuratedCompetence[]; step: CurationStep; at: number; faults?: undefined }
  | { faults: CurationFault[] };

const LONGEST = 10_000;
const MOST_CRITERIA = 40;
const MOST_COMPETENCES = 100;
const STEPS: Record<CurationButton, CurationStep> = {
  save: 'written',
  split: 'split',
  merge: 'merged',
  up: 'moved',
  down: 'moved',
  remove: 'removed',
  add: 'added',
};

/** What comes of a press on the page; `before` are the competences that the officer had before them. */
export function curated(asked: CurationAsked, before: readonly CuratedCompetence[]): CurationResult {
  const { button, at, fresh } = asked;
  const edited = followed(asked.competences, before);
  const faults = edited.flatMap((competence, place) =>
    button === 'remove' && place === at ? [] : faultsOf(competence, place),
  );
  if (faults.length > 0) return { faults };
  const stepped = button === 'save' ? { competences: edited, at } : PRESSED[button](edited, at, fresh);
  if (!stepped) return { faults: [refusal(button, at)] };
  if (stepped.competences.length > MOST_COMPETENCES) return { faults: [fault(`name-${at}`, 'full', at)] };
  return { competences: stepped.competences.map(tidied), step: STEPS[button], at: stepped.at };
}

/** Do two lists of competences say the same? */
export function saysTheSame(some: readonly CuratedCompetence[], others: readonly CuratedCompetence[]): boolean {
  if (some.length !== others.length) return false;
  return some.every((one, at) => {
    const other = others[at];
    return (
      other !== undefined &&
      one.evaluationMode === other.evaluationMode &&
      sameWords([one.name, ...one.criteria], [other.name, ...other.criteria])
    );
  });
}

type Step = (edited: CuratedCompetence[], at: number, fresh: string) => Stepped | null;

const PRESSED: Record<Exclude<CurationButton, 'save'>, Step> = {
  split: splitAt,
  merge: mergeAt,
  up: (edited, at) => moveAt(edited, at, -1),
  down: (edited, at) => moveAt(edited, at, 1),
  remove: removeAt,
  add: (edited, _at, fresh) => addedTo(edited, onOneLine(fresh)),
};

function addedTo(edited: CuratedCompetence[], name: string): Stepped | null {
  if (name === '' || name.length > LONGEST) return null;
  return { competences: [...edited, { name, criteria: [name], evaluationMode: null }], at: edited.length };
}

function tidied({ name, criteria, evaluationMode }: CuratedCompetence): CuratedCompetence {
  return { name: onOneLine(name), criteria: criteria.map(onOneLine), evaluationMode };
}

function faultsOf({ name, criteria }: CuratedCompetence, place: number): CurationFault[] {
  return [
    ...(name === '' ? [fault(`name-${place}`, 'empty', place)] : []),
    ...(name.length > LONGEST ? [fault(`name-${place}`, 'long', place)] : []),
    ...(criteria.length === 0 && name !== '' ? [fault(`criteria-${place}`, 'no-criteria', place)] : []),
    ...(criteria.length > MOST_CRITERIA ? [fault(`criteria-${place}`, 'many-criteria', place)] : []),
    ...(criteria.some(({ length }) => length > LONGEST) ? [fault(`criteria-${place}`, 'long', place)] : []),
  ];
}

function refusal(button: CurationButton, at: number): CurationFault {
  if (button === 'split') return fault(`name-${at}`, 'nothing-to-split', at);
  return button === 'add' ? fault('fresh', 'nothing-to-add', at) : fault(`name-${at}`, 'impossible', at);
}

function fault(at: string, key: CurationFault['key'], place: number): CurationFault {
  return { at, key, number: place + 1 };
}
