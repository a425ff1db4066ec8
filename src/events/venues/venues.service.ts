import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Collection, Database, type Page, type PageRequest, type Tx } from '../../platform/database/index.js';
import { Venue } from './venue.entity.js';

export interface VenueInput {
  name: string;
  city: string;
  country: string;
  timeZone: string;
}

@Injectable()
export class VenuesService {
  private readonly venues = new Collection(Venue, 'venue');

  constructor(private readonly database: Database) {}

  list(page: PageRequest): Promise<Page<Venue>> {
    return this.venues.list(this.database.primary, page);
  }

  /** @throws not-found */
  get(id: string): Promise<Venue> {
    return this.venues.get(this.database.primary, id);
  }

  async create(tx: Tx, input: VenueInput): Promise<string> {
    const id = uuid();
    await this.venues.insert(tx, { id, ...input });
    return id;
  }

  async update(tx: Tx, id: string, input: Partial<VenueInput>): Promise<void> {
    await this.venues.get(tx, id);
    await this.venues.update(tx, id, input);
  }

  async delete(tx: Tx, id: string): Promise<void> {
    await this.venues.get(tx, id);
    await this.venues.delete(tx, id);
  }
}
