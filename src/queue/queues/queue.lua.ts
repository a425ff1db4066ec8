/** A power of two, so that adding it to a rank stays exact. */
const LATE_STEP = 1 / 1_024;
/** What stands at a door that nobody knocks at any more is forgotten. */
const DOOR_KEPT_MS = 60_000;

/**
 * What Redis keeps for one queue, under the hash tag of its performance:
 *   counter  hash: run (id of the server that it is whole on), epoch, index (the last one given out), ceiling (as
 *            raised in Postgres), size (of the draw, once it is frozen), share and version (of a sale in a pool: how
 *            many may be inside, and which word on it is the last)
 *   leases   sorted set: entry index of everybody in the shop, by the end of the visit (ms)
 *   once:<>  index and epoch that were given out for one proof; forgets itself
 *   standing sorted set: entry index of those who have knocked at the full door, by their place there: their rank, or
 *            just behind whoever stood last for those who come too late
 *   present  sorted set: the same entry indices, by the time (ms) up to which they count as being there
 * Redis's own clock decides; a counter whose `run` is not this server's says nothing.
 */
const COMMON = `
local function now_ms()
  local t = redis.call('TIME')
  return t[1] * 1000 + math.floor(t[2] / 1000)
end
local counter, leases, standing, present = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local run = ARGV[1]
local now = now_ms()
local known = redis.call('HMGET', counter, 'run', 'index', 'ceiling', 'epoch', 'size', 'share', 'version')
local function lost() return known[1] ~= run end
-- A sale in a pool that was not told its share has none.
local function within_share(capacity, is_pooled)
  return is_pooled == '1' and math.min(capacity, tonumber(known[6] or 0)) or capacity
end
-- The draw closes over whoever is there when its hour has come: one decision, whoever asks first.
local function freeze(opens_at)
  if not known[5] and now >= opens_at then
    redis.call('HSET', counter, 'size', known[2])
    known[5] = known[2]
  end
end
local function forget(entries)
  if #entries == 0 then return end
  redis.call('ZREM', standing, unpack(entries))
  redis.call('ZREM', present, unpack(entries))
end
-- Visits that are over make room; whoever did not come back to the door as they were told is passed over.
local function tidy()
  redis.call('ZREMRANGEBYSCORE', leases, '-inf', now)
  forget(redis.call('ZRANGEBYSCORE', present, '-inf', now))
end
`;

/** ARGV: run, how many, opening (ms). Returns {'lost'}, {'ceiling'} or {'joined', first index, epoch, size or ''}. */
export const JOIN_LUA = `${COMMON}
if lost() then return { 'lost' } end
freeze(tonumber(ARGV[3]))
local count = tonumber(ARGV[2])
if tonumber(known[2]) + count > tonumber(known[3]) then return { 'ceiling' } end
local last = redis.call('HINCRBY', counter, 'index', count)
return { 'joined', tostring(last - count + 1), known[4], known[5] or '' }`;

/**
 * The same for one who brings a proof that is good for one index, the last key: asked again, it says what it said.
 * ARGV: run, opening (ms), how long to remember (ms). Returns {'lost'}, {'ceiling'} or as above.
 */
export const JOIN_ONCE_LUA = `${COMMON}
if lost() then return { 'lost' } end
freeze(tonumber(ARGV[2]))
local once = KEYS[#KEYS]
local given = redis.call('HMGET', once, 'index', 'epoch')
if given[1] then return { 'joined', given[1], given[2], known[5] or '' } end
if tonumber(known[2]) + 1 > tonumber(known[3]) then return { 'ceiling' } end
local index = tostring(redis.call('HINCRBY', counter, 'index', 1))
redis.call('HSET', once, 'index', index, 'epoch', known[4])
redis.call('PEXPIRE', once, ARGV[3])
return { 'joined', index, known[4], known[5] or '' }`;

/** ARGV: run, ceiling. Nothing is lowered. */
export const RAISE_LUA = `${COMMON}
if not lost() and tonumber(ARGV[2]) > tonumber(known[3]) then redis.call('HSET', counter, 'ceiling', ARGV[2]) end
return 1`;

/**
 * ARGV: run, epoch, index, ceiling, size or '', opening (ms), share, version of the share, then entry index and end (ms) of everybody in the shop.
 * Whole again, unless it is already, of this epoch or a later one.
 */
