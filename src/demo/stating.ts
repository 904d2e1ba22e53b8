import { addMonths } from '../platform/kernel/period.js';
import { IssueMonth, SetTariff } from '../statements/index.js';
import type { House } from './house.js';
import type { Story } from './story.js';

const RATES = { level1Cents: 3000, level2Cents: 3500, level3Cents: 4000, lostPercent: 50, approvalDays: 10 };

/** The officer sets what mentors are paid, and has the last month stated; the statements come with the first jobs. */
export function planStatements(story: Story, { officer }: House): void {
  const yesterday = story.calendar.day(-1);
  const month = addMonths(`${yesterday.slice(0, 7)}-01`, -1).slice(0, 7);
  story.on(-1, '21:50', 'statements', async () => {
    await story.do(SetTariff, { fromMonth: month, ...RATES }, officer);
    await story.do(IssueMonth, { month }, officer);
  });
}
