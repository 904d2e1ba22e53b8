import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { LANGUAGES, type Language } from '../../platform/web/locale.js';

export class CatalogueQuery {
  /** Words of its name, of a block or of its certifier, or its code. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;

  /** 3 to 8, as in the European framework; empty for all. */
  @IsOptional()
  @Matches(/^[1-8]?$/)
  level?: string;
}

export class CatalogueApiQuery extends CatalogueQuery {
  /** The language whose words are searched. */
  @IsOptional()
  @IsIn(LANGUAGES)
  language?: Language;
}

/** Words in each language that they were said in; `fr` is official. */
export class NamesAnswer {
  @IsString()
  fr: string;

  @IsOptional()
  @IsString()
  en?: string;

  @IsOptional()
  @IsString()
  es?: string;
}

export class CatalogueLineAnswer {
  /** `RNCP37873` */
  @IsString()
  code: string;

  @ValidateNested()
  @IsObject()
  @Type(() => NamesAnswer)
  names: NamesAnswer;

  @IsIn(['state-title', 'private-title', 'other'])
  kind: string;

  /** The French level, which is that of the European framework. */
  @IsOptional()
  @IsInt()
  level: number | null;

  @IsString({ each: true })
  certifiers: string[];

  /** The last day on which one may enter. */
  @IsOptional()
  @IsString()
  registeredUntilOn: string | null;

  /** The page of the title, by language. */
  @IsString()
  address: string;
}

export class CatalogueAnswer {
  @ValidateNested({ each: true })
  @Type(() => CatalogueLineAnswer)
  titles: CatalogueLineAnswer[];
}

export class CatalogueCompetenceAnswer {
  @IsString()
  code: string;

  @ValidateNested()
  @IsObject()
  @Type(() => NamesAnswer)
  names: NamesAnswer;
}

export class CatalogueBlockAnswer extends CatalogueCompetenceAnswer {
  @ValidateNested({ each: true })
  @Type(() => CatalogueCompetenceAnswer)
  competences: CatalogueCompetenceAnswer[];
}

export class CataloguePaceAnswer {
  @IsInt()
  months: number;

  @IsNumber()
  weeklyHours: number;

  /** For who enters today. */
  @IsString()
  endsOn: string;

  @IsIn(['yes', 'too-busy', 'too-late'])
  possible: string;
}

export class IndicatorAnswer {
  @IsIn(['none', 'too-few', 'count', 'share'])
  kind: string;

  @IsOptional()
  @IsInt()
  @Min(0)
  count?: number;

  @IsOptional()
  @IsInt()
  of?: number;

  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1)
  share?: number;

  @IsOptional()
  @IsInt()
  fewerThan?: number;
}

export class CatalogueYearAnswer {
  @IsInt()
  year: number;

  @IsBoolean()
  isRunning: boolean;

  @ValidateNested()
  @IsObject()
  @Type(() => IndicatorAnswer)
  presented: IndicatorAnswer;

  @ValidateNested()
  @IsObject()
  @Type(() => IndicatorAnswer)
  full: IndicatorAnswer;

  @ValidateNested()
  @IsObject()
  @Type(() => IndicatorAnswer)
  partial: IndicatorAnswer;

  @ValidateNested()
  @IsObject()
  @Type(() => IndicatorAnswer)
  left: IndicatorAnswer;
}

export class CatalogueTitleAnswer extends CatalogueLineAnswer {
  /** Whom it is for; null where nobody wrote it. */
  @IsOptional()
  @ValidateNested()
  @IsObject()
  @Type(() => NamesAnswer)
  presentation: NamesAnswer | null;

  @IsOptional()
  @IsString()
  awardableUntilOn: string | null;

  @ValidateNested({ each: true })
  @Type(() => CatalogueBlockAnswer)
  blocks: CatalogueBlockAnswer[];

  /** The estimated hours of all projects; null while no design is published. */
  @IsOptional()
  @IsNumber()
  hours: number | null;

  @ValidateNested({ each: true })
  @Type(() => CataloguePaceAnswer)
  paces: CataloguePaceAnswer[];

  /** The ways to the title: initial training, apprenticeship, continuing training, work-study, alone, by experience. */
  @IsIn(['fi', 'ca', 'fc', 'cq', 'cl', 'vae'], { each: true })
  ways: string[];

  @ValidateNested({ each: true })
  @Type(() => CatalogueYearAnswer)
  years: CatalogueYearAnswer[];
}