export const RESTORE_LUA = `${COMMON}
if not lost() and tonumber(known[4]) >= tonumber(ARGV[2]) then return 0 end
redis.call('DEL', counter, leases)
redis.call('HSET', counter, 'run', run, 'epoch', ARGV[2], 'index', ARGV[3], 'ceiling', ARGV[4], 'share', ARGV[7], 'version', ARGV[8])
known = { run, ARGV[3], ARGV[4], ARGV[2], ARGV[5] ~= '' and ARGV[5] or false }
if known[5] then redis.call('HSET', counter, 'size', known[5]) else freeze(tonumber(ARGV[6])) end
for i = 9, #ARGV, 2 do redis.call('ZADD', leases, ARGV[i + 1], ARGV[i]) end
return 1`;

/** ARGV: run, opening (ms). Returns {'lost'} or {'counted', index, size or '', shoppers inside, standing, now}. */
export const LOOK_LUA = `${COMMON}
if lost() then return { 'lost' } end
freeze(tonumber(ARGV[2]))
tidy()
local inside, at_door = redis.call('ZCARD', leases), redis.call('ZCARD', standing)
return { 'counted', known[2], known[5] or '', inside, at_door, tostring(now) }`;

/**
 * ARGV: run, entry index, rank, whether late (1 or 0), visit (ms), capacity, how many stand in front, how long those in
 * front and the others count as present (ms), how many may stand, and 1 for a sale in a pool or 0. Returns {'lost'}, {'full', how many go first, 1 for one
 * of those in front or 0} or {'claimed', end of the visit (ms), epoch}. The same entry again gets what it has.
 * A free place is for whoever stands best: with two of them free, the third at the door goes on waiting.
 */
export const CLAIM_LUA = `${COMMON}
if lost() then return { 'lost' } end
tidy()
local entry, rank, visit = ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[5])
local capacity = within_share(tonumber(ARGV[6]), ARGV[#ARGV])
local ends = redis.call('ZSCORE', leases, entry)
if ends then return { 'claimed', ends, known[4] } end
local function last_standing()
  local last = redis.call('ZRANGE', standing, -1, -1, 'WITHSCORES')
  return last[1], tonumber(last[2])
end
local stood = redis.call('ZSCORE', standing, entry)
local place = tonumber(stood) or rank
if not stood and ARGV[4] == '1' then
  local _, last = last_standing()
  -- Less than one behind, so that nobody who is called later has to stand behind as well.
  if last then place = math.max(rank, last + ${LATE_STEP}) end
end
local score = string.format('%.17g', place)
local ahead = redis.call('ZCOUNT', standing, '-inf', '(' .. score)
if capacity - redis.call('ZCARD', leases) > ahead then
  ends = now + visit
  redis.call('ZADD', leases, ends, entry)
  forget({ entry })
  return { 'claimed', tostring(ends), known[4] }
end
local is_front = ahead < tonumber(ARGV[7])
if not stood and redis.call('ZCARD', standing) >= tonumber(ARGV[10]) then
  local last, worst = last_standing()
  if worst <= place then return { 'full', ahead, 0 } end
  forget({ last })
end
redis.call('ZADD', standing, score, entry)
redis.call('ZADD', present, now + tonumber(is_front and ARGV[8] or ARGV[9]), entry)
redis.call('PEXPIRE', standing, ${DOOR_KEPT_MS})
redis.call('PEXPIRE', present, ${DOOR_KEPT_MS})
return { 'full', ahead, is_front and 1 or 0 }`;

/** ARGV: run, share, version. Returns {'lost'}, {'old'} for a word that a later one has overtaken, or {'set', inside}. */
export const SHARE_LUA = `${COMMON}
if lost() then return { 'lost' } end
if tonumber(known[7] or 0) >= tonumber(ARGV[3]) then return { 'old' } end
redis.call('HSET', counter, 'share', ARGV[2], 'version', ARGV[3])
tidy()
return { 'set', tostring(redis.call('ZCARD', leases)) }`;

/** ARGV: run, entry indices. The places, in the shop or at the door, go to the next. */
export const LEAVE_LUA = `
for i = 2, #ARGV do
  for k = 2, 4 do redis.call('ZREM', KEYS[k], ARGV[i]) end
end
return 1`;
