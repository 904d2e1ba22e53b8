import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

const LONGEST_FIELD = 20;

function Field() {
  return (target: object, property: string) => {
    IsOptional()(target, property);
    IsString()(target, property);
    MaxLength(LONGEST_FIELD)(target, property);
  };
}

/** The form of what might be, as a browser sends it; what it says is read by `readScenario`. */
export class ScenarioForm {
  @IsOptional()
  @IsUUID()
  enrolmentId?: string;

  @Field() pace?: string;
  @Field() d1?: string;
  @Field() d2?: string;
  @Field() d3?: string;
  @Field() d4?: string;
  @Field() d5?: string;
  @Field() d6?: string;
  @Field() d7?: string;
  @Field() pauseFrom?: string;
  @Field() pauseUntil?: string;
  @Field() awayFrom?: string;
  @Field() awayUntil?: string;
}
