import { Injectable } from '@nestjs/common';
import type { DateTime } from 'luxon';
import { Environment } from '../../../config/environment.js';
import { type PublicTitle, TitlesApi } from '../../competence-blocks/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { LANGUAGES, type Language } from '../../platform/web/locale.js';
import { Views } from '../../platform/web/views.js';
import type { Voice } from '../../platform/web/voice.js';
import { Wordbook } from '../../platform/web/wordbook.js';
import { type DesignOutline, TracksApi } from '../../tracks/index.js';
import { CatalogueTitleUnknown } from '../homes.errors.js';
import { type CatalogueAsked, isFound } from './finding.js';
import { IndicatorsQueries } from './indicators.queries.js';
import type { YearIndicators } from './indicators.rules.js';

/** A title with all that its public page tells. */
export interface CataloguedTitle {
  title: PublicTitle;
  outline: DesignOutline | null;
  years: YearIndicators[];
  now: DateTime<true>;
  /** The day in Paris. */
  today: string;
}

/** Gathers what everybody may know of the titles of the house. */
@Injectable()
export class CatalogueQueries {
  constructor(
    private readonly clock: Clock,
    private readonly titles: TitlesApi,
    private readonly tracks: TracksApi,
    private readonly indicators: IndicatorsQueries,
    private readonly views: Views,
    private readonly wordbook: Wordbook,
    readonly environment: Environment,
  ) {}

  /** Every title, and those that a search finds in the words of a language. */
  async found(asked: CatalogueAsked, language: Language): Promise<{ all: PublicTitle[]; found: PublicTitle[] }> {
    const voice = await this.voiceIn(language);
    const all = await this.titles.publicTitlesByName();
    return { all, found: all.filter((title) => isFound(title, asked, (french) => voice.official(french).text)) };
  }

  /** One title: its blocks, what learners do for how long, and its figures. Throws CatalogueTitleUnknown. */
  async title(code: string): Promise<CataloguedTitle> {
    const title = await this.titles.publicTitle(code);
    if (!title) throw new CatalogueTitleUnknown(code);
    const now = await this.clock.now();
    const today = dayOf(now, 'Europe/Paris');
    const entry = { titleVersionId: title.id, enteredOn: today, awardableUntilOn: title.awardableUntilOn };
    const [outline, years] = await Promise.all([this.tracks.outlineOf(entry), this.indicators.of(code, today)]);
    return { title, outline, years, now, today };
  }

  async now(): Promise<Date> {
    return (await this.clock.now()).toJSDate();
  }

  /** The voice that speaks to everybody in a language. */
  async voiceIn(language: Language): Promise<Voice> {
    await this.wordbook.open(language);
    return this.views.voiceFor({ language, zone: 'Europe/Paris' });
  }

  /** What a French wording is called in each other language, where somebody said so. */
  async namesOf(): Promise<(french: string) => Partial<Record<Language, string>>> {
    for (const language of LANGUAGES) await this.wordbook.open(language);
    return (french) =>
      Object.fromEntries(
        LANGUAGES.flatMap((language) => {
          const said = language === 'fr' ? french : this.wordbook.of(french, language);
          return said === null ? [] : [[language, said]];
        }),
      );
  }
}
