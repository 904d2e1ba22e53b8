import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { TitleFacts } from '../titles/title.types.js';
import { frenchMarkOf } from './french-mark.js';
import { besideTranslation, sectionsOf, shareOf } from './texts.rules.js';
import {
  type KnownText,
  type OlderText,
  OTHER_LANGUAGES,
  type OtherLanguage,
  type Share,
  type TextSection,
  type TranslatedPlace,
} from './texts.types.js';

/** The presentation of a title as it stands; empty and 0 while nobody wrote it. */
export interface PresentationLine {
  text: string;
  number: number;
}

type Titled = Pick<TitleFacts, 'code' | 'name' | 'blocks'>;

/** Whether a title is presented, and how far it is translated into each language. */
export interface TextsOverview {
  isPresented: boolean;
  languages: (Share & { language: OtherLanguage })[];
}

/** Reads what titles are called in other languages, and what the house says of them. */
@Injectable()
export class TextsQueries {
  constructor(private readonly db: Db) {}

  async presentation(code: string): Promise<PresentationLine> {
    const found = await this.db.one<PresentationLine>(
      'SELECT text, number FROM competence_blocks.presentation WHERE code = $1 ORDER BY number DESC LIMIT 1',
      [code],
    );
    return found ?? { text: '', number: 0 };
  }

  /** Every text of a title beside its translation, section by section. */
  async sections(title: Titled, language: OtherLanguage): Promise<TextSection<TranslatedPlace>[]> {
    const { text } = await this.presentation(title.code);
    const sections = sectionsOf(title, text);
    const places = sections.flatMap(({ texts }) => texts);
    const known = await this.known(
      language,
      places.map(({ french }) => frenchMarkOf(french)),
    );
    const older = await this.older(
      language,
      places.map(({ place }) => place),
    );
    return sections.map(({ texts, ...section }) => ({
      ...section,
      texts: texts.map((place) => {
        const mark = frenchMarkOf(place.french);
        return besideTranslation(place, mark, known.get(mark), older.get(place.place));
      }),
    }));
  }

  /** How far the house has got with the texts of a title. */
  async overview(title: Titled): Promise<TextsOverview> {
    const { text } = await this.presentation(title.code);
    const languages = OTHER_LANGUAGES.map(async (language) => {
      const sections = await this.sections(title, language);
      return { language, ...shareOf(sections.flatMap(({ texts }) => texts)) };
    });
    return { isPresented: text !== '', languages: await Promise.all(languages) };
  }

  private async known(language: OtherLanguage, marks: string[]): Promise<Map<string, KnownText>> {
    const rows = await this.db.sql<KnownText & { frenchMark: string }>(
      `SELECT DISTINCT ON (french_mark) french_mark AS "frenchMark", text, number, written_at AS "writtenAt",
         written_by AS "writtenBy"
       FROM competence_blocks.translation WHERE language = $1 AND french_mark = ANY($2)
       ORDER BY french_mark, number DESC`,
      [language, marks],
    );
    return new Map(rows.map((row) => [row.frenchMark, row]));
  }

  /** The last that was written at each place, of whatever French stood there. */
  private async older(language: OtherLanguage, places: string[]): Promise<Map<string, OlderText>> {
    const rows = await this.db.sql<OlderText & { place: string }>(
      `SELECT DISTINCT ON (place) place, french, text
       FROM competence_blocks.translation WHERE language = $1 AND place = ANY($2)
       ORDER BY place, written_at DESC, french_mark, number DESC`,
      [language, places],
    );
    return new Map(rows.map((row) => [row.place, row]));
  }
}
