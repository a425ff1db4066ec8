import type { Occasion } from '../../tickets/index.js';
import type { QueueMailView } from '../views/mail.view.js';
import { counted, placeWords } from '../words.rules.js';

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

interface CallNotice {
  kind: 'near' | 'called';
  claimSeconds: number;
  publicUrl: string;
  queueUrl: string;
  /** The entry, for the device that opens the link. */
  place: string;
  stop: string;
}

/** One's turn, near or come. What is said of the door is what the page says: a mail gives nobody more time. */
export function callNoticeMail(occasion: Occasion, about: CallNotice): QueueMailView {
  const { kind, claimSeconds, publicUrl, queueUrl, place, stop } = about;
  const isCalled = kind === 'called';
  const minutes = counted(Math.max(1, Math.round(claimSeconds / 60)), 'minute', 'minutes');
  const heading = isCalled ? 'It is your turn' : 'Your turn is near';
  const lead = isCalled
    ? 'Come in now, and choose your seats.'
    : 'At the present pace it is your turn in ten minutes or less. Paces change: the page knows what holds now.';
  const door = isCalled
    ? `Within ${minutes} of the call you are let in by your place; you were called just before this mail was written. After that you still come in, behind those who are at the door by then, as long as the sale goes on.`
    : `You need not do anything yet. We send one more mail when it is your turn. From then on you have ${minutes} to be let in by your place, and a mail may be slow: keep the page of the queue open if you can.`;
  return {
    ...{ title: `${heading}: ${occasion.name}`, preview: lead, heading, lead, homeUrl: publicUrl },
    ...eventOf(occasion),
    until: null,
    action: {
      href: `${queueUrl}?place=${encodeURIComponent(place)}`,
      label: isCalled ? 'Come in' : 'See my place',
    },
    words: [
      door,
      'The link brings your place to the device that opens it. Whoever has it has your place: keep it to yourself.',
    ],
    stop: {
      href: `${queueUrl}/call-notices/removal?stop=${encodeURIComponent(stop)}`,
      label: 'No more mails about this queue',
    },
    footer: 'Sent by Frontrow because somebody who waits in this queue asked for it with this address.',
  };
}
