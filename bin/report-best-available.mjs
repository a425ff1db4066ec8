import './setup/node.mjs';
import { prepareBench } from './prepare-bench.mjs';

await prepareBench({ needsRedis: false });
await import('../dist/bench/best-available.js');
