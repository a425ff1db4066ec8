import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

export type EventStatus = 'draft' | 'published' | 'cancelled';

/** What is advertised: texts and flexible details. Its dates are performances. */
@Entity('events')
export class Event {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  slug: string;

  @Column('text')
  name: string;

  @Column({ name: 'attraction_id', type: 'uuid' })
  attractionId: string;

  @Column('text')
  genre: string;

  @Column('text')
  description: string;

  /** Whatever the organizer wants to say in a structured way. */
  @Column('jsonb')
  details: Record<string, unknown>;

  @Column('text')
  status: EventStatus;

  /** What search looks through: names of event, attraction, venues and cities. */
  @Column({ name: 'search_text', type: 'text', select: false, insert: false, update: false })
  searchText: string;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}
