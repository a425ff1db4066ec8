import './setup/node.mjs';
import { prepareBench } from './prepare-bench.mjs';

await prepareBench({ needsRedis: true });
await import('../dist/bench/rehearse.js');
