import { AVAILABILITY_LUA } from '../inventory/index.js';
import type { LockScripts } from '../platform/redis/index.js';

/**
 * The scripts that Redlock runs instead of its own, many in one command. KEYS: the shopper's key (-> id of the one hold
 * in this performance), the request (behind the hash tag `request:<attempt> <op> ...`, no key; see
 * `hold-request.rules.ts`), then the lock of each seat. ARGV: value, ttl (ms). Each returns `{vote, ...}`; on success
 * `{#KEYS, hold}`, the hold as JSON, or after a placement only what its shopper does not know yet. A hold is kept as
 * JSON under `hold:<id>` and ends by itself with its seats' locks. The news are the message of the availability change.
 */
const BEFORE = `${AVAILABILITY_LUA}
local prefix = KEYS[1] .. ':'
local is_whole = is_complete(prefix, ARGV[1])
local now = now_ms()
local changes = {}
if is_whole then sweep(prefix, now, changes) end

-- The op of a request, and where what goes with it begins: a pattern's '.*' would look at each byte of that.
local function read(request) return string.match(request, '^%S+ (%S+) ()') end

local function read_json(request)
  return cjson.decode(string.sub(request, select(2, read(request))))
end

local function digits(whole) return string.format('%d', whole) end

local function find(id)
  local text = id and redis.call('GET', prefix .. 'hold:' .. id)
  return text and cjson.decode(text)
end

local function seat_key(seat)
  return prefix .. 'seat:' .. seat.seatId
end

local function let_go(hold, seat)
  local lock = redis.call('GET', seat_key(seat))
  redis.call('ZREM', prefix .. 'held', seat.o .. ':' .. hold.shopperId)
  -- Its time was over, and somebody else has it by now.
  if lock and lock ~= hold.token then return end
  redis.call('DEL', seat_key(seat))
  changes[#changes + 1] = seat.o .. ',' .. base_state(prefix, seat.o) .. ',0,'
end

-- expires and left are text: made from a number, each costs as much as a command.
local function hold_seat(key, ordinal, shopper, token, expires, left)
  redis.call('SET', key, token, 'PX', left)
  redis.call('ZADD', prefix .. 'held', expires, ordinal .. ':' .. shopper)
  changes[#changes + 1] = ordinal .. ',1,' .. expires .. ',' .. shopper
end

local function keep(hold, shopper_key)
  local expires, left = digits(hold.expiresAt), digits(hold.expiresAt - now)
  for _, seat in ipairs(hold.seats) do
    hold_seat(seat_key(seat), digits(seat.o), hold.shopperId, hold.token, expires, left)
  end
  local text = cjson.encode(hold)
  redis.call('SET', prefix .. 'hold:' .. hold.id, text, 'PX', left)
  redis.call('SET', shopper_key, hold.id, 'PX', left)
  return text
end
`;

/** How far the time that a process gives a hold may be from the server's own. */
const CLOCKS_APART_MS = 1_000;

/**
 * Takes all the seats or none. The one hold that a shopper has keeps its id and its times and gets new seats. The hold
 * comes as text, so that the many who hold for the first time cost no parsing in here, and what comes back is
 * `<id> <created> <expires> <extensions left>`.
 */
const PLACE = `
if not is_whole then return { 0, 'incomplete' } end
local id, at, shopper, per_hold, per_shopper, extensions, ordinals, rest_from =
  string.match(KEYS[2], '^(%S+) (%S+) (%S+) (%S+) (%S+) (%S+) (%S+) ()', select(2, read(KEYS[2])))
local found = redis.call('MGET', KEYS[1], unpack(KEYS, 3))
local before = find(found[1])
if before and before.payment then
  return { 0, before.payment.running and 'payment-in-progress' or 'payment-idle', before.id }
end
local count = #KEYS - 2
local bought = tonumber(redis.call('HGET', prefix .. 'bought', shopper) or '0')
if count > tonumber(per_hold) or bought + count > tonumber(per_shopper) then
  return { 0, 'limit-reached', tostring(bought) }
end
local taken, wanted, i = {}, {}, 2
for ordinal in string.gmatch(ordinals, '%d+') do
  i = i + 1
  local seat_id = string.sub(KEYS[i], #prefix + 6)
  local lock = found[i - 1]
  local mine = before and lock == before.token
  if base_state(prefix, ordinal) ~= 0 or (lock and not mine) then taken[#taken + 1] = seat_id end
  wanted[seat_id] = true
end
if #taken > 0 then return { 0, 'seats-taken', cjson.encode(taken) } end

-- The clock in here rules, but for what is no more than the time of a request.
local created = math.abs(now - at) <= ${CLOCKS_APART_MS} and tonumber(at) or now
local expires = created + tonumber(ARGV[2])
local older = ''
if before then
  id, created, expires, extensions = before.id, before.createdAt, before.expiresAt, before.extensionsLeft
  for _, seat in ipairs(before.seats) do
    if not wanted[seat.seatId] then let_go(before, seat) end
  end
  -- A placement that is granted here may fail as a whole, or its answer be lost; then this is put back.
  if before.before then before.before.before = nil end
  older = ',"before":' .. cjson.encode(before)
end
local left = digits(expires - now)
created, expires = digits(created), digits(expires)
local text = '{"id":"' .. id .. '","token":"' .. ARGV[1] .. '","createdAt":' .. created .. ',"expiresAt":' .. expires ..
  ',"extensionsLeft":' .. extensions .. ',"performanceId":"' .. string.sub(prefix, #'{p:' + 1, -#'}:' - 1) ..
  '","shopperId":"' .. shopper .. '",' .. string.sub(KEYS[2], rest_from) .. older .. '}'
i = 2
for ordinal in string.gmatch(ordinals, '%d+') do
  i = i + 1
  hold_seat(KEYS[i], ordinal, shopper, ARGV[1], expires, left)
end
redis.call('SET', prefix .. 'hold:' .. id, text, 'PX', left)
redis.call('SET', KEYS[1], id, 'PX', left)
return { #KEYS, id .. ' ' .. created .. ' ' .. expires .. ' ' .. extensions }`;

