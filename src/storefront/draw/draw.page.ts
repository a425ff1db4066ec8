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
    proof: PROOFS[record.proofLevel],
    seals: sealsOf(record),
    moves: record.moves.map(({ at, kind, count, reason }) => ({ at, what: MOVES[kind], count, reason })),
    recordHref,
    command: `npx frontrow verify-draw ${publicUrl}${recordHref}`,
  };
}

function leadWords(record: DrawRecord): string {
  const count = entryCount(record);
  const were = count === 1 ? 'One person was' : `${inThousands(count)} people were`;
  const then =
    record.seed === null
      ? 'The seed is still sealed; once it is published, every place can be checked.'
      : 'Everything it was drawn from is public, so you can draw it again and see that it comes out the same.';
  return `${were} in the room when it closed, and a lot decided who comes when. ${then}`;
}

function sealsOf(record: DrawRecord): DrawSealView[] {
  const { commitment, seed, randomness, root, drawSize, voidRanges, frozenAt, revealedAt } = record;
  const voids = voidRanges.map(([from, to]) => `${inThousands(from)} to ${inThousands(to)}`).join(', ');
  const isMixed = record.proofLevel === 'operator-proof';
  return [
    {
      term: 'Sealed',
      words: 'The SHA-256 of the seed, shown before the opening. Compare it with your note.',
      ...{ code: commitment, at: null, isNext: false },
    },
    {
      term: 'Room closed',
      words: `Numbers 1 to ${inThousands(drawSize)} took part${voids === '' ? '' : `, without ${voids}, which nobody has`}. Their Merkle root:`,
      ...{ code: root, at: frozenAt, isNext: false },
    },
    ...(isMixed ? [randomnessSeal(randomness)] : []),
    {
      term: 'Seed revealed',
      words: seed === null ? 'Not yet.' : 'What the seal was made from, and the draw was made with.',
      ...{ code: seed, at: revealedAt, isNext: seed === null },
    },
  ];
}

function randomnessSeal(randomness: DrawRecord['randomness']): DrawSealView {
  const term = 'Public number';
  if (randomness === null) return { term, words: 'Not known yet.', code: null, at: null, isNext: true };
  const { source, text, publishedAt } = randomness;
  const words = `From ${source}, where everybody can look it up.`;
  return { term, words, code: text, at: publishedAt, isNext: false };
}
