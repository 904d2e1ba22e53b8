import { describe, expect, it } from '../../../test/jest.js';
import { standingOf } from '../../platform/kernel/decision.js';
import { mayActivate, mayRetire } from './rulebook-states.rules.js';

describe('The life of a rulebook', () => {
  it.each<['draft' | 'active' | 'retired', string, string]>([
    ['draft', 'met', 'not-yet'],
    ['active', 'never', 'met'],
    ['retired', 'never', 'never'],
  ])('a %s one: activation is %s, retirement is %s', (state, activation, retirement) => {
    expect(standingOf(mayActivate(state))).toBe(activation);
    expect(standingOf(mayRetire(state))).toBe(retirement);
  });
});
