import { CHANGES_CHANNEL } from './availability.keys.js';

/**
 * The copy of a performance's seats in Redis, behind the prefix `{p:<performanceId>}:`
 *   complete   run id of the server that holds the whole copy; anything else: nothing can be said about a seat
 *   states     one byte a seat, by ordinal: 0 available, 2 sold, 3 blocked
 *   versions   hash ordinal -> version of the Postgres row that the byte was made from
 *   held       sorted set "ordinal:shopper" by the end of the hold or claim (ms)
 *   bought     hash shopper -> seats in live bookings
 *   version    counts the changes; it starts at the clock, so that it never goes back after a wipe
 *   seat:<id>  the lock of a held seat (Redlock)
 * Shared by the scripts of holds, which change it in the same breath as they take locks.
 */
export const AVAILABILITY_LUA = `
local function now_ms()
  local t = redis.call('TIME')
  return t[1] * 1000 + math.floor(t[2] / 1000)
end

local function base_state(prefix, ordinal)
  local byte = redis.call('GETRANGE', prefix .. 'states', ordinal, ordinal)
  if byte == '2' then return 2 elseif byte == '3' then return 3 end
  return 0
end

local function is_complete(prefix, run_id)
  return redis.call('GET', prefix .. 'complete') == run_id
end

-- Forgets what has run out; the seats come back as what they are beneath.
local function sweep(prefix, now, changes)
  local due = redis.call('ZRANGEBYSCORE', prefix .. 'held', '-inf', now)
  if #due == 0 then return end
  redis.call('ZREMRANGEBYSCORE', prefix .. 'held', '-inf', now)
  for _, member in ipairs(due) do
    local ordinal = tonumber(string.match(member, '^(%d+):'))
    changes[#changes + 1] = ordinal .. ',' .. base_state(prefix, ordinal) .. ',0,'
  end
end

-- A change is "ordinal,state,held until (ms),shopper". Returns the message that everybody was sent.
local function publish(prefix, now, changes)
  if #changes == 0 then return '' end
  local version = redis.call('INCR', prefix .. 'version')
  local message = prefix .. ' ' .. version .. ' ' .. now .. ' ' .. table.concat(changes, ';')
  redis.call('PUBLISH', '${CHANGES_CHANNEL}', message)
  return message
end
`;

/**
 * ARGV: prefix, run id. Returns {complete, version, states, held members and scores, now}. What has run out and was
 * not announced yet is in there: a board shows the same at a version, whenever it was made.
 */
export const SNAPSHOT_LUA = `${AVAILABILITY_LUA}
local prefix = ARGV[1]
local now = now_ms()
return {
  is_complete(prefix, ARGV[2]) and 1 or 0,
  redis.call('GET', prefix .. 'version') or '0',
  redis.call('GET', prefix .. 'states') or '',
  redis.call('ZREVRANGEBYSCORE', prefix .. 'held', '+inf', '-inf', 'WITHSCORES'),
  tostring(now)
}`;

/** ARGV: prefix, run id. Returns {version, message of what has run out or '', now}, or {} without a whole copy. */
export const SWEEP_LUA = `${AVAILABILITY_LUA}
local prefix = ARGV[1]
if not is_complete(prefix, ARGV[2]) then return {} end
local changes = {}
local now = now_ms()
sweep(prefix, now, changes)
local message = publish(prefix, now, changes)
return { redis.call('GET', prefix .. 'version') or '0', message, tostring(now) }`;

const APPLY_CLAIM_LUA = `
local function apply_claim(prefix, seat, now, changes)
  -- seat = { o = ordinal, id, left = ms or nil, claim, shopper }
  local key = prefix .. 'seat:' .. seat.id
  if seat.left then
    if redis.call('SET', key, 'claim:' .. seat.claim, 'PX', seat.left, 'NX') then
      redis.call('ZADD', prefix .. 'held', now + seat.left, seat.o .. ':' .. seat.shopper)
      changes[#changes + 1] = seat.o .. ',1,' .. (now + seat.left) .. ',' .. seat.shopper
    end
  end
end
`;

