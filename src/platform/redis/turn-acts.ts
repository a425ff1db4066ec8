import type { Keyspace } from './keyspace.js';
import { Script } from './script.js';

/** What is asked of the locks of one hash tag. */
export interface Act {
  name: ActName;
  /** All behind the same hash tag. */
  keys: string[];
  value: string;
  ttlMs: number;
}

export type ActName = 'lock' | 'extend' | 'unlock';

/**
 * Lua. Each act is the body of a function of KEYS and ARGV (value, ttl in ms) that returns `{vote, ...details}`.
 */
export type LockScripts = Record<ActName, string> & {
  /** Runs before the acts; what it defines they may use. KEYS[1]: the hash tag of all of them. ARGV[1]: run id. */
  before: string;
  /** A body too. It runs after the acts and returns a text about all they did, '' for nothing. ARGV: run id. */
  news: string;
};

interface Due extends Act {
  granted(reply: string[]): void;
  failed(error: Error, isUnsent: boolean): void;
}

/**
 * Redis serves nobody else while a script runs, and so many acts take it less than a millisecond. With three or five
 * times as many it and this process wait for each other by turns (`npm run bench -- --only hold-free`).
 */
const MAX_ACTS = 24;
/** What is asked and what is answered are texts of lines and fields: no key and no JSON has one of these in it. */
const LINE_END = '\n';
const FIELD_END = '\t';

/**
 * Sends in one command what a whole turn of the event loop asks of one server. In a rush dozens of acts are due in a
 * turn, and a command for each, with its answer and its message to everybody, costs more than the acts. Each has its
 * own answer; an error in one is no matter of the others.
 */
export class TurnActs {
  private readonly script: Script;
  private due = new Map<string, Due[]>();

  /** @param hear gets the news of every command, before anybody gets an answer to an act in it */
  constructor(
    private readonly server: Keyspace,
    scripts: LockScripts,
    private readonly hear: (news: string) => void,
  ) {
    this.script = new Script(source(scripts));
  }

  do(act: Due): void {
    const [first = ''] = act.keys;
    const tag = first.slice(0, first.indexOf('}') + 1);
    const together = this.due.get(tag);
    if (together !== undefined && together.length < MAX_ACTS) {
      together.push(act);
      return;
    }
    if (this.due.size === 0) setImmediate(() => this.sendAll());
    else if (together !== undefined) void this.send(tag, together);
    this.due.set(tag, [act]);
  }

  private sendAll(): void {
    const { due } = this;
    this.due = new Map();
    for (const [tag, acts] of due) void this.send(tag, acts);
  }

  private async send(tag: string, acts: Due[]): Promise<void> {
    const isUnsent = !this.server.isReady(tag);
    try {
      const texts = acts.map(act => textOf(act, tag.length));
      const said = await this.script.run(this.server, [tag], runId => [runId, ...texts]);
      const [news, text] = said as [news: string, replies: string];
      this.hear(news);
      const replies = text.split(LINE_END);
      acts.forEach((act, i) => settle(act, replies[i]));
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      for (const act of acts) act.failed(failure, isUnsent);
    }
  }
}

/** @param line what the act returned, or 'error' and why */
function settle(act: Due, line = ''): void {
  const reply = line.split(FIELD_END);
  if (reply[0] === 'error') act.failed(new Error(reply[1]), false);
  else act.granted(reply);
}

/** One argument an act: each of seven would cost its length to be counted, written and read. */
function textOf({ name, keys, value, ttlMs }: Act, tagLength: number): string {
  let text = `${name} ${value} ${ttlMs}`;
  for (const key of keys) text += LINE_END + key.slice(tagLength);
  return text;
}

function source({ before, lock, extend, unlock, news }: LockScripts): string {
  return `${before}
local acts = {
  lock = function(KEYS, ARGV) ${lock}
  end,
  extend = function(KEYS, ARGV) ${extend}
  end,
  unlock = function(KEYS, ARGV) ${unlock}
  end
}
local replies = {}
for at = 2, #ARGV do
  local text = ARGV[at]
  local name, value, ttl, line_end = string.match(text, '^(%S+) (%S+) (%d+)()')
  local keys = {}
  while line_end <= #text do
    local from = line_end + 1
    line_end = string.find(text, '\\n', from, true) or #text + 1
    keys[#keys + 1] = KEYS[1] .. string.sub(text, from, line_end - 1)
  end
  local done, reply = pcall(acts[name], keys, { value, ttl })
  if not done then
    local why = type(reply) == 'table' and reply.err or tostring(reply)
    reply = { 'error', (string.gsub(why, '%c', ' ')) }
  end
  replies[#replies + 1] = table.concat(reply, '\\t')
end
local function news() ${news}
end
return { news(), table.concat(replies, '\\n') }`;
}
