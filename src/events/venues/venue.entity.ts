import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

@Entity('venues')
export class Venue {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  @Column('text')
  city: string;

  /** ISO 3166-1 alpha-2 code. */
  @Column('text')
  country: string;

  /** IANA name, e.g. Europe/London. */
  @Column({ name: 'time_zone', type: 'text' })
  timeZone: string;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
