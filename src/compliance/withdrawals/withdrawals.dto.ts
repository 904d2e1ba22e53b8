import { Type } from 'class-transformer';
import {
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import { IsDay } from '../../platform/http/day.js';
import { PASSAGE_STATES, type PassageState } from '../declarations/declarations.types.js';
import { WITHDRAWAL_WAYS, type WithdrawalWay } from './withdrawals.types.js';

export class TellWithdrawalBody {
  @IsIn(WITHDRAWAL_WAYS)
  way: WithdrawalWay;

  /** The day on which it was told. */
  @IsDay()
  toldOn: string;

  /** By what the Caisse des Dépôts knows it: a number of request, the name of the file. */
  @IsString()
  @Length(1, 200)
  reference: string;
}

export class WithdrawalTold {
  @IsISO8601() on: string;
  @IsIn(WITHDRAWAL_WAYS) way: WithdrawalWay;
  @IsString() reference: string;
}

export class RevokedPassageLine {
  @IsUUID() passageId: string;
  @IsUUID() declarationId: string;
  @IsIn(PASSAGE_STATES) passageState: PassageState;
  @IsUUID() awardId: string;
  @IsString() number: string;
  @IsUUID() learnerId: string;
  @IsUUID() enrolmentId: string;
  @IsOptional() @IsString() birthName: string | null;
  @IsOptional() @IsString() firstName: string | null;
  @IsString() titleCode: string;
  @IsISO8601() issuedOn: string;
  @IsISO8601() revokedOn: string;
  @IsISO8601() tellByOn: string;
  @IsInt() daysLeft: number;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => WithdrawalTold) told: WithdrawalTold | null;
}

export class WithdrawalsToTell {
  @IsArray() @ValidateNested({ each: true }) @Type(() => RevokedPassageLine) rows: RevokedPassageLine[];
}

export class WithdrawalNoted {
  @IsISO8601() toldAt: Date;
}
