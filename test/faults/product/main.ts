import { Clock } from '../../../src/platform/clock/clock.js';
import { onCrashPoint } from '../../../src/platform/crash-points.js';
import { crashHook } from './crash-hook.js';

/** The product as it is, after a hook was put into its crash points and its clock set; it never sees by what. */
onCrashPoint(crashHook(process.env));
const aheadMs = Number(process.env['CLOCK_AHEAD_MS'] ?? 0);
Clock.prototype.ms = () => Date.now() + aheadMs;
for (const name of ['CRASH_AT', 'STOP_AT', 'BLOCK_AT', 'CLOCK_AHEAD_MS']) {
  Reflect.deleteProperty(process.env, name);
}
await import('../../../src/main.js');
