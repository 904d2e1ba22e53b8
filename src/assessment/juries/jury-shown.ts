import { isOpen } from './deliberation.rules.js';
import { isTold } from './minutes.rules.js';
import type { CaseInJury } from './jury-detail.queries.js';
import type { JuryOnPage } from './jury-page.queries.js';
import { caseTone, JURY_TONES } from './jury-tones.js';
import { DECLARABLE_KINDS } from './jury.types.js';

/** What is due next of a jury, in the words of `juries:next.<kind>`; `href` leads to it, `post` does it. */
export interface NextOfJury {
  kind: string;
  facts: Record<string, unknown>;
  href?: string;
  post?: string;
}

/** What the template of one jury shows. */
export function juryShown(page: JuryOnPage) {
  const { jury, isOfficer, today } = page;
  const hasCome = today >= jury.heldOn;
  return {
    ...page,
    hasCome,
    juryTone: JURY_TONES[jury.state],
    kinds: DECLARABLE_KINDS,
    next: nextOf(page),
    canSeal: jury.sealing.allowed,
    canCallRoll: hasCome && jury.state !== 'sealed',
    canSign: maySignNow(page),
    present: jury.members.filter(({ isPresent }) => isPresent !== false).map(({ memberId }) => memberId),
    cases: jury.cases.map((one) => caseShown(one, page)),
    as: isOfficer ? 'officer' : 'jury',
  };
}

function caseShown(one: CaseInJury, page: JuryOnPage) {
  const { jury, actorId, isOfficer } = page;
  const sits = jury.members.some(({ memberId }) => memberId === actorId);
  const ties = jury.declarations.filter(({ caseId }) => caseId === one.id);
  return {
    ...one,
    caseTone: caseTone(one),
    blocks: page.blocks.get(one.id) ?? [],
    award: page.awards.get(one.id) ?? null,
    tie: ties.find(({ memberId }) => memberId === actorId) ?? null,
    aside: jury.members.flatMap(({ memberId, fullName }) => {
      const tie = ties.find((known) => known.memberId === memberId && known.kind !== 'none');
      return tie ? [{ fullName, kind: tie.kind }] : [];
    }),
    isOpen: isOpen(one.state),
    isContested: one.state === 'appealed' || one.state === 'reheard' || one.state === 'final',
    canDeclare: sits && isOpen(one.state),
    canAward: isAwardable(one, page),
    hasCertificates: isOfficer && isTold(one.state),
  };
}

function isSigned({ jury: { minutes } }: JuryOnPage): boolean {
  return minutes !== null && minutes.missing.length === 0;
}

function isAwardable(one: CaseInJury, page: JuryOnPage): boolean {
  const mayBe = page.isOfficer && isTold(one.state) && !page.awards.has(one.id);
  return mayBe && (one.outcome === 'full' || (one.outcome === 'partial' && isCompletedSince(one, page)));
}

/** Is every block held by now, one of them by equivalence? */
function isCompletedSince({ id }: CaseInJury, { blocks }: JuryOnPage): boolean {
  const held = blocks.get(id) ?? [];
  return held.every(({ state }) => state === 'validated') && held.some(({ byEquivalence }) => byEquivalence);
}

function maySignNow({ jury: { minutes, members }, actorId }: JuryOnPage): boolean {
  if (!minutes) return false;
  const wasPresent = members.some(({ memberId, isPresent }) => memberId === actorId && isPresent);
  return wasPresent && !minutes.signatures.some(({ memberId }) => memberId === actorId);
}

/** The one thing to do next, in the order of a jury's day. */
function nextOf(page: JuryOnPage): NextOfJury {
  const { jury } = page;
  if (jury.state === 'sealed') return afterSealing(page);
  return beforeTheDay(page) ?? duringTheDay(page);
}

function beforeTheDay(page: JuryOnPage): NextOfJury | null {
  const { jury, today, actorId } = page;
  const open = jury.cases.filter(({ state }) => isOpen(state));
  const isMember = jury.members.some(({ memberId }) => memberId === actorId);
  if (isMember && open.some(({ id }) => !hasDeclared(page, actorId, id))) {
    return { kind: 'declare', facts: {}, href: '#cases' };
  }
  if (today < jury.heldOn) return { kind: 'wait', facts: { heldAt: jury.heldAt } };
  return null;
}

function duringTheDay(page: JuryOnPage): NextOfJury {
  const { jury } = page;
  const open = jury.cases.filter(({ state }) => isOpen(state));
  if (open.length === 0) return { kind: 'seal', facts: {}, href: '#minutes' };
  if (jury.members.every(({ isPresent }) => isPresent === null)) {
    return { kind: 'presences', facts: {}, href: '#presences' };
  }
  const silent = jury.members.filter(
    ({ memberId, isPresent }) => isPresent && !open.every(({ id }) => hasDeclared(page, memberId, id)),
  );
  const [first] = open;
  if (silent.length > 0) return { kind: 'silent', facts: { names: silent.map(({ fullName }) => fullName) } };
  return {
    kind: 'deliberate',
    facts: { candidate: first?.candidate },
    href: `/juries/${jury.id}/cases/${first?.id}`,
  };
}

function afterSealing(page: JuryOnPage): NextOfJury {
  const { jury, isOfficer } = page;
  const at = `/juries/${jury.id}`;
  if (maySignNow(page)) return { kind: 'sign', facts: {}, post: `${at}/signatures` };
  if (!isSigned(page)) return { kind: 'signatures', facts: { names: jury.minutes?.missing ?? [] } };
  const untold = jury.cases.filter(({ state }) => state === 'deliberated');
  if (untold.length > 0) {
    const facts = { count: untold.length, names: untold.map(({ candidate }) => candidate) };
    return isOfficer ? { kind: 'notify', facts, post: `${at}/notification` } : { kind: 'wait-notice', facts };
  }
  const titled = jury.cases.find((one) => isAwardable(one, page));
  if (titled) {
    return { kind: 'award', facts: { candidate: titled.candidate }, post: `${at}/cases/${titled.id}/award` };
  }
  if (page.appeal) {
    const { candidate, caseId } = page.appeal;
    return { kind: 'appeal', facts: { candidate }, href: `/appeals/${caseId}` };
  }
  return rehearing(page) ?? { kind: 'done', facts: {} };
}

/** After an admissible appeal another jury is convened. */
function rehearing({ jury, toRehear, isOfficer }: JuryOnPage): NextOfJury | null {
  const again = jury.cases.find(({ id }) => toRehear.includes(id));
  if (!again) return null;
  const facts = { candidate: again.candidate };
  return isOfficer ? { kind: 'rehear', facts, href: '/juries/new' } : { kind: 'rehear', facts };
}

function hasDeclared({ jury }: JuryOnPage, memberId: string, caseId: string): boolean {
  return jury.declarations.some((one) => one.memberId === memberId && one.caseId === caseId);
}
