import { describe, expect, it } from '../../../test/jest.js';
import { identityCheckFaults } from './identity-check.rules.js';

describe('The check of a document', () => {
  it.each(['2026-11-21', '2026-11-20', '2025-11-21'])('may have been on %s', (checkedOn) => {
    expect(identityCheckFaults(checkedOn, '2026-11-21')).toEqual([]);
  });

  it.each(['2026-11-22', '2025-11-20', '2026-02-30', '0000-00-00', 'yesterday'])('was never on %s', (checkedOn) => {
    expect(identityCheckFaults(checkedOn, '2026-11-21').map(({ at }) => at)).toEqual(['checkedOn']);
  });
});
