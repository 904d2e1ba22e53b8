import { describe, expect, it } from '../../../test/jest.js';
import { wantedCodes } from './wanted-codes.rules.js';

describe('The codes that an import asks for', () => {
  it.each<[string | undefined, string[] | null, string[]]>([
    ['RNCP37873,RNCP39387', ['RNCP37873', 'RNCP39387'], []],
    [' rncp37873 ;\nRNCP37873 ', ['RNCP37873'], []],
    ['RS5000', ['RS5000'], []],
    ['', null, []],
    [undefined, null, []],
    ['37873, RNCP37873BC01', ['37873', 'RNCP37873BC01'], ['37873', 'RNCP37873BC01']],
  ])('are read from « %s »', (text, codes, wrong) => {
    expect(wantedCodes(text)).toEqual({ codes, wrong });
  });
});
