import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../config/root.js';
import { describe, expect, it } from '../../../test/jest.js';
import fc from 'fast-check';
import { splitCompetences } from './competence-list.rules.js';
import { plainText } from './rich-text.rules.js';

interface BlockText {
  code: string;
  text?: string;
  competences?: string[];
}

const real = JSON.parse(
  readFileSync(join(ROOT, 'test/competence-blocks/fixtures/block-texts.json'), 'utf8'),
) as BlockText[];
const realBlock = (code: string): BlockText => real.find((block) => block.code === code) ?? { code };
const spaceless = (text: string): string => text.replaceAll(/\s/g, '');

describe('The competences of a block', () => {
  it.each<[string, string, string[]]>([
    ['dashes', '- Analyser les besoins\n- Concevoir une base', ['Analyser les besoins', 'Concevoir une base']],
    ['long dashes', '– Analyser les besoins\n— Concevoir une base', ['Analyser les besoins', 'Concevoir une base']],
    ['bullets without a space', '•Analyser\n•Concevoir', ['Analyser', 'Concevoir']],
    ['the bullets of a symbol font', '\uf0b7 Analyser\n\uf0b7 Concevoir', ['Analyser', 'Concevoir']],
    ['arrows', '► Analyser\n► Concevoir', ['Analyser', 'Concevoir']],
    [
      'middle dots, beside inclusive writing',
      '· Guider les étudiant·e·s\n· Évaluer',
      ['Guider les étudiant·e·s', 'Évaluer'],
    ],
    ['numbers', '1. Analyser\n2. Concevoir\n3. Déployer', ['Analyser', 'Concevoir', 'Déployer']],
    ['numbers in brackets', '1) Analyser\n(2) Concevoir', ['Analyser', 'Concevoir']],
    ['numbers and dashes', '1 - Analyser\n2 – Concevoir', ['Analyser', 'Concevoir']],
    ['numbers of two levels', '1.1 - Analyser\n1.2 - Concevoir', ['Analyser', 'Concevoir']],
    ['codes', 'C1. Analyser\nC2. Concevoir', ['Analyser', 'Concevoir']],
    ['codes of two levels', 'C1.1 Analyser\nC1.2 Concevoir', ['Analyser', 'Concevoir']],
    ['codes of activity and competence', 'A1C2 : Analyser\nA1C3 : Concevoir', ['Analyser', 'Concevoir']],
    ['codes with a dash', 'CP1 - Analyser\nCP 2 – Concevoir', ['Analyser', 'Concevoir']],
    ['stars on one line', '* Analyser * Concevoir * Déployer', ['Analyser', 'Concevoir', 'Déployer']],
    ['bullets on one line', '• Analyser • Concevoir', ['Analyser', 'Concevoir']],
    ['dashes on one line', '- Analyser les besoins - Concevoir', ['Analyser les besoins', 'Concevoir']],
    ['numbers on one line', '1. Analyser en 2 jours. 2. Concevoir', ['Analyser en 2 jours.', 'Concevoir']],
    ['codes on one line', 'C1.1 Analyser C1.2 Concevoir', ['Analyser', 'Concevoir']],
    ['semicolons at the ends', '- Analyser ;\n- Concevoir ;\n- Déployer.', ['Analyser', 'Concevoir', 'Déployer.']],
    ['one dash alone', '- Analyser les besoins', ['Analyser les besoins']],
    ['bullets on lines of their own', '•\nAnalyser\n•\nConcevoir', ['Analyser', 'Concevoir']],
    [
      'HTML items with paragraphs',
      '<ul><li><p>Analyser</p></li><li><p>Concevoir</p></li></ul>',
      ['Analyser', 'Concevoir'],
    ],
    ['HTML items', '<ul><li>Analyser</li><li>Concevoir &amp; livrer</li></ul>', ['Analyser', 'Concevoir & livrer']],
  ])('are told apart by %s', (_by, text, competences) => {
    expect(splitCompetences(text)).toEqual({ competences, certainty: 'marked' });
  });

  it.each<[string, string, string[]]>([
    [
      'an introduction stays, as a piece of its own',
      'Il sait :\n- Analyser\n- Concevoir',
      ['Il sait :', 'Analyser', 'Concevoir'],
    ],
    [
      'a line without marker goes with the one above',
      '- Analyser\nles besoins\n- Concevoir',
      ['Analyser les besoins', 'Concevoir'],
    ],
    [
      'the points under a code stay with it',
      'C1. Analyser :\n- a\n- b\nC2. Concevoir',
      ['Analyser : - a - b', 'Concevoir'],
    ],
    [
      'a heading over dashes is a piece of its own',
      'A1 – Analyse\n- Lire\n- Écrire',
      ['A1 – Analyse', 'Lire', 'Écrire'],
    ],
  ])('keep their order: %s', (_what, text, competences) => {
    expect(splitCompetences(text)).toEqual({ competences, certainty: 'marked' });
  });

  it.each<[string, string, string[]]>([
    ['each line is one', 'Analyser les besoins\nConcevoir une base', ['Analyser les besoins', 'Concevoir une base']],
    ['<br> is a line', 'Analyser<br/>Concevoir', ['Analyser', 'Concevoir']],
    ['paragraphs are lines', '<p>Analyser</p>\n\n<p>Concevoir</p>', ['Analyser', 'Concevoir']],
    ['lower case goes on', 'Analyser\nen équipe\nConcevoir', ['Analyser en équipe', 'Concevoir']],
    ['a semicolon closes', 'analyser ;\nconcevoir ;\ndéployer', ['analyser', 'concevoir', 'déployer']],
    ['a technical name opens no list', 'Maîtriser\nHTML5 et CSS3', ['Maîtriser', 'HTML5 et CSS3']],
  ])('are told apart by lines: %s', (_what, text, competences) => {
    expect(splitCompetences(text)).toEqual({ competences, certainty: 'lines' });
  });

  it.each<[string, string, string[]]>([
    ['sentences', 'Analyser un besoin. Concevoir une base.', ['Analyser un besoin.', 'Concevoir une base.']],
    ['a capital without a stop', 'Analyser un besoin Mettre en œuvre', ['Analyser un besoin', 'Mettre en œuvre']],
    ['semicolons', 'Analyser un besoin ; Concevoir une base', ['Analyser un besoin', 'Concevoir une base']],
    ['a reflexive verb', "Analyser un besoin. S'adapter au public", ['Analyser un besoin.', "S'adapter au public"]],
  ])('are guessed from %s', (_by, text, competences) => {
    expect(splitCompetences(text)).toEqual({ competences, certainty: 'guessed' });
  });

  it.each([
    'Déployer avec Docker en production',
    'Travailler avec le Ministère et le Cadre de référence',
    'Atteindre le niveau B2 du cadre européen',
    'Peser 2.5 kg - ou plus ; sans erreur',
    'Respecter la norme ISO 9001',
  ])('stay whole when nothing tells them apart: %s', (text) => {
    expect(splitCompetences(text)).toEqual({ competences: [text], certainty: 'whole' });
  });

  it.each(['', ' \n ', '-', '<p></p>', '* * *\n---'])('are none in an empty text: %j', (text) => {
    expect(splitCompetences(text)).toEqual({ competences: [], certainty: 'whole' });
  });
});

