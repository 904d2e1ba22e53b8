import { describe, expect, it } from '../../test/jest.js';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.rules.js';

describe('The canonical text of a JSON value', () => {
  it.each<[unknown, string]>([
    [{ b: 1, a: [true, null, 'é"'] }, '{"a":[true,null,"é\\""],"b":1}'],
    [{ é: 1, z: 2, '\u{1f600}': 3, '\ufb33': 4 }, '{"z":2,"é":1,"\u{1f600}":3,"\ufb33":4}'],
    [[1e21, 0.1, -0, 100], '[1e+21,0.1,0,100]'],
    [{}, '{}'],
  ])('of %j', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each([undefined, Number.NaN, Infinity, () => 1])('refuses %p', (value) => {
    expect(() => canonicalJson({ value })).toThrow(TypeError);
  });

  it('says the same, whatever the order of the keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
