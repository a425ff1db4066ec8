import './setup/node.mjs';
import { prepareBench } from './prepare-bench.mjs';

await prepareBench({ needsRedis: true, needsEdge: true, needsBrowser: true });
await import('../dist/bench/main.js');
