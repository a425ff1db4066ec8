/** One sellable place of one performance, as it was laid out when the performance went on sale. */
export interface PerformanceSeat {
  ordinal: number;
  seatId: string;
  section: string;
  row: string;
  seat: string;
  priceTierId: string | null;
  areaId: string | null;
}
