import type { Attendance, BlockVerdict, Outcome } from './jury.types.js';

/** One block of the title, as a jury leaves it. */
export interface JudgedBlock {
  validatedBefore: boolean;
  /** Null for a block that was not presented. */
  verdict: BlockVerdict | null;
}

/** Is the block held after the jury? One that was validated before stays so whatever is decided now. */
export function isHeld({ validatedBefore, verdict }: JudgedBlock): boolean {
  return validatedBefore || verdict === 'validated';
}

/**
 * What the whole case comes to: `full` when every block of the title is held, `partial` when this jury validated one,
 * `refused` when it validated none; the absent and the excused are no more than that.
 */
export function outcomeOf(attendance: Attendance, blocks: readonly JudgedBlock[]): Outcome {
  if (attendance !== 'heard') return attendance;
  if (!blocks.some(({ validatedBefore, verdict }) => !validatedBefore && verdict === 'validated')) return 'refused';
  return blocks.every(isHeld) ? 'full' : 'partial';
}
