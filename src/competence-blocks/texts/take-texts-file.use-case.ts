import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/kernel/actor.js';
import { TextsFileWrong, TitleUnknown } from '../competence-blocks.errors.js';
import { TitlesQueries } from '../titles/titles.queries.js';
import { frenchMarkOf } from './french-mark.js';
import { faultAt, faultsOf, fileOf, rowsIn } from './texts-file.rules.js';
import { TextsQueries } from './texts.queries.js';
import type { OtherLanguage, TranslatedPlace } from './texts.types.js';
import { WriteTexts } from './write-texts.use-case.js';

export interface TakeTextsFileInput {
  titleVersionId: string;
  language: OtherLanguage;
  bytes: AsyncIterable<Uint8Array>;
}

/** No title has texts of so many bytes. */
export const MOST_TEXT_BYTES = 2_000_000;

/** Hands the texts of a title to a translator as a file, and takes what they filled in: all of it or nothing. */
@Injectable()
export class TakeTextsFile {
  constructor(
    private readonly titles: TitlesQueries,
    private readonly texts: TextsQueries,
    private readonly writeTexts: WriteTexts,
  ) {}

  /** The file with what is said so far. Throws TitleUnknown. */
  async file(titleVersionId: string, language: OtherLanguage): Promise<string> {
    return fileOf(await this.known(titleVersionId, language));
  }

  /** A line without a translation leaves its text as it is. Throws TextsFileWrong, TitleUnknown, TextsChangedMeanwhile. */
  async run({ titleVersionId, language, bytes }: TakeTextsFileInput, actor: Actor): Promise<{ written: number }> {
    const { rows, faults } = rowsIn(await textOf(bytes));
    if (faults.length > 0) throw new TextsFileWrong(faults);
    const known = await this.known(titleVersionId, language);
    const wrong = faultsOf(rows, known);
    if (wrong.length > 0) throw new TextsFileWrong(wrong);
    const french = new Map(known.map((text) => [text.place, text.french]));
    const texts = rows.map(({ place, number, text }) => {
      return { place, text, seen: number, frenchMark: frenchMarkOf(french.get(place) ?? '') };
    });
    return this.writeTexts.run({ titleVersionId, language, texts }, actor);
  }

  private async known(titleVersionId: string, language: OtherLanguage): Promise<TranslatedPlace[]> {
    const title = await this.titles.title(titleVersionId);
    if (!title) throw new TitleUnknown(titleVersionId);
    return (await this.texts.sections(title, language)).flatMap(({ texts }) => texts);
  }
}

/** The whole file as text. Throws TextsFileWrong. */
async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [text, length] = ['', 0];
  try {
    for await (const piece of bytes) {
      length += piece.length;
      if (length > MOST_TEXT_BYTES) throw new TextsFileWrong([faultAt(1, 'texts-file-size', { megabytes: 2 })]);
      text += decoder.decode(piece, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw new TextsFileWrong([faultAt(1, 'texts-file-encoding')]);
    throw error;
  }
}
