import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { TitlesApi } from '../../competence-blocks/index.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { projectPerBlock } from './design-edits.rules.js';
import { nameFaults } from './design-draft.rules.js';
import { DesignsQueries } from './designs.queries.js';
import type { DraftDesignInput } from './draft-design.use-case.js';
import { draftOf } from './project-form.js';

/** What the page that begins a design asks for; `from` is `blocks`, or the id of a design to go on from. */
export interface StartAsked {
  titleVersionId: string;
  name: string;
  from: string;
}

/** The names of the fields that are wrong: `designs:new.fault.<name>`. */
export type StartFault = 'titleVersionId' | 'name' | 'from';

const HOURS_A_BLOCK = 100;

/** What a design begins from: the blocks of its title, or another design of the same title. */
@Injectable()
export class DesignStart {
  constructor(
    private readonly titles: TitlesApi,
    private readonly designs: DesignsQueries,
  ) {}

  /** The form that begins a design, with what it said. */
  async shown(actor: Actor, asked: StartAsked, faults: StartFault[] = []) {
    const titles = await this.designs.titlesToDesign();
    const chosen =
      titles.find(({ id }) => id === asked.titleVersionId) ?? (titles.length === 1 ? titles[0] : undefined);
    const others = chosen ? await this.designs.listFor(actor, chosen.id) : [];
    return {
      asked: { ...asked, titleVersionId: chosen?.id ?? '' },
      titles,
      others,
      faults,
      chosenTitle: chosen ?? null,
    };
  }

  /** The design to draft, or what is wrong with the form. */
  async of(
    actor: Actor,
    { titleVersionId, name, from }: StartAsked,
  ): Promise<{ input: DraftDesignInput; faults?: undefined } | { faults: StartFault[] }> {
    const title = isUUID(titleVersionId) ? await this.titles.title(titleVersionId) : null;
    if (!title) return { faults: ['titleVersionId'] };
    if (nameFaults(name).length > 0) return { faults: ['name'] };
    if (from === 'blocks') {
      return { input: { titleVersionId, name, projects: projectPerBlock(title.blocks, HOURS_A_BLOCK) } };
    }
    const model = isUUID(from) ? await this.designs.design(from) : null;
    const isSeen = model && (await this.designs.listFor(actor, titleVersionId)).some(({ id }) => id === model.id);
    return isSeen ? { input: { titleVersionId, name, projects: model.projects.map(draftOf) } } : { faults: ['from'] };
  }
}
