import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

export type PerformanceStatus = 'scheduled' | 'postponed' | 'cancelled';
export type OrphanRule = 'off' | 'lenient' | 'strict';

/** Settings of the waiting room, as the admin API takes them. */
export interface QueueSettings {
  enabled: boolean;
  [setting: string]: unknown;
}

const minor = {
  to: (value: number | null) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
};

/** One dated occurrence of an event at a venue. */
@Entity('performances')
export class Performance {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ name: 'event_id', type: 'uuid' })
  eventId: string;

  @Column({ name: 'venue_id', type: 'uuid' })
  venueId: string;

  @Column({ name: 'seating_plan_id', type: 'uuid', nullable: true })
  seatingPlanId: string | null;

  @Column({ name: 'starts_at', type: 'timestamptz' })
  startsAt: Date;

  @Column({ name: 'time_zone', type: 'text' })
  timeZone: string;

  @Column({ name: 'doors_at', type: 'timestamptz', nullable: true })
  doorsAt: Date | null;

  @Column('text')
  status: PerformanceStatus;

  @Column({ name: 'on_sale_at', type: 'timestamptz' })
  onSaleAt: Date;

  @Column({ name: 'off_sale_at', type: 'timestamptz' })
  offSaleAt: Date;

  @Column({ name: 'hold_ttl_seconds', type: 'int' })
  holdTtlSeconds: number;

  @Column({ name: 'seats_per_hold', type: 'int' })
  seatsPerHold: number;

  @Column({ name: 'seats_per_shopper', type: 'int' })
  seatsPerShopper: number;

  @Column({ name: 'orphan_rule', type: 'text' })
  orphanRule: OrphanRule;

  @Column('jsonb')
  queue: QueueSettings;

  /** Lowest and highest price with fees, in minor units; set when it is published. */
  @Column({ name: 'price_from_minor', type: 'bigint', nullable: true, transformer: minor })
  priceFromMinor: number | null;

  @Column({ name: 'price_to_minor', type: 'bigint', nullable: true, transformer: minor })
  priceToMinor: number | null;

  @Column({ type: 'text', nullable: true })
  currency: string | null;

  /** Content hash of the seating chart; null without a plan. */
  @Column({ name: 'chart_hash', type: 'text', nullable: true })
  chartHash: string | null;

  @Column({ name: 'published_at', type: 'timestamptz', nullable: true })
  publishedAt: Date | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
