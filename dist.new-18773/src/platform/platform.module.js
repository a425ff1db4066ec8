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
import { Clock } from './clock/clock.js';
import { Config } from './config/config.js';
import { DatabaseModule } from './database/index.js';
import { JobsModule } from './jobs/index.js';
import { MailsModule } from './mail/index.js';
import { HealthController } from './observability/health.controller.js';
import { Metrics } from './observability/metrics.js';
import { RedisModule } from './redis/index.js';
import { Passwords } from './security/passwords.js';
import { SignedTokens } from './security/signed-tokens.js';
export class PlatformModule {
    static for(config, entities) {
        return {
            module: PlatformModule,
            imports: [
                DatabaseModule.forEntities(entities),
                RedisModule,
                JobsModule,
                MailsModule
            ],
            providers: [
                {
                    provide: Config,
                    useValue: config
                }
            ]
        };
    }
}
PlatformModule = _ts_decorate([
    Global(),
    Module({
        controllers: [
            HealthController
        ],
        providers: [
            Clock,
            Passwords,
            SignedTokens,
            Metrics
        ],
        exports: [
            Clock,
            Passwords,
            SignedTokens,
            Metrics,
            Config
        ]
    })
], PlatformModule);

//# sourceMappingURL=platform.module.js.map
