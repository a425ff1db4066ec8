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
import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from '../config/config.js';
import { invariant } from '../assert.js';
import { dataSourceOptions } from './data-source.js';
import { Database } from './database.js';
export class DatabaseModule {
    static forEntities(entities) {
        const connection = TypeOrmModule.forRootAsync({
            inject: [
                Config
            ],
            useFactory: (config)=>{
                invariant(config.databaseUrl !== undefined, 'the database address is known before the app starts');
                return {
                    ...dataSourceOptions({
                        url: config.databaseUrl,
                        replicaUrls: config.databaseReplicaUrls
                    }, entities),
                    retryAttempts: 3
                };
            }
        });
        return {
            module: DatabaseModule,
            imports: [
                connection
            ]
        };
    }
}
DatabaseModule = _ts_decorate([
    Global(),
    Module({
        providers: [
            Database
        ],
        exports: [
            Database
        ]
    })
], DatabaseModule);

//# sourceMappingURL=database.module.js.map
