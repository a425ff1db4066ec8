import { onCrashPoint } from '../../../src/platform/crash-points.js';
import { crashHook } from './crash-hook.js';

/** The product as it is, after a hook was put into its crash points; it never sees what the hook was made from. */
onCrashPoint(crashHook(process.env));
for (const name of ['CRASH_AT', 'STOP_AT', 'BLOCK_AT']) Reflect.deleteProperty(process.env, name);
await import('../../../src/main.js');
