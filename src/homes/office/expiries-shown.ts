import type { ExpiryStanding } from './expiries.queries.js';

/** An end that officers were warned of and that is still to be seen to: until it is over or concerns nobody. */
export interface OpenExpiry {
  code: string;
  version: number;
  ending: 'entry' | 'award';
  endsOn: string;
  late: number;
}

/** Which ends the office is reminded of: the newest warning of each, while there is something to do about it. */
export function openExpiries(titles: readonly ExpiryStanding[]): OpenExpiry[] {
  return titles.flatMap(({ code, version, today, late, running, state, warnings }) =>
    (['entry', 'award'] as const).flatMap((ending) => {
      const warning = warnings.find((one) => one.ending === ending);
      const concerns = ending === 'entry' ? state === 'active' : running > 0;
      if (!warning || today > warning.endsOn || !concerns) return [];
      return [{ code, version, ending, endsOn: warning.endsOn, late }];
    }),
  );
}

/** Everything that the page of the titles' last days shows. */
export function expiriesShown(titles: readonly ExpiryStanding[], { isOfficer }: { isOfficer: boolean }) {
  return {
    isOfficer,
    titles: titles.map((title) => ({
      ...title,
      address: `/titles/${title.id}`,
      steps: isOfficer && isToBeReplaced(title) ? stepsOf(title) : null,
      lastWarnings: (['entry', 'award'] as const).flatMap(
        (ending) => title.warnings.find((warning) => warning.ending === ending) ?? [],
      ),
    })),
  };
}

/** Once officers were warned, or a newer record is there already. */
function isToBeReplaced({ warnings, newer }: ExpiryStanding): boolean {
  return warnings.length > 0 || newer !== null;
}

/** From the new record to the move of the learners: what is done, what is next. */
function stepsOf({ id, code, newer, running }: ExpiryStanding) {
  const compared = newer && `/titles/${id}/compare/${newer.id}`;
  const steps = [
    { key: 'draft', isDone: newer !== null, href: `/register/${code}` },
    { key: 'correspond', isDone: newer?.corresponds ?? false, href: compared },
    { key: 'activate', isDone: newer !== null && newer.state !== 'draft', href: newer && `/titles/${newer.id}` },
    { key: 'move', isDone: newer !== null && running === 0, href: `/moves/new?fromTitleVersionId=${id}` },
  ];
  const next = steps.findIndex(({ isDone }) => !isDone);
  return steps.map(({ key, isDone, href }, at) => ({
    key,
    href,
    state: isDone ? 'done' : at === next ? 'current' : 'todo',
  }));
}
