import { describe, expect, it } from '../../../test/jest.js';
import { Assets } from './assets.js';
import { LANGUAGES } from './locale.js';
import { problemPage } from './problem-page.js';
import type { Reader } from './reader.js';
import { readExamples } from './styleguide.pages.js';
import { TemplateWrong, Views } from './views.js';
import { Wordbook } from './wordbook.js';

const options = { development: true };
const views = new Views(new Assets(options), options, new Wordbook());
const examples = readExamples();
const visitor: Reader = { language: 'fr', zone: 'Europe/Paris', path: '/a?b=1', now: new Date(examples.now) };
const learner: Reader = { ...visitor, signedIn: { name: 'Inès <Caradec>', roles: ['learner'] }, csrf: 'secret' };

describe('A page', () => {
  it('is written rightly, whichever it is', () => {
    expect(() => views.check()).not.toThrow();
  });

  it.each(LANGUAGES)('shows every component whole in %s', (language) => {
    const html = views.render('pages/styleguide', examples, { ...learner, language });
    expect(html).toContain(`<html lang="${language}">`);
    expect(html.endsWith('</html>\n')).toBe(true);
    expect(html).not.toMatch(/\[object|undefined|NaN|\{\{/);
  });

  it('has no inline style or script, and asks no other host', () => {
    const html = views.render('pages/styleguide', examples, learner);
    expect(html).not.toMatch(/ style=|<style|<script(?! src)| on\w+=|https?:/);
  });

  it('escapes the names of people', () => {
    expect(views.render('pages/styleguide', examples, learner)).toContain('Inès &lt;Caradec&gt;');
  });

  it('has each id once', () => {
    const ids = [...views.render('pages/styleguide', examples, learner).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('says what was just done', () => {
    const flash = { kind: 'done', key: 'clock.left', facts: { count: 3 } } as const;
    expect(views.render('pages/styleguide', examples, { ...learner, flash })).toContain('<p>3 jours restants</p>');
  });

  it('gives a visitor the languages, and nobody’s places', () => {
    const html = problemPage(views, { status: 404, code: 'platform.404', title: '' }, visitor);
    expect(html).toContain('href="/a?b&#x3D;1&amp;lang&#x3D;es"');
    expect(html).not.toContain('class="places"');
  });

  it('that does not exist is named', () => {
    expect(() => views.render('pages/nowhere', {}, visitor)).toThrow(
      new TemplateWrong('There is no templates/pages/nowhere.hbs'),
    );
  });
});

describe('The page of a problem', () => {
  const refusal = {
    status: 422,
    code: 'platform.not-in-any-file',
    title: 'Only for programs',
    checks: [{ code: 'evaluator-independent', says: 'x', standing: 'never' as const, nextActor: 'advisor' as const }],
  };

  it('says which condition stands in the way and who can change it', () => {
    const html = problemPage(views, refusal, learner);
    expect(html).toContain('Cet évaluateur a été le mentor de cet apprenant');
    expect(html).toContain('Au conseiller pédagogique d’agir');
    expect(html).not.toContain('Only for programs');
  });

  it('gives a reference for what is our own fault', () => {
    const fault = { status: 502, code: 'platform.502', title: '', requestId: 'req-1f' };
    expect(problemPage(views, fault, { ...visitor, language: 'en' })).toContain('Reference to give to support: req-1f');
  });
});
