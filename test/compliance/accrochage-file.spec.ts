import { describe, expect, it } from '../jest.js';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../config/root.js';
import { SaxesParser } from 'saxes';
import { writeAccrochage } from '../../src/compliance/accrochage/accrochage-file.adapter.js';
import { validateAccrochage } from '../../src/compliance/accrochage/accrochage-schema.adapter.js';
import { AccrochageTooLarge, NothingToDeclare } from '../../src/compliance/accrochage/accrochage.errors.js';
import type { AccrochageHeader, CertifiedPassage, Holder } from '../../src/compliance/accrochage/accrochage.types.js';
import { FluxSchema } from '../../src/compliance/accrochage/flux-schema.adapter.js';
import { isDeclarable } from '../../src/compliance/accrochage/holder-identity.rules.js';
import { aHeader, aHolder, aPassage } from '../given/accrochage.js';

const VALID = { valid: true };

/** Some at a time, as a cursor gives them; with an empty batch, as when none of them is complete. */
async function* batchesOf<Item>(items: Iterable<Item>) {
  const all = [...items];
  yield [];
  for (let start = 0; start < all.length; start += 7) yield all.slice(start, start + 7);
}

async function written(passages: Iterable<CertifiedPassage>, header: AccrochageHeader = aHeader): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of writeAccrochage(header, batchesOf(passages))) pieces.push(piece);
  return Buffer.concat(pieces);
}

const manyPassages = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    ...aPassage,
    technicalId: `p-${n}`,
    certificationCode: n < count / 2 ? 'RNCP37873' : 'RNCP40886',
  }));

/** The elements of a file, each with its text; throws when it is not well formed. */
function elementsOf(xml: Buffer): { name: string; text: string; nil: boolean }[] {
  const elements: { name: string; text: string; nil: boolean }[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) =>
    elements.push({ name: name.slice(4), text: '', nil: attributes['xsi:nil'] === 'true' }),
  );
  parser.on('text', (text) => {
    const element = elements.at(-1);
    if (element && text !== '\n') element.text += text;
  });
  parser.write(xml.toString()).close();
  return elements;
}

const textsOf = (xml: Buffer, wanted: string) =>
  elementsOf(xml)
    .filter(({ name }) => name === wanted)
    .map(({ text }) => text);