/**
 * op: adopt (id and times that other servers know the hold by), extend (by ttl), pin (a payment begins), unpin (it
 * waits for another card, or is over).
 */
const CHANGE = `
local op, request = read(KEYS[2]), read_json(KEYS[2])
local hold = find(op == 'adopt' and redis.call('GET', KEYS[1]) or request.id)
if not hold then return { 0, 'gone' } end
if hold.token ~= ARGV[1] then return { 0, 'changed' } end
if op == 'adopt' then
  redis.call('DEL', prefix .. 'hold:' .. hold.id)
  hold.id, hold.createdAt, hold.expiresAt, hold.extensionsLeft =
    request.id, request.createdAt, request.expiresAt, request.extensionsLeft
elseif op == 'extend' then
  if hold.payment and hold.payment.running then return { 0, 'payment-in-progress' } end
  local latest = hold.createdAt + request.maxLifeMs
  local target = math.min(now + request.ttlMs, latest)
  if hold.extensionsLeft < 1 or target <= hold.expiresAt then return { 0, 'no-extensions' } end
  hold.expiresAt = target
  hold.extensionsLeft = hold.extensionsLeft - 1
elseif op == 'pin' then
  hold.expiresAt = math.max(hold.expiresAt, now + request.pinMs)
  hold.payment = { id = request.payment, running = true }
elseif op == 'unpin' then
  if request.over then hold.payment = nil
  elseif hold.payment then hold.payment.running = false end
end
-- Whoever changes a hold knows of it: it is no longer to be undone.
hold.before = nil
hold.known = true
return { #KEYS, keep(hold, KEYS[1]) }`;

/** op: release, settle (the seats are sold; their locks go with the sale), else the undo of a placement. */
const UNLOCK = `
local op = read(KEYS[2])
-- What a placement let go may be somebody else's by the time of its undo.
local function can_come_back(hold)
  if hold.expiresAt <= now then return false end
  for _, seat in ipairs(hold.seats) do
    if base_state(prefix, seat.o) ~= 0 or redis.call('EXISTS', seat_key(seat)) == 1 then return false end
  end
  return true
end

if op == 'release' or op == 'settle' then
  local hold = find(read_json(KEYS[2]).id)
  if not hold then return { #KEYS, '' } end
  if hold.token ~= ARGV[1] then return { 0, 'changed' } end
  if op == 'release' then
    if hold.payment then return { 0, hold.payment.running and 'payment-in-progress' or 'payment-idle' } end
    for _, seat in ipairs(hold.seats) do let_go(hold, seat) end
  end
  redis.call('DEL', prefix .. 'hold:' .. hold.id)
  if redis.call('GET', KEYS[1]) == hold.id then redis.call('DEL', KEYS[1]) end
  return { #KEYS, cjson.encode(hold) }
end
local hold = op == 'place' and find(redis.call('GET', KEYS[1]))
local before = hold and hold.before
if hold and hold.token == ARGV[1] and not hold.known then
  for _, seat in ipairs(hold.seats) do let_go(hold, seat) end
  redis.call('DEL', prefix .. 'hold:' .. hold.id, KEYS[1])
  if before and can_come_back(before) then keep(before, KEYS[1]) end
elseif before and before.token == ARGV[1] and not before.known then
  -- A later placement is there already: should that be undone too, this one must not come back.
  hold.before = before.before
  redis.call('SET', prefix .. 'hold:' .. hold.id, cjson.encode(hold), 'KEEPTTL')
end
return { #KEYS, '' }`;

export const HOLD_SCRIPTS: LockScripts = {
  before: BEFORE,
  lock: PLACE,
  extend: CHANGE,
  unlock: UNLOCK,
  news: 'return publish(prefix, now, changes)',
};
