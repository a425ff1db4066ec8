import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Collection, Database, type Page, type PageRequest, type Tx } from '../../platform/database/index.js';
import { Attraction } from './attraction.entity.js';

export interface AttractionInput {
  name: string;
  genre: string;
}

@Injectable()
export class AttractionsService {
  private readonly attractions = new Collection(Attraction, 'attraction');

  constructor(private readonly database: Database) {}

  list(page: PageRequest): Promise<Page<Attraction>> {
    return this.attractions.list(this.database.primary, page);
  }

  /** @throws not-found */
  get(id: string): Promise<Attraction> {
    return this.attractions.get(this.database.primary, id);
  }

  async create(tx: Tx, input: AttractionInput): Promise<string> {
    const id = uuid();
    await this.attractions.insert(tx, { id, ...input });
    return id;
  }

  async update(tx: Tx, id: string, input: Partial<AttractionInput>): Promise<void> {
    await this.attractions.get(tx, id);
    await this.attractions.update(tx, id, input);
  }

  async delete(tx: Tx, id: string): Promise<void> {
    await this.attractions.get(tx, id);
    await this.attractions.delete(tx, id);
  }
}
