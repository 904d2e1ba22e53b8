import { describe, expect, it } from '../../../test/jest.js';
import { rankedBy, wantedIn } from './search.rules.js';

describe('What a search of the register looks for', () => {
  it.each([
    ['RNCP37873', ['RNCP37873'], []],
    [' rncp 378 ', ['RNCP378'], []],
    ['rs5000', ['RS5000'], []],
    ['RNCP37873BC01', ['RNCP37873'], []],
    ['378', ['RNCP378', 'RS378'], []],
    ['Développeurs d’applications', [], ['developpeur', 'application']],
    ['de la', [], []],
    ['', [], []],
    ['33115405400117', [], ['33115405400117']],
    ['a&b | (x):*', [], []],
    ["l'œuvre d'art", [], ['oeuvre', 'art']],
  ])('%j is the codes %j or the words %j', (text, codes, words) => {
    expect(wantedIn(text)).toEqual({ codes, words });
  });

  it('counts whole words twice, and as many words as it says', () => {
    expect(rankedBy(['web', 'art'])).toBe('web | web:* | art | art:*');
    expect(wantedIn('aa bb cc dd ee ff gg hh ii jj').words).toHaveLength(8);
  });
});
