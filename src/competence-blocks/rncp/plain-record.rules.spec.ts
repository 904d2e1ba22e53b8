import { describe, expect, it } from '../../../test/jest.js';
import fc from 'fast-check';
import { ficheOf } from './fiche.rules.js';
import { plainRecord } from './plain-record.rules.js';
import { KEPT, KEPT_IN_BRIEF } from './record-shape.rules.js';
import { RecordTree } from './record-tree.rules.js';
import { REGISTER_LIMITS, type RegisterElement } from './register.types.js';
import { SaxesParser } from 'saxes';

/** The record as the parser reads it, or null when it refuses it. */
function parsed(stretch: string, line: number): RegisterElement | null {
  const parser = new SaxesParser({ position: false });
  const tree = new RecordTree();
  let record: RegisterElement | null = null;
  let isBroken = false;
  parser.on('error', () => (isBroken = true));
  parser.on('opentag', ({ name }) => name !== 'FICHES' && tree.enter(name, parser.line));
  parser.on('closetag', ({ name }) => (record = name === 'FICHES' ? record : (tree.leave(name) ?? record)));
  parser.on('text', (text) => tree.keep(text));
  parser.on('cdata', (text) => tree.keep(text));
  parser.line = line;
  parser.write('<FICHES>').write(stretch).write('</FICHES>').close();
  return isBroken ? null : record;
}

const plain = (stretch: string) => plainRecord(Buffer.from(stretch), 7, { limits: REGISTER_LIMITS, kept: KEPT });
/** Elements as plain data, their words decoded. */
const told = (element?: RegisterElement | null): unknown =>
  element && { name: element.name, line: element.line, text: element.text, children: element.children.map(told) };
const IN_BRIEF = { isBrief: true };
const whole = (content: string) => `\n <FICHE>${content}</FICHE>`;

const SCRAPS = [
  ...'<INTITULE> </INTITULE> <X> </X> <PARTENAIRES> </PARTENAIRES> <ACTIVITES_VISEES> </ACTIVITES_VISEES> <p> </p> <br/> <CODES_NSF> </CODES_NSF> <NSF> </NSF> <CODE> </CODE>'.split(
    ' ',
  ),
  ...'&lt; &#233; & ; é ]]> < > / a <!--'.split(' '),
  '\n',
  ' ',
];

describe('A plain record', () => {
  it.each<[string, string]>([
    ['elements and their text', '<ID_FICHE> 1 </ID_FICHE>\n<INTITULE>Été\n« x »</INTITULE>'],
    ['elements that nobody knows, in depth', '<X><Y>a</Y><CODE>b</CODE></X><ID_FICHE>1</ID_FICHE>'],
    ['empty elements', '<ABREGE/><INTITULE/><X/><CODES_NSF><NSF/></CODES_NSF>'],
    ['the entities of XML', '<INTITULE>&lt;p&gt; R&amp;D &quot;&apos; &#233;&#10;</INTITULE><X>&amp;</X>'],
    ['HTML among the words', '<INTITULE>a<p>b<br/>c <strong>d</strong></p><x>e</x></INTITULE>'],
    ['a record without anything', ''],
    ['names from JavaScript', '<constructor>x</constructor><toString/>'],
    ['letters beyond 16 bits', '<INTITULE>𝔸 &#120120;</INTITULE>'],
  ])('is read as the parser reads it: %s', (_what, content) => {
    const read = plain(whole(content));
    expect(told(read?.record)).toEqual(told(parsed(whole(content), 7)));
    expect(read?.lines).toBe(whole(content).split('\n').length - 1);
  });

  it.each<[string, string]>([
    ['an attribute', '<INTITULE x="1">a</INTITULE>'],
    ['a space in a tag', '<INTITULE >a</INTITULE>'],
    ['CDATA', '<INTITULE><![CDATA[a]]></INTITULE>'],
    ['a comment', '<!-- a -->'],
    ['an instruction', '<?php a ?>'],
    ['an entity of its own', '<INTITULE>&eacute;</INTITULE>'],
    ['a bare ampersand', '<X>R&D</X>'],
    ['an ampersand that is not closed', '<X>&lt</X>'],
    ['half a letter', '<X>&#55296;</X>'],
    ['a control character', '<X>\u0007</X>'],
    ['a line that ends in another way', '<X>a\r\nb</X>'],
    ['the end of CDATA', '<X>]]></X>'],
    ['tags that cross', '<X><Y></X></Y>'],
    ['a tag that is not closed', '<X>'],
    ['a tag that was not opened', '</X>'],
    ['a name that is none', '<1></1>'],
    ['a tag without end', '<X'],
  ])('is left to the parser with %s', (_what, content) => {
    expect(plain(whole(content))).toBeNull();
  });

  it.each<[string, string]>([
    ['words before it', `a${whole('')}`],
    ['another element before it', `<X></X>${whole('')}`],
    ['another name', '<FICHES></FICHES>'],
    ['nothing', ''],
  ])('is left to the parser with %s', (_what, stretch) => {
    expect(plain(stretch)).toBeNull();
  });

  it('is left to the parser beyond a bound', () => {
    const content = '<CODES_NSF><NSF><CODE>1</CODE></NSF></CODES_NSF>';
    for (const limits of [
      { elementsPerRecord: 3 },
      { depth: 4 },
      { charactersPerElement: 40 },
      { charactersPerRecord: 40 },
    ]) {
      expect(
        plainRecord(Buffer.from(whole(content)), 1, { limits: { ...REGISTER_LIMITS, ...limits }, kept: KEPT }),
      ).toBeNull();
    }
    expect(
      plainRecord(Buffer.from(whole(content)), 1, {
        limits: { ...REGISTER_LIMITS, elementsPerRecord: 4, depth: 5 },
        kept: KEPT,
      }),
    ).not.toBeNull();
  });

  it('is never read otherwise than the parser reads it', () => {
    const scrap = fc.constantFrom(...SCRAPS);
    const content = fc.array(scrap, { maxLength: 14 }).map((parts) => parts.join(''));
    const well = fc.letrec<{ node: string; list: string }>((tie) => ({
      list: fc.array(tie('node'), { maxLength: 4 }).map((nodes) => nodes.join('')),
      node: fc.oneof(
        fc.constantFrom('a', ' ', '\n', '&amp;', 'é', '<X/>', 'RNCP12345'),
        fc
          .tuple(
            fc.constantFrom(
              'INTITULE',
              'NUMERO_FICHE',
              'PARTENAIRES',
              'ACTIVITES_VISEES',
              'CODES_NSF',
              'NSF',
              'CODE',
              'p',
              'X',
            ),
            tie('list'),
          )
          .map(([name, inside]) => `<${name}>${inside}</${name}>`),
      ),
    })).list;
    let plainOnes = 0;
    fc.assert(
      fc.property(fc.oneof(content, well), (inside) => {
        const read = plain(whole(inside));
        if (!read) return;
        plainOnes += 1;
        expect(told(read.record)).toEqual(told(parsed(whole(inside), 7)));
        const brief = plainRecord(Buffer.from(whole(inside)), 7, { limits: REGISTER_LIMITS, kept: KEPT_IN_BRIEF });
        expect(brief && ficheOf(brief.record, IN_BRIEF)).toEqual(ficheOf(read.record, IN_BRIEF));
      }),
      { numRuns: 2000 },
    );
    expect(plainOnes).toBeGreaterThan(500);
  });
});
