import { createHash } from 'node:crypto';
/** A Lua script that is sent by its hash, and whole only to a server that does not know it yet. */ export class Script {
    source;
    sha;
    constructor(source){
        this.source = source;
        this.sha = createHash('sha1').update(source).digest('hex');
    }
    async run(client, keys, args) {
        try {
            return await client.evalsha(this.sha, keys.length, ...keys, ...args);
        } catch (error) {
            if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
            return client.eval(this.source, keys.length, ...keys, ...args);
        }
    }
}

//# sourceMappingURL=script.js.map
