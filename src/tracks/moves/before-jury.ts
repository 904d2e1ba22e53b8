import { Injectable } from '@nestjs/common';

/** Which of these enrolments sit before a jury whose decision is still to come. */
export type AnswerOfJuries = (enrolmentIds: readonly string[]) => Promise<ReadonlySet<string>>;

/** Who sits before a jury: asked here, and answered by the room that convenes juries, which this one may not call. */
@Injectable()
export class BeforeJury {
  private answer: AnswerOfJuries | null = null;

  /** Says who answers; called once, while the application starts. */
  answeredBy(answer: AnswerOfJuries): void {
    this.answer = answer;
  }

  /** Throws where no room has said that it answers: nobody is moved on a guess. */
  among(enrolmentIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (!this.answer) throw new Error('No room answers who sits before a jury');
    return this.answer(enrolmentIds);
  }
}
