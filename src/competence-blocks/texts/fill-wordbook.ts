import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Wordbook, type WordSource } from '../../platform/web/wordbook.js';
import { OTHER_LANGUAGES, type OtherLanguage } from './texts.types.js';

interface Said {
  language: OtherLanguage;
  french: string;
  text: string;
}

/** Gives the pages of every room what the wordings of titles are called in other languages. */
@Injectable()
export class FillWordbook implements WordSource, OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly wordbook: Wordbook,
  ) {}

  onModuleInit(): void {
    this.wordbook.fillFrom(this);
  }

  /** Rows are only ever added, so that their count says whether there are others than at the last time. */
  async since(stamp: string | null) {
    const counted = await this.db.one<{ count: string }>('SELECT count(*) AS count FROM competence_blocks.translation');
    const now = String(counted?.count ?? 0);
    if (now === stamp) return null;
    const rows = await this.db.sql<Said>(
      `SELECT DISTINCT ON (language, french_mark) language, french, text FROM competence_blocks.translation
       ORDER BY language, french_mark, number DESC`,
    );
    const said = rows.filter(({ text }) => text !== '');
    const wordsIn = (language: OtherLanguage) =>
      new Map(said.filter((row) => row.language === language).map(({ french, text }) => [french, text]));
    return { stamp: now, words: new Map(OTHER_LANGUAGES.map((language) => [language, wordsIn(language)])) };
  }
}
