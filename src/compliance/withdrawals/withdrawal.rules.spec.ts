import { describe, expect, it } from '../../../test/jest.js';
import { unmet } from '../../platform/kernel/decision.js';
import { mayTellWithdrawal, type WithdrawalFacts } from './withdrawal.rules.js';

const revoked: WithdrawalFacts = {
  revokedOn: '2026-03-02',
  passageState: 'accepted',
  isTold: false,
  toldOn: '2026-03-02',
  today: '2026-03-10',
};
const refusedFor = (change: Partial<WithdrawalFacts>) =>
  unmet(mayTellWithdrawal({ ...revoked, ...change })).map(({ code, standing }) => [code, standing]);

describe('That the State was told of a revoked title', () => {
  it('is noted once it holds the declaration, on any day since', () => {
    expect(refusedFor({})).toEqual([]);
    expect(refusedFor({ toldOn: '2026-03-10' })).toEqual([]);
  });

  it.each<[string, Partial<WithdrawalFacts>, [string, string][]]>([
    ['the receipt was not read yet', { passageState: 'sent' }, [['withdrawal-state-holds-it', 'not-yet']]],
    ['it was rejected', { passageState: 'rejected' }, [['withdrawal-state-holds-it', 'never']]],
    ['it was told before', { isTold: true }, [['withdrawal-once', 'never']]],
    ['the day is before the revocation', { toldOn: '2026-03-01' }, [['withdrawal-day-possible', 'not-yet']]],
    ['the day is to come', { toldOn: '2026-03-11' }, [['withdrawal-day-possible', 'not-yet']]],
  ])('is refused when %s', (_when, change, codes) => {
    expect(refusedFor(change)).toEqual(codes);
  });

  it('is refused while the title stands', () => {
    expect(refusedFor({ revokedOn: null }).map(([code]) => code)).toContain('withdrawal-title-revoked');
  });
});
