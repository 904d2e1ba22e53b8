import { describe, expect, it } from '../../../test/jest.js';
import fc from 'fast-check';
import { attachmentNamed, tidyFileName } from './file-name.rules.js';

describe('The name of a file', () => {
  it.each([
    ['guide.pdf', 'guide.pdf'],
    ['../../etc/guide.pdf', 'guide.pdf'],
    ['C:\\Users\\Camille\\guide.pdf', 'guide.pdf'],
    ['gui\u0000de\r\n.pdf', 'guide.pdf'],
    ['guide\u202Efdp.exe', 'guidefdp.exe'],
    ['e\u0301te\u0301.pdf', 'été.pdf'],
    [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(196)}.pdf`],
  ])('%j becomes %j', (name, tidy) => {
    expect(tidyFileName(name)).toBe(tidy);
  });

  it('is given back whole, in a header of plain signs', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const name = tidyFileName(text);
        const header = attachmentNamed(name);
        expect(header).toMatch(/^attachment; filename="[^"\\]*"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]*$/);
        expect(header).toMatch(/^[\x20-\x7e]*$/);
        expect(decodeURIComponent(header.slice(header.indexOf("''") + 2))).toBe(name);
        expect(name.length).toBeLessThanOrEqual(200);
      }),
    );
  });
});
