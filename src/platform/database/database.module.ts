import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from '../config/config.js';
import { invariant } from '../assert.js';
import { dataSourceOptions } from './data-source.js';
import { Database } from './database.js';

@Global()
@Module({ providers: [Database], exports: [Database] })
export class DatabaseModule {
  static forEntities(entities: (new () => object)[]): DynamicModule {
    const connection = TypeOrmModule.forRootAsync({
      inject: [Config],
      useFactory: (config: Config) => {
        invariant(config.databaseUrl !== undefined, 'the database address is known before the app starts');
        return {
          ...dataSourceOptions(
            { url: config.databaseUrl, replicaUrls: config.databaseReplicaUrls },
            entities,
          ),
          retryAttempts: 3,
        };
      },
    });
    return { module: DatabaseModule, imports: [connection] };
  }
}