describe('The competences of real records', () => {
  it.each(['RNCP37873BC01', 'RNCP37873BC02', 'RNCP37873BC03'])('%s: dashes, one a line', (code) => {
    const { competences = [] } = realBlock(code);
    const text = competences.map((competence) => `- ${competence}`).join('\n');
    expect(splitCompetences(text)).toEqual({ competences, certainty: 'marked' });
  });

  it('RNCP37310BC01: stars on one line', () => {
    const { text = '', competences } = realBlock('RNCP37310BC01');
    expect(splitCompetences(text)).toEqual({ competences, certainty: 'marked' });
  });

  it.each(['RNCP39257BC01', 'RNCP39257BC02', 'RNCP39257BC03'])(
    '%s: sentences, in lines or in one paragraph',
    (code) => {
      const { competences = [] } = realBlock(code);
      expect(splitCompetences(competences.join('\n'))).toEqual({ competences, certainty: 'lines' });
      expect(splitCompetences(competences.join(' '))).toEqual({ competences, certainty: 'guessed' });
    },
  );

  it('RNCP39387BC03: one paragraph without stops is a guess that loses no word', () => {
    const { text = '' } = realBlock('RNCP39387BC03');
    const { competences, certainty } = splitCompetences(text);
    expect(certainty).toBe('guessed');
    expect(competences.map((competence) => competence.split(' ')[0])).toEqual([
      'Travailler',
      'Communiquer',
      'Travailler',
      'Transmettre',
    ]);
    expect(competences.join(' ')).toBe(text);
  });
});

