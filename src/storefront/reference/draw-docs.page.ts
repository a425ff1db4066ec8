import { WORKED_EXAMPLE } from '../../queue/index.js';
import type { DrawDocsView } from '../views/draw.view.js';

/** How a draw works, with the example that a test holds our code against. */
export function drawDocsPage(): DrawDocsView {
  const { seed, commitment, performanceId, drawSize, root, walk } = WORKED_EXAMPLE;
  const { voidRanges, epochs, leaves, ranks, mixedRanks, randomness, mixedKey } = WORKED_EXAMPLE;
  return {
    title: 'How the draw works',
    description: 'The algorithm of the waiting-room draw to the byte, with a worked example.',
    palette: null,
    example: {
      inputs: [
        { term: 'seed', value: seed },
        { term: 'commitment', value: commitment },
        { term: 'performanceId', value: performanceId },
        { term: 'drawSize', value: String(drawSize) },
        { term: 'voidRanges', value: JSON.stringify(voidRanges) },
        { term: 'epochs', value: JSON.stringify(epochs) },
        { term: 'root', value: root },
      ],
      leaves,
      ranks: ranks.map((rank, at) => ({ index: at + 1, rank, mixedRank: mixedRanks[at] ?? 0 })),
      mixed: { randomness, key: mixedKey },
      walk: {
        ...walk,
        rounds: walk.rounds.map(({ after, ...round }, number) => ({
          round: number,
          ...round,
          after: after.join(', '),
        })),
      },
    },
  };
}
