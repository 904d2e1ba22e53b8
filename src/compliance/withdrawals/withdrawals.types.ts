export const WITHDRAWAL_WAYS = ['portal', 'file'] as const;

/** How the Caisse des Dépôts was told: by the form of its portal, or by a file of suppressions (schema 1.1.5). */
export type WithdrawalWay = (typeof WITHDRAWAL_WAYS)[number];
