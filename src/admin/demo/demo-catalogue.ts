import { demoClubs } from './demo-clubs.js';
import { demoComedyAndSports } from './demo-comedy-and-sports.js';
import { demoConcerts } from './demo-concerts.js';
import type { DemoEvent, DemoVenue } from './demo-event.js';
import { demoStage } from './demo-stage.js';
import { demoVenues } from './demo-venues.js';

export interface DemoCatalogue {
  readonly venues: readonly DemoVenue[];
  readonly events: readonly DemoEvent[];
}

/** A dozen invented events: one is sold out, one cancelled, one postponed, one goes on sale in some days. */
export const demoCatalogue: DemoCatalogue = {
  venues: demoVenues,
  events: [...demoConcerts, ...demoStage, ...demoComedyAndSports, ...demoClubs],
};
