import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock } from './clock/clock.js';
import { Config, type Settings } from './config/config.js';
import { DatabaseModule } from './database/index.js';
import { JobsModule } from './jobs/index.js';
import { MailsModule } from './mail/index.js';
import { HealthController } from './observability/health.controller.js';
import { Metrics } from './observability/metrics.js';
import { ApiDocument, OpenApiController } from './openapi/index.js';
import { RedisModule } from './redis/index.js';
import { Passwords } from './security/passwords.js';
import { SignedTokens } from './security/signed-tokens.js';
import { EarlyAnswers, EarlyJson, RequestCounts } from './web/early/index.js';

/** Everything that knows no ticket word, for every module. */
@Global()
@Module({
  controllers: [HealthController, OpenApiController],
  providers: [ApiDocument, Clock, Passwords, SignedTokens, Metrics, EarlyAnswers, EarlyJson, RequestCounts],
  exports: [
    ApiDocument,
    Clock,
    Passwords,
    SignedTokens,
    Metrics,
    EarlyAnswers,
    EarlyJson,
    RequestCounts,
    Config,
  ],
})
export class PlatformModule {
  static for(config: Settings, entities: (new () => object)[]): DynamicModule {
    return {
      module: PlatformModule,
      imports: [DatabaseModule.forEntities(entities), RedisModule, JobsModule, MailsModule],
      providers: [{ provide: Config, useValue: config }],
    };
  }
}
