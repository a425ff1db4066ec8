import { Injectable } from '@nestjs/common';
import { AttractionsService, EventsService } from '../../events/index.js';
import type { Tx } from '../../platform/database/index.js';
import { EventFieldsForm } from '../api/catalogue.forms.js';
import { AdminActs } from '../audit/admin-acts.js';
import { checkedForm } from './checked-form.js';
import { type EventInput, type SavedEvent, typedEvent } from './event-edit.page.js';
import type { FormBody } from './form-body.rules.js';
import { ListingService } from './listing.service.js';

/** An event as the office writes it: its attraction by name, its details as pairs of words. */
@Injectable()
export class EventDesk {
  constructor(
    private readonly events: EventsService,
    private readonly attractions: AttractionsService,
    private readonly listing: ListingService,
    private readonly acts: AdminActs,
  ) {}

  /** @throws not-found */
  async saved(id: string): Promise<SavedEvent> {
    const event = await this.events.get(id);
    return { event, attraction: (await this.attractions.get(event.attractionId)).name };
  }

  inputOf({ event, attraction }: SavedEvent): EventInput {
    const { name, genre, description } = event;
    const details = Object.entries(event.details).map(([term, words]) => ({
      term,
      words: typeof words === 'string' ? words : JSON.stringify(words),
    }));
    return { name, attraction, genre, description, details };
  }

  /** @throws invalid-request */
  async create(actor: string, body: FormBody): Promise<string> {
    const form = await this.read(body);
    return this.acts.run({ actor, action: 'event.created', detail: { name: form.name } }, async tx =>
      this.events.create(tx, await this.fieldsOf(tx, form)),
    );
  }

  /** @throws invalid-request, not-found */
  async change(actor: string, id: string, body: FormBody): Promise<void> {
    const form = await this.read(body);
    await this.acts.run({ actor, action: 'event.changed', id, detail: { name: form.name } }, async tx =>
      this.events.update(tx, id, await this.fieldsOf(tx, form)),
    );
  }

  private read(body: FormBody): Promise<EventFieldsForm> {
    const { details, ...input } = typedEvent(body);
    const named = details.filter(({ term }) => term !== '');
    const pairs = new Map(named.map(({ term, words }) => [term, words]));
    return checkedForm(EventFieldsForm, { ...input, details: Object.fromEntries<string>(pairs) });
  }

  private async fieldsOf(tx: Tx, { attraction, ...form }: EventFieldsForm) {
    const known = (await this.listing.attractions()).find(({ name }) => name === attraction);
    const attractionId =
      known?.id ?? (await this.attractions.create(tx, { name: attraction, genre: form.genre }));
    return { ...form, attractionId };
  }
}
