import type { TitleKind, TitleState } from '../titles/title.types.js';
import type { ReadFiche } from './fiche.types.js';

/** A title of the ministry of Labour goes by « TP », in its abbreviation or before its name. */
const STATE_TITLE = /^TP(\s|-|$)/;

/** Which kind of certification a record of the register is: it decides the words on every document. */
export function kindOf({ registrationType, abbreviation, title }: ReadFiche): TitleKind {
  if (registrationType === 'on-request') return 'private-title';
  const isStateTitle = [abbreviation?.code ?? '', title].some((text) => STATE_TITLE.test(text));
  return registrationType === 'by-right' && isStateTitle ? 'state-title' : 'other';
}

/** What a title is made of: its record without what the register counts or publishes about it day by day. */
export function contentOf(fiche: ReadFiche): object {
  const { kind: _kind, line: _line, state: _state, active: _active, ...rest } = fiche;
  const { promotions: _promotions, partners: _partners, ...content } = rest;
  return content;
}

/** The record as it is kept beside the title: all but its blocks, which have rows of their own. */
export function recordOf(fiche: ReadFiche): object {
  const { kind: _kind, line: _line, blocks: _blocks, ...record } = fiche;
  return record;
}

/**
 * Does a record make a new version? The content of the draft that stands is no news. The content of an active or retired
 * version is drafted anew only when it was asked for by code, as the officer does to curate it again.
 */
export function makesNewVersion(
  newest: { state: TitleState; contentSha256: string } | undefined,
  contentSha256: string,
  isAskedFor: boolean,
): boolean {
  if (newest?.contentSha256 !== contentSha256) return true;
  return newest.state !== 'draft' && isAskedFor;
}
