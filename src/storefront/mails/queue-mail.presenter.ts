import type { Occasion } from '../../tickets/index.js';
import type { QueueMailView } from '../views/mail.view.js';
import { placeWords } from '../words.rules.js';

interface Registration {
  /** The opening, when the draw is closed; milliseconds since 1970, as `now`. */
  opensAt: number;
  now: number;
  publicUrl: string;
  queueUrl: string;
  proof: string;
}

/** The link that proves an address, and takes the place that belongs to it. */
export function registrationMail(occasion: Occasion, about: Registration): QueueMailView {
  const { opensAt, now, publicUrl, queueUrl, proof } = about;
  const isEarly = now < opensAt;
  const lead = isEarly
    ? 'Open the link before the time below, and you take part in the draw for the places.'
    : 'The draw is over. Open the link, and you stand behind those who are in the queue by then.';
  return {
    title: `Your link to the queue: ${occasion.name}`,
    preview: lead,
    heading: isEarly ? 'Open it to take part' : 'Open it to join',
    lead,
    homeUrl: publicUrl,
    ...eventOf(occasion),
    until: isEarly ? new Date(opensAt).toISOString() : null,
    action: {
      href: `${queueUrl}/registrations?proof=${encodeURIComponent(proof)}`,
      label: isEarly ? 'Take part in the draw' : 'Join the queue',
    },
    words: [
      'One place for each e-mail address. Opened again, on whatever device, the link shows the same place: keep it to yourself.',
      ...(isEarly ? ['Opened later than that it still works: you then stand behind the draw.'] : []),
      'If you did not ask for it, leave this mail alone: nothing happens.',
    ],
    stop: null,
    footer: 'Sent by Frontrow because somebody asked to join this queue with this address.',
  };
}

function eventOf({ name, startsAt, timeZone, venue }: Occasion) {
  return { name, startsAt: startsAt.toISOString(), zone: timeZone, place: placeWords(venue) };
}
