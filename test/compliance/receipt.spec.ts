import { describe, expect, it } from '../jest.js';
import fc from 'fast-check';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../config/root.js';
import { ReceiptUnreadable } from '../../src/compliance/accrochage/accrochage.errors.js';
import { readReceipt } from '../../src/compliance/accrochage/receipt.adapter.js';

const NAMES = '<nomFichier>flux.xml</nomFichier><idFlux>f-1</idFlux><idTraitement>51354</idTraitement>';
const named = { fileName: 'flux.xml', flowId: 'f-1', treatmentId: '51354' };

const receiptWith = (passages: string, start = NAMES) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<n:rapport xmlns:n="urn:cdc:cpf:pc5:rapport:schema">${start}${passages}</n:rapport>`;
const read = (xml: string) => readReceipt(Buffer.from(xml));
const refusalOf = async (xml: string | Uint8Array | AsyncIterable<Uint8Array>) => {
  const refusal: unknown = await readReceipt(typeof xml === 'string' ? Buffer.from(xml) : xml).catch((error) => error);
  expect(refusal).toBeInstanceOf(ReceiptUnreadable);
  return refusal as ReceiptUnreadable;
};

describe('The receipt of a file', () => {
  it('is read as it streams in', async () => {
    const file = join(ROOT, 'test/compliance/fixtures', 'receipt.xml');
    expect(await readReceipt(createReadStream(file, { highWaterMark: 7 }))).toEqual({
      fileName: 'flux-2026-11-0001.xml',
      flowId: '6e3c7378-bda4-497a-9bd6-dc203f903ed9',
      treatmentId: '51354',
      accepted: ['0785a873-acf7-4632-ad7b-b11cfff05b13'],
      rejected: [
        {
          technicalId: 'db855769-bcd6-4253-93cf-e666db666c0a',
          message: 'Aucun titulaire ne correspond aux critères obligatoires',
        },
        { technicalId: '10c54fd2-f3a3-4dea-b975-4d7258bd10b3', message: 'Plusieurs titulaires ont été identifiés' },
      ],
    });
  });

  it.each<[string, string, object]>([
    ['has no passage', '', {}],
    ['has empty lists', '<PassagesKO/><PassagesOK></PassagesOK>', {}],
    [
      'accepts two',
      '<PassagesOK><idTechnique>a</idTechnique><idTechnique>b</idTechnique></PassagesOK>',
      { accepted: ['a', 'b'] },
    ],
    [
      'lists what is accepted twice',
      '<PassagesOK><idTechnique>a</idTechnique></PassagesOK><PassagesOK><idTechnique>a</idTechnique></PassagesOK>',
      { accepted: ['a'] },
    ],
    [
      'wraps what is accepted',
      '<PassagesOK><passage><idTechnique>a</idTechnique></passage></PassagesOK>',
      { accepted: ['a'] },
    ],
    ['prefixes its children', '<n:PassagesOK><n:idTechnique> a\n</n:idTechnique></n:PassagesOK>', { accepted: ['a'] }],
    [
      'gives codes',
      '<PassagesKO><passage><codeErreur>E1</codeErreur><idTechnique>a</idTechnique><messageErreur>Non &amp; non</messageErreur></passage></PassagesKO>',
      { rejected: [{ technicalId: 'a', message: 'Non & non', code: 'E1' }] },
    ],
    [
      'gives several messages for one passage',
      '<PassagesKO><passage><idTechnique>a</idTechnique><messageErreur>Un</messageErreur><messageErreur><![CDATA[Deux]]></messageErreur></passage><passage><idTechnique>a</idTechnique><messageErreur>Trois</messageErreur></passage></PassagesKO>',
      { rejected: [{ technicalId: 'a', message: 'Un ; Deux ; Trois' }] },
    ],
    [
      'gives no message',
      '<PassagesKO><passage><idTechnique>a</idTechnique></passage></PassagesKO>',
      { rejected: [{ technicalId: 'a', message: '' }] },
    ],
    ['says things we do not know', '<!-- x --><autre><idTechnique>z</idTechnique></autre>', {}],
  ])('is read when it %s', async (_when, passages, found) => {
    expect(await read(receiptWith(passages))).toEqual({ ...named, accepted: [], rejected: [], ...found });
  });

  it('is read whatever the pieces it comes in', async () => {
    const bytes = Buffer.from(receiptWith('<PassagesOK><idTechnique>é😀-1</idTechnique></PassagesOK>'));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: bytes.length }), async (size) => {
        const pieces = (async function* () {
          for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
        })();
        expect((await readReceipt(pieces)).accepted).toEqual(['é😀-1']);
      }),
    );
  });

  it.each<[string, string | Uint8Array, string]>([
    ['it is empty', '', 'root element'],
    ['it is no XML', 'idTechnique;statut\n1;OK', 'text data outside of root node'],
    ['it is cut short', receiptWith('<PassagesOK><idTechnique>a').slice(0, -12), 'unclosed tag'],
    ['a tag is not closed', receiptWith('<a><b></a>'), 'unexpected close tag'],
    ['it is another file', '<cpf:flux xmlns:cpf="urn:cdc:cpf:pc5:schema:1.0.0"/>', 'its root is <flux>'],
    ['it is a report of someone else', '<rapport xmlns="urn:other"/>', 'its root is <rapport>'],
    ['it does not say of which file', receiptWith('', '<nomFichier>a</nomFichier>'), 'it lacks idFlux, idTraitement'],
    ['it has a DOCTYPE', `<!DOCTYPE rapport [<!ENTITY a "aa">]>${receiptWith('').slice(39)}`, 'no DOCTYPE'],
    ['it uses an entity', receiptWith('&a;'), 'undefined entity'],
    ['a passage has no id', receiptWith('<PassagesKO><passage/></PassagesKO>'), 'no idTechnique'],
    ['an id is too long', receiptWith(`<PassagesOK><idTechnique>${'a'.repeat(256)}</idTechnique></PassagesOK>`), '255'],
    ['it is in Latin-1', Buffer.from(receiptWith('<a>é</a>'), 'latin1'), 'not UTF-8'],
    ['it declares Latin-1', '<?xml version="1.0" encoding="ISO-8859-1"?><rapport/>', 'ISO-8859-1'],
    ['it is nested too deep', receiptWith('<a>'.repeat(20)), 'nested'],
    ['an element is too long', receiptWith(`<a>${'a'.repeat(200_000)}</a>`), '65536 characters'],
    ['a comment is too long', receiptWith(`<!--${'a'.repeat(200_000)}-->`), '65536 characters'],
  ])('is refused when %s', async (_when, xml, message) => {
    const { kind, code, faults } = await refusalOf(xml);
    expect({ kind, code }).toEqual({ kind: 'invalid', code: 'compliance.receipt-unreadable' });
    expect(faults).toEqual([
      {
        at: expect.stringMatching(/^line \d+, column \d+$/),
        code: expect.stringMatching(/^receipt-/),
        message: expect.stringContaining(message),
      },
    ]);
  });

  it('is refused at its line when a passage is both accepted and rejected', async () => {
    const both =
      '\n<PassagesOK><idTechnique>a</idTechnique></PassagesOK>\n<PassagesKO><passage><idTechnique>a</idTechnique></passage></PassagesKO>';
    const { facts, faults } = await refusalOf(receiptWith(both));
    expect(facts.line).toBe(4);
    expect(faults[0]?.message).toBe('passage a is both accepted and rejected');
  });

  it.each([
    ['elements', '<a></a>'.repeat(10_000), 'more than 1000000 elements'],
    ['text', `<a>${'a'.repeat(60_000)}</a>`.repeat(100), 'more than 100000000 bytes'],
  ])('is refused when its %s never end, before they fill the memory', async (_what, piece, message) => {
    const endless = (async function* () {
      yield Buffer.from(receiptWith('').replace('</n:rapport>', ''));
      for (;;) yield Buffer.from(piece);
    })();
    expect((await refusalOf(endless)).message).toContain(message);
  });
});
