import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** The artist, team or production that an event is about. */
@Entity('attractions')
export class Attraction {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  @Column('text')
  genre: string;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