describe('The file of certified people', () => {
  it('is what an authority reads, to the byte', async () => {
    const passages: CertifiedPassage[] = [
      {
        ...aPassage,
        technicalId: 'p-full',
        examStartsOn: '2026-11-10',
        examEndsOn: '2026-11-12',
        examMode: 'remote',
        examCentrePostalCode: '75009',
        initiative: 'employer',
        enrolledOn: '2025-11-03',
        holder: { ...aHolder, usageName: 'D’Exemple & Fils', secondName: 'Zoé', thirdName: 'Ève' },
      },
      {
        ...aPassage,
        technicalId: 'p-least',
        certificationType: 'RS',
        certificationCode: 'RS5000',
        accessRoute: null,
        holder: {
          ...aHolder,
          birthMonth: null,
          birthDay: null,
          birthInseeCode: null,
          birthPlace: null,
          birthCountryCode: '109',
          birthCountry: 'Allemagne',
        },
      },
    ];
    const xml = await written(passages);
    expect(xml.toString()).toBe(await readFile(join(ROOT, 'test/compliance/fixtures', 'accrochage.xml'), 'utf8'));
    expect(await validateAccrochage(xml)).toEqual(VALID);
  });

  it.each<[string, string, string]>([
    ['winter', '2026-11-21T09:00:00.123Z', '2026-11-21T10:00:00+01:00'],
    ['summer', '2026-07-01T21:59:59.999Z', '2026-07-01T23:59:59+02:00'],
    ['the afternoon', '2026-11-21T13:05:00+01:00', '2026-11-21T13:05:00+01:00'],
    ['the hour that comes twice, the first time', '2026-10-25T00:30:00Z', '2026-10-25T02:30:00+02:00'],
    ['the hour that comes twice, the second time', '2026-10-25T01:30:00Z', '2026-10-25T02:30:00+01:00'],
    ['another zone', '2026-12-31T18:00:00-06:00', '2027-01-01T01:00:00+01:00'],
  ])('is stamped with the time of Paris in %s', async (_when, at, stamp) => {
    const xml = await written([aPassage], { ...aHeader, at: DateTime.fromISO(at, { setZone: true }) });
    expect(textsOf(xml, 'horodatage')).toEqual([stamp]);
    expect(await validateAccrochage(xml)).toEqual(VALID);
  });

  it.each<[string, Partial<CertifiedPassage>]>([
    ['an exam on site', { examMode: 'on-site', examStartsOn: '2026-11-12', examEndsOn: null }],
    ['an exam of both kinds', { examMode: 'mixed', examCentrePostalCode: 'L-1234' }],
    ['initial training', { accessRoute: 'initial-training', initiative: 'holder' }],
    ['an apprentice', { accessRoute: 'apprenticeship', initiative: 'training-body' }],
    ['a contract', { accessRoute: 'professionalisation-contract', initiative: 'france-travail' }],
    ['prior learning', { accessRoute: 'prior-learning', initiative: 'other' }],
    ['a foreign diploma', { accessRoute: 'foreign-diploma' }],
    ['a free candidate', { accessRoute: 'free-candidate' }],
    ['an unknown access', { accessRoute: null, enrolledOn: null }],
    [
      'empty fields',
      { examStartsOn: '', examCentrePostalCode: '', holder: { ...aHolder, usageName: '', birthPlace: '' } },
    ],
    ['a postal code of birth', { holder: { ...aHolder, birthInseeCode: null, birthPostalCode: '31000' } }],
  ])('follows the schema for %s', async (_what, change) => {
    const xml = await written([{ ...aPassage, ...change }]);
    expect(await validateAccrochage(xml)).toEqual(VALID);
    expect(elementsOf(xml).filter(({ name, text, nil }) => text === '' && !nil && LEAVES.has(name))).toEqual([]);
  });

  it('opens each certification once, in the order they come', async () => {
    const xml = await written(
      ['RNCP1', 'RNCP1', 'RNCP2', 'RNCP3', 'RNCP3'].map((certificationCode) => ({ ...aPassage, certificationCode })),
    );
    expect(textsOf(xml, 'code')).toEqual(['RNCP1', 'RNCP2', 'RNCP3']);
    expect(textsOf(xml, 'idTechnique')).toHaveLength(5);
    expect(await validateAccrochage(xml)).toEqual(VALID);
  });

  it('is the same bytes for the same facts', async () => {
    expect((await written(manyPassages(300))).equals(await written(manyPassages(300)))).toBe(true);
  });

  it('is refused when there is nothing to declare', async () => {
    await expect(written([])).rejects.toBeInstanceOf(NothingToDeclare);
  });

  it('is refused above what the portal takes', async () => {
    const one = { ...aPassage, holder: { ...aHolder, birthName: 'a'.repeat(1_000_000) } };
    const pieces = writeAccrochage(aHeader, batchesOf(Array.from({ length: 201 }, () => one)));
    await expect(drain(pieces)).rejects.toBeInstanceOf(AccrochageTooLarge);
  });
});

async function drain(pieces: AsyncIterable<unknown>) {
  for await (const piece of pieces) expect(piece).toBeDefined();
}

const LEAVES = new Set(
  (
    'dateDebutExamen dateFinExamen modalitePassageExamen codePostalCentreExamen dateInscription initiativeInscription ' +
    'prenom2 prenom3 libelleCommuneNaissance codePaysNaissance libellePaysNaissance'
  ).split(' '),
);

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 70 }),
  fc.constantFrom(
    ']]>',
    '<!--',
    '&amp;',
    '😀',
    '\ud800',
    '\0',
    '\r\n',
    '\ufffe',
    'e\u0301',
    '<cpf:certification>',
    "O'Brien",
  ),
);
const latin = fc
  .tuple(
    fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-žḀ-ỹ]{1,30}([ '’-][A-Za-zÀ-ÖØ-öø-ž]{1,28})?$/),
    fc.constantFrom('', '\u0301'),
  )
  .map((parts) => parts.join(''));
const often = <Value>(likely: fc.Arbitrary<Value>, unlikely: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 19, arbitrary: likely }, { weight: 1, arbitrary: unlikely });
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 1 });
const text = often(latin, nasty);
const births = often<(number | null)[]>(
  fc.constantFrom([1999, 2, 28], [1960, 12, null], [2004, null, null]),
  fc.constantFrom([1895, 1, 1], [1999, 2, 30], [2030, 1, 1], [1999, null, 1]),
);
const places = often<(string | null)[]>(
  fc.constantFrom(['31555', null, '100'], ['99109', null, '109'], ['2A004', '20000', null], [null, null, '109']),
  fc.constantFrom(['3155', null, null], [null, '1234567890', null], [null, '', ''], ['31555', null, 'DE']),
);
const holders: fc.Arbitrary<Holder> = fc
  .record({
    names: fc.record({
      birthName: text,
      firstName: text,
      usageName: maybe(text),
      secondName: maybe(text),
      thirdName: maybe(text),
    }),
    births,
    places,
    sex: fc.constantFrom('F' as const, 'M' as const),
    birthPlace: maybe(text),
    birthCountry: maybe(text),
  })
  .map(({ names, births: [birthYear, birthMonth, birthDay], places: [insee, postal, country], ...rest }) => ({
    ...names,
    ...rest,
    birthYear: birthYear ?? 0,
    birthMonth: birthMonth ?? null,
    birthDay: birthDay ?? null,
    birthInseeCode: insee ?? null,
    birthPostalCode: postal ?? null,
    birthCountryCode: country ?? null,
  }));

