import { CURATION_BUTTONS, type CurationAsked, type CurationButton } from './curation-asked.rules.js';
import { EVALUATION_MODES, type CuratedCompetence } from './curation.types.js';

/** The most competences that a block has. */
const MOST = 100;

/** What the form of the curation page asks for: `name-0`, `criteria-0` (a line each), `mode-0` and on, and a button `do`. */
export function curationAskedBy(form: Record<string, unknown>): CurationAsked {
  const competences: CuratedCompetence[] = [];
  for (let at = 0; at < MOST && `name-${at}` in form; at += 1) competences.push(competenceIn(form, at));
  const [, kind = 'save', place = '0'] = /^([a-z]+)(?:-(\d{1,3}))?$/.exec(textIn(form, 'do')) ?? [];
  return {
    revision: Number.parseInt(textIn(form, 'revision'), 10) || 0,
    competences,
    fresh: textIn(form, 'fresh').trim(),
    button: isButton(kind) ? kind : 'save',
    at: Number(place),
  };
}

function competenceIn(form: Record<string, unknown>, at: number): CuratedCompetence {
  const mode = textIn(form, `mode-${at}`);
  return {
    name: textIn(form, `name-${at}`).replaceAll('\r\n', '\n').trim(),
    criteria: textIn(form, `criteria-${at}`)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean),
    evaluationMode: EVALUATION_MODES.find((known) => known === mode) ?? null,
  };
}

function textIn(form: Record<string, unknown>, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value : '';
}

function isButton(kind: string): kind is CurationButton {
  return CURATION_BUTTONS.some((known) => known === kind);
}
