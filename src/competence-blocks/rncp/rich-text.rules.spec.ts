import { describe, expect, it } from '../../../test/jest.js';
import { plainText } from './rich-text.rules.js';

describe('The words of a rich text', () => {
  it.each<[string, string, string]>([
    ['paragraphs are lines', '<p>Un</p><p class="x">Deux</p>', 'Un\nDeux'],
    ['a break is a line', 'Un<br>Deux<BR/>Trois', 'Un\nDeux\nTrois'],
    ['an item is a line with a dash', '<ul><li>Un</li><li>Deux</li></ul>', '- Un\n- Deux'],
    ['emphasis goes', 'Un <strong>grand</strong> <a href="x">lien</a>', 'Un grand lien'],
    ['a comparison stays', 'tension <50 V et x <y et z> w', 'tension <50 V et x <y et z> w'],
    [
      'named characters',
      '&eacute;l&egrave;ve&nbsp;: c&oelig;ur &amp; &laquo;&nbsp;&Ccedil;a&nbsp;&raquo;',
      'élève : cœur & « Ça »',
    ],
    ['numbered characters', '&#233;l&#xE8;ve &#8217;', 'élève ’'],
    [
      'what names no character stays',
      '&inconnu; &valueOf; &#0; &#xD800; &#9999999; AT&T',
      '&inconnu; &valueOf; &#0; &#xD800; &#9999999; AT&T',
    ],
    ['spaces are one', ' Un \t\u00a0 deux \r\n\r\n trois\u200b ', 'Un deux\ntrois'],
    ['a text without HTML stays', 'Un\nDeux', 'Un\nDeux'],
    ['nothing is nothing', ' \n<p> </p>', ''],
  ])('%s', (_what, raw, plain) => {
    expect(plainText(raw)).toBe(plain);
  });
});
