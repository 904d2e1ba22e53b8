export const ROLES = [
  'learner',
  'mentor',
  'evaluator',
  'jury',
  'advisor',
  'officer',
  'institution',
  'auditor',
  'administrator',
] as const;

/** What a person may be in the house; one person can be several. */
export type Role = (typeof ROLES)[number];

/** Who asks: the account of a person, or the system itself for jobs and the demo world's start. */
export interface Actor {
  /** The account's id, which is the same person's id in every module. */
  id: string;
  roles: readonly Role[];
}

/** The house itself, for what no person asked for. */
export const SYSTEM: Actor = { id: '00000000-0000-7000-8000-000000000000', roles: ['officer', 'administrator'] };

export function hasRole(actor: Actor, ...roles: Role[]): boolean {
  return roles.some((role) => actor.roles.includes(role));
}
