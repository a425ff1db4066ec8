import { setTimeout as sleep } from 'node:timers/promises';
import { Redis as Client } from 'ioredis';
import { EmbeddedServerError } from './server.js';
const OWNER = 'frontrow-owner';
const TAKE_OVER_PATIENCE_MS = 2500;
/**
 * Says that this process, and no other, works with the server: a named connection that is open as
 * long as the process lives. Of several, the one with the lowest connection id was first.
 */ export class RedisOwnership {
    dataDir;
    client;
    constructor(dataDir){
        this.dataDir = dataDir;
    }
    async acquire(url) {
        this.release();
        const client = new Client(url, {
            connectionName: OWNER,
            lazyConnect: true,
            // A connection made again would be a later claim, so a lost one stays lost until a restart.
            retryStrategy: ()=>null
        });
        client.on('error', ()=>undefined);
        await client.connect();
        this.client = client;
        const deadline = performance.now() + TAKE_OVER_PATIENCE_MS;
        while(!await isFirst(client)){
            if (performance.now() > deadline) {
                this.release();
                throw new EmbeddedServerError(`Another Frontrow is running on ${this.dataDir}. Stop it first, ` + 'or give this one a folder of its own with DATA_DIR.');
            }
            await sleep(100);
        }
    }
    release() {
        this.client?.disconnect();
        this.client = undefined;
    }
}
async function isFirst(client) {
    const mine = await client.client('ID');
    const list = await client.client('LIST');
    const owners = list.split('\n').filter((line)=>line.includes(` name=${OWNER} `)).map((line)=>Number(/^id=(\d+)/.exec(line)?.[1]));
    return owners.every((id)=>id >= mine);
}

//# sourceMappingURL=redis-ownership.js.map
