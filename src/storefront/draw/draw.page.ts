import { artworkPalette } from '../../events/index.js';
import { type DrawMoveKind, type DrawRecord, entryCount, inThousands } from '../../queue/index.js';
import { fullName } from '../../tickets/index.js';
import type { Catalogue } from '../catalogue.service.js';
import type { DrawSealView, DrawView } from '../views/draw.view.js';
import { placeWords } from '../words.rules.js';

type Staged = Awaited<ReturnType<Catalogue['staging']>>;

export interface DrawContent {
  record: DrawRecord;
  staged: {
    event: Pick<Staged['event'], 'name' | 'attraction' | 'slug'>;
    performance: Pick<Staged['performance'], 'startsAt' | 'timeZone'>;
    venue: Pick<Staged['venue'], 'name' | 'city'>;
  };
  publicUrl: string;
}

const PROOFS: Record<DrawRecord['proofLevel'], DrawView['proof']> = {
  'tamper-evident': {
    name: 'Tamper-evident',
    words:
      'Nobody can change this draw without everybody seeing it. Whoever runs the sale knew the seed beforehand, so in theory they could have looked who would come first.',
  },
  'operator-proof': {
    name: 'Operator-proof',
    words:
      'Nobody can change this draw without everybody seeing it, and nobody could look ahead: a public number that did not exist yet when the room was closed went into it.',
  },
};

const MOVES: Record<DrawMoveKind, string> = {
  'priority-tier': 'Priority',
  'staff-pass': 'Let in by staff',
  'void-range': 'Numbers void',
  revocation: 'Place withdrawn',
};

export function drawPage({ record, staged, publicUrl }: DrawContent): DrawView {
  const { event, performance, venue } = staged;
  const recordHref = `/api/v1/performances/${record.performanceId}/draw`;
  return {
    title: `The draw: ${fullName(event)}`,
    description: 'The public record of the draw for the places in the queue, and how to check it.',
    palette: artworkPalette(event.slug),
    event: { name: fullName(event), href: `/events/${event.slug}` },
    ...{ startsAt: performance.startsAt.toISOString(), zone: performance.timeZone },
    venueWords: placeWords(venue),
    lead: leadWords(record),
    proof: proofOf(record),
    seals: sealsOf(record),
    moves: record.moves.map(({ at, kind, count, reason }) => ({ at, what: MOVES[kind], count, reason })),
    recordHref,
    command: `npx frontrow verify-draw ${publicUrl}${recordHref}`,
  };
}

/** What the draw proves, or would: a level is only claimed once all of it is there. */
function proofOf({ proofLevel, randomness, announcement }: DrawRecord): DrawView['proof'] {
  if (proofLevel === 'operator-proof' && randomness === null) {
    const words =
      'Once the public number is in, the draw is operator-proof: nobody could have looked ahead. If it never comes and is given up, the draw is only tamper-evident, and this page says so and why.';
    return { name: 'Not settled yet', words };
  }
  const { name, words } = PROOFS[proofLevel];
  if (announcement === null || announcement.abandonedAt === null) return { name, words };
  return {
    name,
    words: `${words} A public number was announced that would have ruled it out, and was given up: the record has the time and the reason.`,
  };
}

function leadWords(record: DrawRecord): string {
  const count = entryCount(record);
  if (count === 0)
    return 'Nobody was in the room when it closed, so there was nothing to draw: everybody is called in the order of joining.';
  const were = count === 1 ? 'One person was' : `${inThousands(count)} people were`;
  return record.seed === null
    ? `${were} in the room when it closed, and a lot decides who comes when. The seed is still sealed; once it is published, the draw is made and every place can be checked.`
    : `${were} in the room when it closed, and a lot decided who comes when. Everything it was drawn from is public, so you can draw it again and see that it comes out the same.`;
}

/** Which numbers the lot was for. */
function numbersWords({ drawSize, voidRanges }: DrawRecord): string {
  if (drawSize === 0) return 'No number took part. The Merkle root of nothing:';
  const voids = voidRanges.map(([from, to]) => `${inThousands(from)} to ${inThousands(to)}`).join(', ');
  return `Numbers 1 to ${inThousands(drawSize)} took part${voids === '' ? '' : `, without ${voids}, which nobody has`}. Their Merkle root:`;
}

function sealsOf(record: DrawRecord): DrawSealView[] {
  const { commitment, seed, root, frozenAt, revealedAt } = record;
  return [
    {
      term: 'Sealed',
      words: 'The SHA-256 of the seed, shown before the opening. Compare it with your note.',
      ...{ code: commitment, at: null, isNext: false },
    },
    ...announcementSeals(record),
    {
      term: 'Room closed',
      words: numbersWords(record),
      ...{ code: root, at: frozenAt, isNext: false },
    },
    ...numberSeals(record),
    {
      term: 'Seed revealed',
      words: seed === null ? 'Not yet.' : 'What the seal was made from, and the draw was made with.',
      ...{ code: seed, at: revealedAt, isNext: seed === null },
    },
  ];
}

function announcementSeals({ announcement }: DrawRecord): DrawSealView[] {
  if (announcement === null) return [];
  const { source, announcedAt } = announcement;
  const words = `The public number that would go into the draw: ${source}.`;
  return [{ term: 'Announced', words, code: null, at: announcedAt, isNext: false }];
}

function numberSeals({ announcement, randomness, proofLevel }: DrawRecord): DrawSealView[] {
  if (randomness !== null) {
    const { source, text, publishedAt } = randomness;
    const words = `From ${source}, where everybody can look it up.`;
    return [{ term: 'Public number', words, code: text, at: publishedAt, isNext: false }];
  }
  if (proofLevel === 'operator-proof') {
    return [{ term: 'Public number', words: 'Not known yet.', code: null, at: null, isNext: true }];
  }
  if (announcement === null || announcement.abandonedAt === null) return [];
  const words = `The organizer went on without the public number. The reason given: “${announcement.reason ?? ''}”`;
  return [{ term: 'Number given up', words, code: null, at: announcement.abandonedAt, isNext: false }];
}
