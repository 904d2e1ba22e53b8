import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { ExplainedCheck } from '../../platform/http/decision.dto.js';
import { PASSAGE_STATES, type DeclarationState, type PassageState } from './declarations.types.js';

export class AwardIncomplete {
  @IsUUID() awardId: string;
  @IsString() number: string;
  @IsUUID() learnerId: string;
  @IsUUID() enrolmentId: string;
  @IsOptional() @IsString() birthName: string | null;
  @IsOptional() @IsString() firstName: string | null;
  @IsISO8601() issuedOn: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => ExplainedCheck) checks: ExplainedCheck[];
}

/** The first of the incomplete awards, and how many there are. */
class WithIncomplete {
  @IsArray() @ValidateNested({ each: true }) @Type(() => AwardIncomplete) incomplete: AwardIncomplete[];
  @IsInt() incompleteCount: number;
}

export class DeclarationMade extends WithIncomplete {
  @IsUUID() declarationId: string;
  @IsUUID() flowId: string;
  @IsInt() passages: number;
}

export class DeclarationPreviewed extends WithIncomplete {
  @IsISO8601() fromOn: string;
  @IsISO8601() untilOn: string;
  @IsInt() ready: number;
  @IsInt() alreadyDeclared: number;
}

export class DeclarationShown {
  @IsUUID() id: string;
  @IsUUID() flowId: string;
  @IsISO8601() fromOn: string;
  @IsISO8601() untilOn: string;
  @IsISO8601() madeAt: string;
  @IsIn(['sent', 'answered']) state: DeclarationState;
  @IsString() fileSha256: string;
  @IsInt() byteCount: number;
  @IsInt() passages: number;
  @IsInt() accepted: number;
  @IsInt() rejected: number;
}

export class DeclarationsPage {
  @IsArray() @ValidateNested({ each: true }) @Type(() => DeclarationShown) rows: DeclarationShown[];
  @IsOptional() @IsUUID() nextAfter: string | null;
}

export class PassageShown {
  /** What the file and the receipt name it by. */
  @IsUUID() technicalId: string;
  @IsUUID() awardId: string;
  @IsString() number: string;
  @IsUUID() learnerId: string;
  @IsUUID() enrolmentId: string;
  @IsOptional() @IsString() birthName: string | null;
  @IsOptional() @IsString() firstName: string | null;
  @IsIn(PASSAGE_STATES) state: PassageState;
  @IsOptional() @IsString() message: string | null;
  /** Was the title taken back, and the day on which the State was told of it. */
  @IsBoolean() isRevoked: boolean;
  @IsOptional() @IsISO8601() withdrawnOn: string | null;
}

export class PassagesPage {
  @IsArray() @ValidateNested({ each: true }) @Type(() => PassageShown) rows: PassageShown[];
  @IsOptional() @IsUUID() nextAfter: string | null;
}

export class AwardDue extends AwardIncomplete {
  @IsString() titleCode: string;
  @IsISO8601() declareByOn: string;
  /** Negative when the award is late. */
  @IsInt() daysLeft: number;
  /** What the Caisse des Dépôts said when it sent the award back. */
  @IsOptional() @IsString() rejectedBecause: string | null;
}

export class AwardsDuePage {
  @IsInt() count: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => AwardDue) rows: AwardDue[];
  @IsOptional() @IsUUID() nextAfter: string | null;
}

export class ReceiptAnswered {
  @IsInt() accepted: number;
  @IsInt() rejected: number;
  /** Passages of the file that no receipt has answered yet. */
  @IsInt() unanswered: number;
}
