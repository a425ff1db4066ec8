import { runIdOf } from './clients.js';
/** Bounds the memory of a process whose attempts are never collected. */ const MAX_OUTCOMES = 10_000;
/**
 * One Redis master as Redlock sees it. It passes scripts on, keeps what a script says beside its vote for the
 * attempt that asked, and spares the undo on a server that voted no and therefore changed nothing.
 */ export class LockServer {
    client;
    outcomes = new Map();
    constructor(client){
        this.client = client;
    }
    evalsha(hash, args, callback) {
        this.run(args, callback, ()=>this.client.evalsha(hash, args[0], ...args.slice(1), this.runId()));
    }
    eval(args, callback) {
        const [script, keys, ...rest] = args;
        this.run(args.slice(1), callback, ()=>this.client.eval(script, keys, ...rest, this.runId()));
    }
    /** What this server said to the attempt; forgotten once taken. */ takeOutcome(attempt) {
        const outcome = this.outcomes.get(attempt) ?? {};
        this.outcomes.delete(attempt);
        return outcome;
    }
    runId() {
        return runIdOf(this.client);
    }
    run(args, callback, send) {
        const count = Number(args[0]);
        const attempt = attemptOf(args);
        const earlier = this.outcomes.get(attempt);
        if (earlier?.reply !== undefined && earlier.reply[0] === '0') {
            callback(null, count);
            return;
        }
        send().then((result)=>{
            const reply = Array.isArray(result) ? result.map(String) : [
                String(result)
            ];
            if (earlier === undefined) this.remember(attempt, {
                reply
            });
            callback(null, Number(reply[0]));
        }, (error)=>{
            const failure = error instanceof Error ? error : new Error(String(error));
            if (failure.message.startsWith('NOSCRIPT')) {
                callback(failure);
                return;
            }
            if (earlier === undefined) this.remember(attempt, {
                error: failure
            });
            callback(failure);
        });
    }
    remember(attempt, outcome) {
        if (this.outcomes.size >= MAX_OUTCOMES) this.outcomes.clear();
        this.outcomes.set(attempt, outcome);
    }
}
const ATTEMPT = /"attempt":"([^"]+)"/;
function attemptOf(args) {
    return ATTEMPT.exec(String(args[2]))?.[1] ?? '';
}

//# sourceMappingURL=lock-server.js.map
