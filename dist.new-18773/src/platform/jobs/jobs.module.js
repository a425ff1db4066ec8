function _ts_decorate(decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") {
        r = Reflect.decorate(decorators, target, key, desc);
    } else {
        for(var i = decorators.length - 1; i >= 0; i--){
            if (d = decorators[i]) {
                r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
            }
        }
    }
    return c > 3 && r && Object.defineProperty(target, key, r), r;
}
function _ts_metadata(metadataKey, metadataValue) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") {
        return Reflect.metadata(metadataKey, metadataValue);
    }
}
function _ts_param(paramIndex, decorator) {
    return function(target, key) {
        decorator(target, key, paramIndex);
    };
}
import { BullModule, InjectQueue } from '@nestjs/bull';
import { Global, Module } from '@nestjs/common';
import { BullConnections, BullConnectionsModule } from './bull-connections.js';
import { JobRegistry } from './job-registry.js';
import { Outbox } from './outbox.js';
import { OUTBOX_QUEUE, OutboxNudge } from './outbox-nudge.js';
import { OutboxProcessor } from './outbox.processor.js';
import { OutboxRelay } from './outbox-relay.js';
/** Two deaths of a worker must not bury a nudge for ever, as Bull's default of 1 would. */ const MAX_STALLED_COUNT = 10;
const bull = BullModule.forRootAsync({
    imports: [
        BullConnectionsModule
    ],
    inject: [
        BullConnections
    ],
    useFactory: (connections)=>({
            // The hash tag keeps all of a queue's keys in one slot of a cluster.
            prefix: '{bull}',
            createClient: (type)=>connections.open(type),
            settings: {
                maxStalledCount: MAX_STALLED_COUNT
            }
        })
});
export class JobsModule {
    queue;
    connections;
    constructor(queue, connections){
        this.queue = queue;
        this.connections = connections;
    }
    /** @nestjs/bull closes queues only at the very end; until then a worker would go on taking jobs. */ async onModuleDestroy() {
        await this.queue.pause(true, true).catch(()=>undefined);
    }
    async beforeApplicationShutdown() {
        await this.queue.close(true).catch(()=>undefined);
        this.connections.close();
    }
}
JobsModule = _ts_decorate([
    Global(),
    Module({
        imports: [
            bull,
            BullConnectionsModule,
            BullModule.registerQueue({
                name: OUTBOX_QUEUE
            })
        ],
        providers: [
            JobRegistry,
            Outbox,
            OutboxNudge,
            OutboxRelay,
            OutboxProcessor
        ],
        exports: [
            JobRegistry,
            Outbox,
            OutboxRelay
        ]
    }),
    _ts_param(0, InjectQueue(OUTBOX_QUEUE)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Queue === "undefined" ? Object : Queue,
        typeof BullConnections === "undefined" ? Object : BullConnections
    ])
], JobsModule);

//# sourceMappingURL=jobs.module.js.map
