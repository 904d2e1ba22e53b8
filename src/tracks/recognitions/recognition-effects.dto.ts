import { Type } from 'class-transformer';
import {
  IsArray,
  IsIn,
  IsISO8601,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { BLOCK_STATES, type BlockState } from '../progression/progression.types.js';
import { DispensableShown, NamedByCode } from './recognitions.dto.js';

export class BlockEffect extends NamedByCode {
  @IsIn(BLOCK_STATES)
  before: BlockState;

  @IsIn(BLOCK_STATES)
  after: BlockState;
}

export class PlanMoveShown extends NamedByCode {
  @IsISO8601()
  dueOnBefore: string;

  @IsISO8601()
  dueOn: string;
}

export class PlanEffectShown {
  @IsNumber()
  hoursOff: number;

  @IsNumber()
  hoursLeft: number;

  @IsISO8601()
  endsOnBefore: string;

  @IsISO8601()
  endsOn: string;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => PlanMoveShown)
  moves: PlanMoveShown[];
}

/** What a recognition changes, or would change. */
export class RecognitionTried {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => BlockEffect)
  blocks: BlockEffect[];

  /** The projects that it could dispense with. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => DispensableShown)
  dispensable: DispensableShown[];

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => DispensableShown)
  dispensed: DispensableShown[];

  @IsArray()
  @IsString({ each: true })
  opened: string[];

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PlanEffectShown)
  plan: PlanEffectShown | null;
}

export class RecognitionMade extends RecognitionTried {
  @IsUUID()
  recognitionId: string;
}
