import { isAlive } from './processes.js';
const LOOK_EVERY_MS = 1000;
/** Brings a server back that has died under a running Frontrow; its clients reconnect by themselves. */ export class Keeper {
    name;
    server;
    log;
    timer;
    work;
    constructor(name, server, log){
        this.name = name;
        this.server = server;
        this.log = log;
        this.timer = setInterval(()=>this.look(), LOOK_EVERY_MS);
        this.timer.unref();
    }
    /** Stops looking, lets a restart that runs finish, and then stops the server. */ async stop() {
        clearInterval(this.timer);
        await this.work;
        await this.server.stop();
    }
    look() {
        if (this.work !== undefined || isAlive(this.server.pid)) return;
        this.log(`${this.name} has ended unexpectedly. Starting it again.`);
        this.work = this.server.restart().catch((error)=>this.log(`${this.name} did not come back: ${String(error)}`)).finally(()=>this.work = undefined);
    }
}

//# sourceMappingURL=keeper.js.map
