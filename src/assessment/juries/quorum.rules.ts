import { check, type Check, type Facts, type Rule } from '../../platform/kernel/decision.js';
import type { JuryNumbers, Sitting } from './jury.types.js';

type QuorumNumbers = Pick<JuryNumbers, 'juryMinMembers' | 'juryOutsideShare'>;

/** The two rules of one quorum: that of the jury as convened, of the members present, or of those left for a case. */
export interface QuorumRules {
  members: Rule;
  outside: Rule;
}

/** Rounding of a share must not ask for one more person. */
const ROUNDING = 1e-9;

/** How many of so many must come from outside. */
export function outsideNeeded(members: number, share: number): number {
  return Math.ceil(share * members - ROUNDING);
}

/** Are there enough, and enough from outside? */
export function quorumChecks(
  { members, outside }: QuorumRules,
  sitting: readonly Sitting[],
  { juryMinMembers, juryOutsideShare }: QuorumNumbers,
  about: Facts = {},
): Check[] {
  const fromOutside = sitting.filter(({ isOutside }) => isOutside).length;
  const needed = Math.max(1, juryMinMembers);
  const neededOutside = outsideNeeded(sitting.length, juryOutsideShare);
  const byOfficer = { nextActor: 'officer' } as const;
  return [
    check(members, sitting.length >= needed, { ...about, members: sitting.length, needed }, byOfficer),
    check(outside, fromOutside >= neededOutside, { ...about, outside: fromOutside, needed: neededOutside }, byOfficer),
  ];
}

/** Those who decide one case: the members present but for those who step aside. */
export function panelOf<Member extends Sitting>(present: readonly Member[], aside: ReadonlySet<string>): Member[] {
  return present.filter(({ memberId }) => !aside.has(memberId));
}

/** Who chairs: the president, else the first member from outside in the order of the convocation, else the first. */
export function chairOf(panel: readonly Sitting[], presidentId: string): string | null {
  const president = panel.find(({ memberId }) => memberId === presidentId);
  const standIn = panel.find(({ isOutside }) => isOutside) ?? panel[0];
  return (president ?? standIn)?.memberId ?? null;
}

/** The strictest of the numbers that the candidates of one jury are pinned to. */
export function strictest(all: readonly JuryNumbers[]): JuryNumbers {
  const most = (name: keyof JuryNumbers) => Math.max(0, ...all.map((numbers) => numbers[name]));
  return {
    juryMinMembers: most('juryMinMembers'),
    juryOutsideShare: most('juryOutsideShare'),
    juryNoticeDays: most('juryNoticeDays'),
  };
}