/**
 * ARGV: prefix, JSON list of seats `{ o, id, s, v, left?, claim?, shopper, free }` as Postgres has them, JSON map
 * shopper -> bought. A row older than what is here already is passed over. Works on an incomplete copy too, so
 * that a rebuild that began earlier cannot undo it.
 */
export const SYNC_LUA = `${AVAILABILITY_LUA}${APPLY_CLAIM_LUA}
local prefix = ARGV[1]
local now = now_ms()
local changes = {}
sweep(prefix, now, changes)
for _, seat in ipairs(cjson.decode(ARGV[2])) do
  local known = tonumber(redis.call('HGET', prefix .. 'versions', seat.o) or '-1')
  if seat.v > known then
    redis.call('HSET', prefix .. 'versions', seat.o, seat.v)
    redis.call('SETRANGE', prefix .. 'states', seat.o, tostring(seat.s))
    local key = prefix .. 'seat:' .. seat.id
    local lock = redis.call('GET', key)
    local ended = lock and string.sub(lock, 1, 6) == 'claim:' and not seat.left
    if seat.s ~= 0 or ended then
      redis.call('DEL', key)
      redis.call('ZREM', prefix .. 'held', seat.o .. ':' .. seat.shopper)
      lock = false
    end
    apply_claim(prefix, seat, now, changes)
    if not lock and not seat.left then changes[#changes + 1] = seat.o .. ',' .. seat.s .. ',0,' end
  end
end
for shopper, count in pairs(cjson.decode(ARGV[3])) do
  redis.call('HSET', prefix .. 'bought', shopper, count)
end
return publish(prefix, now, changes)`;

/**
 * ARGV: prefix, token, run id. Marks the start of a rebuild; a wipe before its end takes the mark away.
 * Returns 'mine', 'theirs' while another process rebuilds, or 'complete' when there is nothing left to do.
 */
export const REBUILD_START_LUA = `${AVAILABILITY_LUA}
if is_complete(ARGV[1], ARGV[3]) then return 'complete' end
return redis.call('SET', ARGV[1] .. 'rebuild', ARGV[2], 'PX', 5000, 'NX') and 'mine' or 'theirs'`;

/**
 * ARGV: prefix, token, run id, states, JSON list of {ordinal, version} pairs as one flat list, JSON list of
 * claims as in sync, JSON map of bought. Returns 1, or 0 when the copy was wiped since the start.
 */
export const REBUILD_FINISH_LUA = `${AVAILABILITY_LUA}${APPLY_CLAIM_LUA}
local prefix = ARGV[1]
if redis.call('GET', prefix .. 'rebuild') ~= ARGV[2] then return 0 end
local now = now_ms()
local fresh = {}
local flat = cjson.decode(ARGV[5])
for i = 1, #flat, 2 do fresh[flat[i]] = flat[i + 1] end
local newer = {}
local known = redis.call('HGETALL', prefix .. 'versions')
for i = 1, #known, 2 do
  local ordinal, version = tonumber(known[i]), tonumber(known[i + 1])
  if version > (fresh[ordinal] or 0) then
    newer[#newer + 1] = { ordinal, redis.call('GETRANGE', prefix .. 'states', ordinal, ordinal), version }
  end
end
redis.call('DEL', prefix .. 'versions', prefix .. 'bought')
redis.call('SET', prefix .. 'states', ARGV[4])
for i = 1, #flat, 2 do redis.call('HSET', prefix .. 'versions', flat[i], flat[i + 1]) end
for _, n in ipairs(newer) do
  redis.call('SETRANGE', prefix .. 'states', n[1], n[2])
  redis.call('HSET', prefix .. 'versions', n[1], n[3])
end
for shopper, count in pairs(cjson.decode(ARGV[7])) do
  redis.call('HSET', prefix .. 'bought', shopper, count)
end
local changes = {}
for _, seat in ipairs(cjson.decode(ARGV[6])) do apply_claim(prefix, seat, now, changes) end
local version = tonumber(redis.call('GET', prefix .. 'version') or '0')
if now > version then redis.call('SET', prefix .. 'version', now) end
redis.call('SET', prefix .. 'complete', ARGV[3])
redis.call('DEL', prefix .. 'rebuild')
redis.call('INCR', prefix .. 'version')
return 1`;
