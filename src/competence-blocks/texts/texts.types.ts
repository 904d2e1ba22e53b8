/** French is the language of the register and stays official; these are what it is said in besides. */
export const OTHER_LANGUAGES = ['en', 'es'] as const;
export type OtherLanguage = (typeof OTHER_LANGUAGES)[number];

/** The most that one text may be, in characters. */
export const LONGEST_TEXT = 10_000;

/** A text of a title: where it stands (`RNCP37873`, `RNCP37873.presentation`, the code of a block and on), and its French. */
export interface Place {
  place: string;
  kind: 'name' | 'presentation' | 'block' | 'competence' | 'criterion';
  french: string;
}

/** What is kept of one wording: its latest translation, and how many there were. */
export interface KnownText {
  text: string;
  number: number;
  writtenAt: Date;
  writtenBy: string;
}

/** A translation of a French that no longer stands. */
export interface OlderText {
  french: string;
  text: string;
}

/** A text of a title beside its translation. */
export interface TranslatedPlace extends Place {
  /** `outdated`: there is a translation of the French that stood here before. */
  state: 'translated' | 'outdated' | 'missing';
  /** The translation of this French; empty without any. */
  text: string;
  /** How often this French was translated: what a change of it names. */
  number: number;
  /** By which the French is known again: its SHA-256. */
  frenchMark: string;
  /** What was said of the French that stood here before; null unless it is outdated. */
  older: OlderText | null;
  writtenAt: Date | null;
  writtenBy: string | null;
}

/** How many texts are translated, and whether that is all of them. */
export interface Share {
  done: number;
  of: number;
  standing: 'met' | 'not-yet';
}

/** The texts of the title itself, or those of one of its blocks. */
export interface TextSection<Text = Place> {
  /** `title`, or the code of the block. */
  key: string;
  position: number;
  texts: Text[];
}