describe('Any holder', () => {
  it('is written as well-formed XML, and by the schema when the identity is complete', async () => {
    let declarable = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(holders, { minLength: 1, maxLength: 40 }), async (all) => {
        elementsOf(await written(all.map((holder) => ({ ...aPassage, holder }))));
        const complete = all.filter((holder) => isDeclarable({ ...holder, isVerified: true }, '2026-11-21'));
        if (complete.length === 0) return;
        declarable += complete.length;
        const xml = await written(complete.map((holder) => ({ ...aPassage, holder })));
        expect(await validateAccrochage(xml)).toEqual(VALID);
        expect(textsOf(xml, 'nomNaissance')).toEqual(complete.map(({ birthName }) => birthName.normalize('NFC')));
      }),
      { numRuns: 60 },
    );
    expect(declarable).toBeGreaterThan(200);
  });
});

describe('The check against the schema', () => {
  it('accepts the official sample', async () => {
    expect(await validateAccrochage(join(ROOT, 'test/compliance/fixtures', 'accrochage-official-sample.xml'))).toEqual(
      VALID,
    );
  });

  it('accepts a large file from the disk', async () => {
    const path = join(tmpdir(), `jalon-accrochage-${process.pid}.xml`);
    await writeFile(path, await written(manyPassages(1_000)));
    expect(await validateAccrochage(path)).toEqual(VALID);
    await rm(path);
  });

  it.each([1, 1_000])('names the passage and the field that are wrong among %d', async (count) => {
    const passages = manyPassages(count);
    const wrong = { ...aPassage, technicalId: 'p-wrong', certificationCode: 'RNCP40886' };
    const xml = await written([
      ...passages,
      { ...wrong, holder: { ...aHolder, firstName: 'x'.repeat(61) } },
      ...passages,
    ]);
    expect(await validateAccrochage(xml)).toMatchObject({
      valid: false,
      errors: expect.arrayContaining([
        expect.objectContaining({
          at: 'passage p-wrong, cpf:identificationTitulaire/cpf:titulaire/cpf:prenom1',
          message: expect.stringContaining("'61'"),
        }),
      ]),
    });
  });

  it('names the field that is wrong above the passages', async () => {
    const verdict = await validateAccrochage(await written([aPassage], { ...aHeader, senderClientId: 'AB1' }));
    expect(verdict).toMatchObject({ valid: false, errors: [{ at: '/cpf:flux/cpf:emetteur/cpf:idClient' }] });
  });

  it.each<[string, string]>([
    ['empty', ''],
    ['no XML', 'idTechnique;statut'],
    ['another root', '<rapport/>'],
    ['cut short', '<cpf:flux xmlns:cpf="urn:cdc:cpf:pc5:schema:1.0.0"><cpf:idFlux>a'],
    ['one endless element', `<cpf:flux xmlns:cpf="urn:cdc:cpf:pc5:schema:1.0.0">${'a'.repeat(600_000)}`],
  ])('refuses a file that is %s', async (_what, xml) => {
    expect(await validateAccrochage(Buffer.from(xml))).toMatchObject({ valid: false });
  });

  it('says of a large file in batches what it would say of the whole', async () => {
    const right = await written(manyPassages(450));
    const schema = await FluxSchema.open();
    const known = [
      '',
      '<',
      '</cpf:passageCertification>',
      '<cpf:passageCertification>',
      '<cpf:certification>',
      '</cpf:flux>',
      '\n',
    ];
    const apart = ['<!-- -->', '<!--', '<?a?>', ' xmlns:xsi="urn:other"', ' xmlns:cpf="urn:other"'];
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 600_000 }),
        often(fc.constant(0), fc.integer({ min: 0, max: 3_000 })),
        fc.constantFrom(...known, ...apart),
        async (start, removed, inserted) => {
          const changed = Buffer.concat([
            right.subarray(0, start),
            Buffer.from(inserted),
            right.subarray(start + removed),
          ]);
          const { valid } = await validateAccrochage(changed);
          const validWhole = schema.faultsOf(changed).length === 0;
          if (valid) accepted += 1;
          if (valid || known.includes(inserted)) expect(valid).toBe(validWhole);
        },
      ),
      { numRuns: 80 },
    );
    schema.close();
    expect(accepted).toBeGreaterThan(2);
  });
});
