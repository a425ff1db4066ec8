import { say } from '../harness/progress.js';
import { usedMemory } from '../harness/redis-memory.js';
import type { Row } from '../harness/row.js';
import type { Stage } from '../harness/stage.js';
import { requestText } from '../load/request-text.js';

const SEATS = 50;
const FEW = 1_000;
const CONNECTIONS = 32;
/** Joined between two lines of progress. */
const PIECE = 25_000;
const PIECE_SECONDS = 120;
const MOST_KB = 64;

/** What Redis keeps for those who wait: as good as nothing, however many they are. */
export const queueMemory: Row = {
  name: 'queue-memory',
  group: 'queue',
  title: 'Memory of the queue',
  rounds: () => 1,
  async prepare(stage, { entries }) {
    const { performanceId } = await stage.organizer.putOnSale(SEATS, { capacity: 1 });
    return {
      needsWarmUp: false,
      legs: {
        growth: async () => {
          await joinAll(stage, performanceId, FEW);
          const before = await usedMemory(stage.redisUrl);
          for (let joined = FEW; joined < entries; joined += PIECE) {
            await joinAll(stage, performanceId, Math.min(PIECE, entries - joined));
            say(`  ${Math.min(entries, joined + PIECE).toLocaleString('en')} entries ...`);
          }
          return { value: Math.max(0, (await usedMemory(stage.redisUrl)) - before) / 1024 };
        },
      },
      results: ({ growth = [] }) => [
        {
          what: `Redis memory of ${entries.toLocaleString('en')} queue entries over ${FEW.toLocaleString('en')}`,
          ...{ unit: 'KB', values: growth, goal: { atMost: MOST_KB } },
          from: 'used_memory, all joined over HTTP',
        },
      ],
    };
  },
};

async function joinAll(stage: Stage, performanceId: string, count: number): Promise<void> {
  const request = requestText('POST', `/api/v1/performances/${performanceId}/queue-entries`, {}, {});
  const { done } = await stage.send({
    ...{ kind: 'requests', port: stage.product.port, connections: CONNECTIONS, seconds: PIECE_SECONDS },
    ...{ requests: Array<string>(count).fill(request), repeat: false, expect: 201 },
  });
  if (done < count) throw new Error(`Only ${done} of ${count} have joined within ${PIECE_SECONDS} s.`);
}
