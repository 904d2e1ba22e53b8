import { type Check, type Facts, unmet } from '../../platform/kernel/decision.js';
import type { Certification, OfficeHome } from './office.queries.js';

/** One thing that the office owes; `kind` is a text of `homes:office.due` and of `homes:office.do`. */
export interface Due {
  kind:
    | 'notify'
    | 'declare'
    | 'withdraw'
    | 'convene'
    | 'issue'
    | 'contest'
    | 'contest-evaluation'
    | 'appeal'
    | 'follow-up'
    | 'expiry-entry'
    | 'expiry-award';
  facts: Facts;
  /** The people it is about. */
  names: string[];
  /** Why it is owed. */
  reasons?: Check[];
  /** The last day, when a clock runs. */
  on: string | null;
  href: string;
}

/** Everything that the office's home shows, as its template takes it. */
export function officeShown({ contests, dossiers, followUps, slipping, certification }: OfficeHome) {
  const certificationDue = certification ? certificationDues(certification) : [];
  const due = [...certificationDue, ...followUps.map(followUpDue), ...contestDues(contests)];
  return {
    due: due.toSorted((a, b) => (a.on ?? '9999').localeCompare(b.on ?? '9999')),
    contests: contests.length,
    dossiers,
    slipping: slipping.map(({ pace, ...learner }) => ({
      ...learner,
      reasons: unmet(pace.decision),
    })),
    certification,
  };
}

function certificationDues(certification: Certification): Due[] {
  const { appeals, toNotify, ready, titlesToIssue, expiries, awards, awardsCount, withdrawals } = certification;
  return [
    ...expiries.map(({ code, version, ending, endsOn, late }) => ({
      kind: `expiry-${ending}` as const,
      facts: { code, version, late },
      names: [],
      on: endsOn,
      href: '/office/expiries',
    })),
    ...perJury(toNotify).map(({ juryId, number, names, on }) => ({
      kind: 'notify' as const,
      facts: { number, count: names.length },
      names,
      on,
      href: `/juries/${juryId}`,
    })),
    ...titlesToIssue.map(({ juryId, juryNumber, candidate }) => ({
      kind: 'issue' as const,
      facts: { number: juryNumber },
      names: [candidate],
      on: null,
      href: `/juries/${juryId}`,
    })),
    ...appeals.map(({ caseId, candidate, juryNumber }) => ({
      kind: 'appeal' as const,
      facts: { number: juryNumber },
      names: [candidate],
      on: null,
      href: `/appeals/${caseId}`,
    })),
    ...withdrawals.map(({ passageId, number, firstName, birthName, tellByOn: on }) => ({
      kind: 'withdraw' as const,
      facts: { number },
      names: [[firstName, birthName].filter(Boolean).join(' ')].filter(Boolean),
      on,
      href: `/withdrawals/${passageId}`,
    })),
    ...declareDue(awards, awardsCount),
    ...conveneDue(ready),
  ];
}

/** One line a jury: its candidates are told together. */
function perJury(toNotify: Certification['toNotify']) {
  const juries = new Map<string, { juryId: string; number: string; names: string[]; on: string }>();
  for (const { juryId, juryNumber, candidate, notifyByOn } of toNotify) {
    const jury = juries.get(juryId) ?? { juryId, number: juryNumber, names: [], on: notifyByOn };
    jury.names.push(candidate);
    juries.set(juryId, jury);
  }
  return [...juries.values()];
}

function declareDue([first]: Certification['awards'], count: number): Due[] {
  if (!first) return [];
  return [{ kind: 'declare', facts: { count }, names: [], on: first.declareByOn, href: '/declarations/new' }];
}

function conveneDue(ready: Certification['ready']): Due[] {
  const { first, count } = ready;
  if (count === 0) return [];
  const names = first.map(({ candidate }) => candidate);
  return [{ kind: 'convene', facts: { count }, names, on: null, href: '/juries/new' }];
}

function followUpDue({ id, learnerName, reasons, dueOn }: OfficeHome['followUps'][number]): Due {
  const open = reasons.filter(({ standing }) => standing !== 'met');
  return { kind: 'follow-up', facts: {}, names: [learnerName], reasons: open, on: dueOn, href: `/follow-ups/${id}` };
}

function contestDues(contests: OfficeHome['contests']): Due[] {
  return contests.map(({ kind, startsAt, project, learnerName, ruleByOn: on, href }) => ({
    kind: kind === 'session' ? 'contest' : 'contest-evaluation',
    facts: { at: startsAt, project },
    names: [learnerName],
    on,
    href,
  }));
}
