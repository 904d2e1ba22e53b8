import type { Page } from 'playwright-core';
import { barriersOn, overflowOf, SCREENS, type Visit } from './browser.js';

/** Answers of the API, files and lists to download: no pages. The same in another language is no other page. */
const NO_PAGE = /[?&]lang=|^\/api\/|\/files\/|\.csv(\?|$)|^\/static\//;
const HEADINGS = `[...document.querySelectorAll('h1')].map((heading) => heading.innerText)`;
/** Colours are the same on a phone, and take the longest to look at. */
const SAME_ON_EVERY_SCREEN = ['color-contrast'];
const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

/** What a walk through the house saw: how many pages links lead to, and what is wrong with any of them. */
export interface Walk {
  pages: number;
  findings: string[];
}

/**
 * Follows every link from the home on, to one page of each kind of address: none is refused. What was not `looked` at
 * yet is looked at on each screen: a barrier, an overflow, a complaint of the console, an id that people are shown.
 */
export async function walkThrough({ page, complaints }: Visit, looked: Set<string>): Promise<Walk> {
  const ahead = ['/'];
  const kinds = new Set<string>();
  const findings: string[] = [];
  for (let address = ahead.shift(); address !== undefined; address = ahead.shift()) {
    const kind = kindOf(address);
    if (kinds.has(kind) || NO_PAGE.test(address)) continue;
    kinds.add(kind);
    if (looked.has(kind)) {
      const answer = await page.request.get(address);
      if (!answer.ok()) findings.push(`${kind}: ${answer.status()}`);
      ahead.push(...linksIn(await answer.text()));
      continue;
    }
    looked.add(kind);
    const answer = await page.goto(address);
    if (!answer?.ok()) findings.push(`${kind}: ${answer?.status()}`);
    ahead.push(...linksIn(await page.content()));
    findings.push(...(await wrongOn(page)).map((finding) => `${kind}: ${finding}`));
    findings.push(...complaints.splice(0).map((complaint) => `${kind}: ${complaint}`));
  }
  return { pages: kinds.size, findings };
}

/** The addresses of this house in a page as it was sent, where signs of an address are written as entities. */
function linksIn(html: string): string[] {
  return [...html.matchAll(/<a [^>]*?href="(\/[^"]*)/g)].map(([, href = '']) => {
    const written = href.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
    return written.split('#')[0] ?? '';
  });
}

async function wrongOn(page: Page): Promise<string[]> {
  const wrong: string[] = [];
  for (const { name, width, height } of SCREENS) {
    await page.setViewportSize({ width, height });
    const barriers = await barriersOn(page, name === 'desk' ? [] : SAME_ON_EVERY_SCREEN);
    wrong.push(...barriers.map((barrier) => `${name}: ${barrier}`));
    const overflow = await overflowOf(page);
    if (overflow > 0) wrong.push(`${name}: ${overflow} pixels too wide`);
  }
  const headings = await page.evaluate<string[]>(HEADINGS);
  if (headings.length !== 1) wrong.push(`${headings.length} first headings`);
  if (!(await page.title()).endsWith(' · Jalon')) wrong.push('no title');
  if (ID.test(await page.locator('main').innerText())) wrong.push('shows an id');
  return wrong;
}

/** The same for pages that differ only in what they are about. */
function kindOf(address: string): string {
  return address
    .replace(ID, ':id')
    .replace(/=[^&]*/g, '=')
    .replace(/\/(P\d+|RNCP\w+|\d+)(?=[/?]|$)/g, '/:code');
}
