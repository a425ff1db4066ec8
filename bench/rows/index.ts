import type { Row } from '../harness/row.js';
import { availability } from './availability.js';
import { bookings } from './bookings.js';
import { crowd, crowdOfTwo } from './crowd.js';
import { generators } from './generators.js';
import { holdFree } from './hold-free.js';
import { holdTaken } from './hold-taken.js';
import { drawCheck } from './draw-check.js';
import { join } from './join.js';
import { mapBytes } from './map-bytes.js';
import { mapFrames } from './map-frames.js';
import { nowServing } from './now-serving.js';
import { queueCommands } from './queue-commands.js';
import { queueEdge } from './queue-edge.js';
import { queueMemory } from './queue-memory.js';
import { start } from './start.js';

/** In the order of the table. Bookings leave work behind that goes on for a while, so they come late. */
export const ROWS: Row[] = [
  ...[generators, nowServing, availability, mapBytes, mapFrames, holdFree, holdTaken],
  ...[join, queueEdge, queueMemory, queueCommands, drawCheck],
  ...[crowd, crowdOfTwo, bookings, start],
];
