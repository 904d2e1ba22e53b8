import type { Page } from 'playwright-core';
import { barriersOn, overflowOf, SCREENS, type Visit } from './browser.js';

/** Answers of the API, files and lists to download, and addresses of others: no pages. */
const NO_PAGE = /^\/api\/|\/files\/|\.csv(\?|$)|^\/static\//;
const LINKS = `[...document.querySelectorAll('a[href^="/"]')].map((link) => link.getAttribute('href').split('#')[0])`;
const HEADINGS = `[...document.querySelectorAll('h1')].map((heading) => heading.innerText)`;
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
    const status = (await page.goto(address))?.status() ?? 0;
    ahead.push(...(await page.evaluate<string[]>(LINKS)));
    if (status >= 400) findings.push(`${kind}: ${status}`);
    if (!looked.has(kind)) findings.push(...(await wrongOn(page)).map((finding) => `${kind}: ${finding}`));
    looked.add(kind);
    findings.push(...complaints.splice(0).map((complaint) => `${kind}: ${complaint}`));
  }
  return { pages: kinds.size, findings };
}

async function wrongOn(page: Page): Promise<string[]> {
  const wrong: string[] = [];
  for (const { name, width, height } of SCREENS) {
    await page.setViewportSize({ width, height });
    wrong.push(...(await barriersOn(page)).map((barrier) => `${name}: ${barrier}`));
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