describe('Nothing of the official wording is lost', () => {
  const word = fc.constantFrom(
    'analyser',
    'Concevoir',
    'l’équipe',
    'd’un',
    'données.',
    'Mettre',
    'en',
    'œuvre',
    '(API)',
    'à;b',
  );
  const words = fc.array(word, { minLength: 1, maxLength: 12 }).map((list) => list.join(' '));
  const marker = fc.constantFrom('- ', '• ', '* ', '– ', '1. ', '2) ', 'C1.1 ', 'A1C2 : ', 'CP1 - ', '► ', '');
  const end = fc.constantFrom('\n', ' ;\n', ' ', ' ; ', '\r\n', '<br>');

  it('whatever the markers and the ends, every word comes back in its order', () => {
    const piece = fc.tuple(marker, words, end);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const raw = pieces.flat().join('');
        expectNothingLost(raw, splitCompetences(raw).competences);
      }),
      { numRuns: 2000 },
    );
  });

  it('in any text at all, only markers and semicolons stand between two competences', () => {
    const token = fc.oneof(
      fc.constantFrom('-', '*', '•', ';', '.', ' ', '\n', '1', 'C1', ')', 'Analyser', 'é', '<li>'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 30 }), (tokens) => {
        const raw = tokens.join('');
        expectNothingLost(raw, splitCompetences(raw).competences);
      }),
      { numRuns: 2000 },
    );
  });

  it('empty items of a list included', () => {
    const raw = '-!<li><li><li>!';
    expectNothingLost(raw, splitCompetences(raw).competences);
  });

  it('and a long hostile text costs no more than its length', () => {
    const hostile = ['; ', ';', '- ', '1. A ', 'C1 A ', '* a ', '<a ', '&a', 'Aer ', 'a', '. Aer b ', '(', '  \n'];
    for (const unit of hostile) splitCompetences(unit.repeat(Math.floor(262_144 / unit.length)));
  });
});

/** Finds the competences one after the other in the text; what lies between may only be markers. */
function expectNothingLost(raw: string, competences: string[]): void {
  const MARKERS =
    /^(?:[-–—‑−•*·▪■□●○◦►▶▸➢➤‣⁃✓✔\uf0b7\uf0a7\uf0d8\uf0fc;().:°]|\d{1,2}(?:bis)?|[A-Z]{1,3}[. ]?\d|[A-Z]{1,2})*$/u;
  let rest = spaceless(plainText(raw));
  for (const competence of competences.map(spaceless)) {
    const at = rest.indexOf(competence);
    expect(at).toBeGreaterThanOrEqual(0);
    expect(rest.slice(0, at)).toMatch(MARKERS);
    rest = rest.slice(at + competence.length);
  }
  expect(rest).toMatch(MARKERS);
}
