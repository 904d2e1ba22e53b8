import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Events } from '../../platform/events/events.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { Wordbook } from '../../platform/web/wordbook.js';
import { TextsChangedMeanwhile, TextUnknown, TitleUnknown } from '../competence-blocks.errors.js';
import type { TextsWritten } from '../competence-blocks.events.js';
import { TitlesQueries } from '../titles/titles.queries.js';
import { TextsQueries } from './texts.queries.js';
import type { OtherLanguage, TranslatedPlace } from './texts.types.js';
import { Translation } from './translation.entity.js';

/** One text as somebody wrote it; `seen` and `frenchMark` are what stood before them, and may be left out. */
export interface WrittenText {
  place: string;
  /** Empty: what was said is withdrawn. */
  text: string;
  seen?: number;
  frenchMark?: string;
}

export interface WriteTextsInput {
  titleVersionId: string;
  language: OtherLanguage;
  texts: WrittenText[];
}

interface Change {
  known: TranslatedPlace;
  text: string;
}

/** Says what wordings of a title are called in another language; what stays as it is makes no row. */
@Injectable()
export class WriteTexts {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly titles: TitlesQueries,
    private readonly texts: TextsQueries,
    private readonly wordbook: Wordbook,
  ) {}

  async run({ titleVersionId, language, texts }: WriteTextsInput, actor: Actor): Promise<{ written: number }> {
    const written = await this.db.transaction(async () => {
      // One wording may stand in several titles: all that is written in a language waits in one line.
      await this.db.lock(`translations ${language}`);
      const title = await this.titles.title(titleVersionId);
      if (!title) throw new TitleUnknown(titleVersionId);
      const known = (await this.texts.sections(title, language)).flatMap((section) => section.texts);
      const changes = changesOf(texts, known);
      await this.keep(titleVersionId, language, changes, actor);
      return changes.length;
    });
    this.wordbook.forget();
    return { written };
  }

  private async keep(titleVersionId: string, language: OtherLanguage, changes: Change[], actor: Actor): Promise<void> {
    if (changes.length === 0) return;
    const writtenAt = (await this.clock.now()).toJSDate();
    const rows = changes.map(({ known: { frenchMark, french, place, number }, text }) => {
      const what = { language, frenchMark, french, place, number: number + 1, text };
      return { ...what, titleVersionId, writtenAt, writtenBy: actor.id };
    });
    await this.db.of(Translation).insert(rows);
    const data = { titleVersionId, language, texts: rows.length };
    await this.events.record<TextsWritten>(
      { name: 'competence-blocks.texts-written', subject: titleVersionId, data },
      actor,
    );
  }
}

/** What is new among the texts, once for each wording. Throws TextUnknown, TextsChangedMeanwhile. */
function changesOf(texts: readonly WrittenText[], known: readonly TranslatedPlace[]): Change[] {
  const places = new Map(known.map((text) => [text.place, text]));
  const changes = new Map<string, Change>();
  const overtaken: string[] = [];
  for (const { place, text, seen, frenchMark } of texts) {
    const stands = places.get(place);
    if (!stands) throw new TextUnknown(place);
    if (text === stands.text) continue;
    const isOther =
      (frenchMark ?? stands.frenchMark) !== stands.frenchMark || (seen ?? stands.number) !== stands.number;
    if (isOther) overtaken.push(place);
    changes.set(stands.frenchMark, { known: stands, text });
  }
  if (overtaken.length > 0) throw new TextsChangedMeanwhile(overtaken);
  return [...changes.values()];
}
