import { AVAILABILITY_LUA } from '../inventory/index.js';
import type { LockScripts } from '../platform/redis/index.js';

/**
 * The scripts that Redlock runs instead of its own. KEYS: the shopper's key (-> id of the one hold in this
 * performance), the request (JSON behind the hash tag, no key), then the lock of each seat. ARGV: value, ttl (ms),
 * run id. Each returns `{vote, ...}`; on success `{#KEYS, hold as JSON, message of the availability change}`.
 * A hold is kept as JSON under `hold:<id>` and ends by itself with its seats' locks.
 */
const COMMON = `${AVAILABILITY_LUA}
local prefix = string.match(KEYS[1], '^({.-}:)')
local request = cjson.decode(string.sub(KEYS[2], #prefix + 9))
local now = now_ms()
local changes = {}

local function refuse(...)
  publish(prefix, now, changes)
  return { 0, ... }
end

local function find(id)
  local text = id and redis.call('GET', prefix .. 'hold:' .. id)
  return text and cjson.decode(text)
end

local function seat_key(seat)
  return prefix .. 'seat:' .. seat.seatId
end

local function let_go(hold, seat)
  if redis.call('GET', seat_key(seat)) == hold.token then redis.call('DEL', seat_key(seat)) end
  redis.call('ZREM', prefix .. 'held', seat.o .. ':' .. hold.shopperId)
  changes[#changes + 1] = seat.o .. ',' .. base_state(prefix, seat.o) .. ',0,'
end

local function keep(hold)
  local left = hold.expiresAt - now
  for _, seat in ipairs(hold.seats) do
    redis.call('SET', seat_key(seat), hold.token, 'PX', left)
    redis.call('ZADD', prefix .. 'held', hold.expiresAt, seat.o .. ':' .. hold.shopperId)
    changes[#changes + 1] = seat.o .. ',1,' .. hold.expiresAt .. ',' .. hold.shopperId
  end
  local text = cjson.encode(hold)
  redis.call('SET', prefix .. 'hold:' .. hold.id, text, 'PX', left)
  redis.call('SET', KEYS[1], hold.id, 'PX', left)
  return text
end
`;

/** Takes all the seats or none. The one hold that a shopper has keeps its id and its times and gets new seats. */
const PLACE = `${COMMON}
if not is_complete(prefix, ARGV[3]) then return { 0, 'incomplete' } end
sweep(prefix, now, changes)
local before = find(redis.call('GET', KEYS[1]))
if before and before.payment then
  return refuse(before.payment.running and 'payment-in-progress' or 'payment-idle', before.id)
end
local bought = tonumber(redis.call('HGET', prefix .. 'bought', request.shopperId) or '0')
if #request.seats > request.perHold or bought + #request.seats > request.perShopper then
  return refuse('limit-reached', tostring(bought))
end
local taken = {}
for i, seat in ipairs(request.seats) do
  local lock = redis.call('GET', KEYS[i + 2])
  local mine = before and lock == before.token
  if base_state(prefix, seat.o) ~= 0 or (lock and not mine) then taken[#taken + 1] = seat.seatId end
end
if #taken > 0 then return refuse('seats-taken', cjson.encode(taken)) end

local wanted = {}
for _, seat in ipairs(request.seats) do wanted[seat.seatId] = true end
if before then
  for _, seat in ipairs(before.seats) do
    if not wanted[seat.seatId] then let_go(before, seat) end
  end
end
local hold = {
  id = before and before.id or request.id,
  performanceId = request.performanceId,
  shopperId = request.shopperId,
  token = ARGV[1],
  createdAt = before and before.createdAt or now,
  expiresAt = before and before.expiresAt or now + tonumber(ARGV[2]),
  extensionsLeft = before and before.extensionsLeft or request.extensions,
  currency = request.currency,
  seats = request.seats
}
-- Only with several masters can a placement be granted here and fail as a whole; then this is put back.
if request.masters > 1 and before then
  before.before = nil
  hold.before = before
end
local text = keep(hold)
return { #KEYS, text, publish(prefix, now, changes) }`;

/** request.op: extend (by ttl), pin (a payment begins), unpin (it waits for another card, or is over). */
const CHANGE = `${COMMON}
local hold = find(request.id)
if not hold then return refuse('gone') end
if hold.token ~= ARGV[1] then return refuse('changed') end
if request.op == 'extend' then
  if hold.payment and hold.payment.running then return refuse('payment-in-progress') end
  local latest = hold.createdAt + request.maxLifeMs
  local target = math.min(now + request.ttlMs, latest)
  if hold.extensionsLeft < 1 or target <= hold.expiresAt then return refuse('no-extensions') end
  hold.expiresAt = target
  hold.extensionsLeft = hold.extensionsLeft - 1
elseif request.op == 'pin' then
  hold.expiresAt = math.max(hold.expiresAt, now + request.pinMs)
  hold.payment = { id = request.payment, running = true }
elseif request.op == 'unpin' then
  if request.over then hold.payment = nil
  elseif hold.payment then hold.payment.running = false end
end
local text = keep(hold)
return { #KEYS, text, publish(prefix, now, changes) }`;

/** request.op: release, settle (the seats are sold; their locks go with the sale), else the undo of a placement. */
const UNLOCK = `${COMMON}
if request.op == 'release' or request.op == 'settle' then
  local hold = find(request.id)
  if not hold then return { #KEYS, '', '' } end
  if hold.token ~= ARGV[1] then return refuse('changed') end
  if request.op == 'release' then
    if hold.payment then return refuse(hold.payment.running and 'payment-in-progress' or 'payment-idle') end
    for _, seat in ipairs(hold.seats) do let_go(hold, seat) end
  end
  redis.call('DEL', prefix .. 'hold:' .. hold.id)
  if redis.call('GET', KEYS[1]) == hold.id then redis.call('DEL', KEYS[1]) end
  return { #KEYS, cjson.encode(hold), publish(prefix, now, changes) }
end
local hold = find(redis.call('GET', KEYS[1]))
if request.op == 'place' and hold and hold.token == ARGV[1] then
  for _, seat in ipairs(hold.seats) do let_go(hold, seat) end
  redis.call('DEL', prefix .. 'hold:' .. hold.id, KEYS[1])
  if hold.before and hold.before.expiresAt > now then keep(hold.before) end
  publish(prefix, now, changes)
end
return { #KEYS, '', '' }`;

export const HOLD_SCRIPTS: LockScripts = { lock: PLACE, extend: CHANGE, unlock: UNLOCK };
