import { Controller, Get, Param, Query } from '@nestjs/common';
import { addressOf } from '../../../config/environment.js';
import { ACCESS_PATHS, type PublicTitle } from '../../competence-blocks/index.js';
import { Answers, Operation } from '../../platform/http/answers.js';
import { Public } from '../../platform/http/doors.js';
import type { Language } from '../../platform/web/locale.js';
import { CatalogueAnswer, CatalogueApiQuery, CatalogueTitleAnswer } from './catalogue.dto.js';
import { CatalogueQueries } from './catalogue.queries.js';

type Names = (french: string) => Partial<Record<Language, string>>;

/** The catalogue for programs: official French names with the other languages beside them. */
@Controller('api/catalogue')
export class CatalogueController {
  constructor(private readonly catalogue: CatalogueQueries) {}

  @Get()
  @Public()
  @Answers(200, CatalogueAnswer)
  @Operation('List the titles that the training body prepares for; no sign-in is asked for')
  async list(@Query() { q = '', level, language = 'fr' }: CatalogueApiQuery) {
    const { found } = await this.catalogue.found({ q, level: level ? Number(level) : null }, language);
    const names = await this.catalogue.namesOf();
    return { titles: found.map((title) => this.lineOf(title, names)) };
  }

  @Get(':code')
  @Public()
  @Answers(200, CatalogueTitleAnswer)
  @Operation('See a title with its blocks, its duration at each pace and its figures; no sign-in is asked for', {
    404: ['homes.catalogue-title-unknown'],
  })
  async one(@Param('code') code: string) {
    const { title, outline, years } = await this.catalogue.title(code);
    const names = await this.catalogue.namesOf();
    return {
      ...this.lineOf(title, names),
      presentation: title.presentation ? names(title.presentation) : null,
      awardableUntilOn: title.awardableUntilOn,
      blocks: title.blocks.map((block) => ({
        code: block.code,
        names: names(block.name),
        competences: block.competences.map((competence) => ({ code: competence.code, names: names(competence.name) })),
      })),
      hours: outline?.hours ?? null,
      paces: outline?.paces ?? [],
      ways: ACCESS_PATHS.filter((way) => title.juryComposition[way].active),
      years,
    };
  }

  private lineOf({ code, name, kind, level, certifiers, registeredUntilOn }: PublicTitle, names: Names) {
    return {
      code,
      names: names(name),
      kind,
      level,
      certifiers: certifiers.map((certifier) => certifier.name),
      registeredUntilOn,
      address: addressOf(this.catalogue.environment, `/catalogue/${code}`),
    };
  }
}
