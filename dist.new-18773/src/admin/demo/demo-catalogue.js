import { demoClubs } from './demo-clubs.js';
import { demoComedyAndSports } from './demo-comedy-and-sports.js';
import { demoConcerts } from './demo-concerts.js';
import { demoStage } from './demo-stage.js';
import { demoVenues } from './demo-venues.js';
/** A dozen invented events: one is sold out, one cancelled, one postponed, one goes on sale in some days. */ export const demoCatalogue = {
    venues: demoVenues,
    events: [
        ...demoConcerts,
        ...demoStage,
        ...demoComedyAndSports,
        ...demoClubs
    ]
};

//# sourceMappingURL=demo-catalogue.js.map
