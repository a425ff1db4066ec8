import { WINDOW_SECONDS, WINDOWS_KEPT } from './sampling.rules.js';

const WINDOW_MS = WINDOW_SECONDS * 1_000;

/**
 * `beats:<every>:<n>`: bitmaps of the sampled entries that were heard of, by windows, which take turns on a few keys and
 * are forgotten before their key is used again. ARGV: run, bits. The last keys are the bitmaps. Redis's own clock says
 * which window it is.
 */
export const BEAT_LUA = `
local t = redis.call('TIME')
local window = math.floor((t[1] * 1000 + math.floor(t[2] / 1000)) / ${WINDOW_MS})
local bitmap = KEYS[#KEYS - ${WINDOWS_KEPT} + 1 + window % ${WINDOWS_KEPT}]
for i = 2, #ARGV do redis.call('SETBIT', bitmap, ARGV[i], 1) end
redis.call('PEXPIREAT', bitmap, string.format('%.0f', (window + ${WINDOWS_KEPT - 1}) * ${WINDOW_MS}))
return 1`;
