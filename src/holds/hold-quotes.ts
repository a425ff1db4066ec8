import { Injectable } from '@nestjs/common';
import { SeatDirectories } from '../inventory/index.js';
import { invariant } from '../platform/assert.js';
import type { HeldSeat } from './hold.js';

/** What seats cost at the moment they are held: whatever changes later, this is what the fan pays. */
@Injectable()
export class HoldQuotes {
  constructor(private readonly directories: SeatDirectories) {}

  async of(performanceId: string, ordinals: number[]): Promise<{ seats: HeldSeat[]; currency: string }> {
    const { seats } = await this.directories.of(performanceId);
    const tiers = await this.directories.tiersOf(performanceId);
    let currency = '';
    const held = ordinals.map(ordinal => {
      const seat = seats[ordinal];
      const tier = tiers.get(seat?.priceTierId ?? '');
      invariant(seat !== undefined && tier !== undefined, 'a seat that can be picked has a price');
      currency = tier.price.currency;
      const { seatId, section, row, seat: label } = seat;
      return {
        o: ordinal,
        seatId,
        section,
        row,
        seat: label,
        tierId: tier.id,
        price: tier.price.amount,
        fees: tier.fees.amount,
      };
    });
    return { seats: held, currency };
  }
}
