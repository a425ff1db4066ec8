import { type CanActivate, Injectable, mixin, type Type } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { notFound } from '../../platform/general-problems.js';
import { DomainError } from '../../platform/problem.js';

type Name = Config['paymentProvider'];

/** Leaves what belongs to one provider out where another one takes the money: its addresses answer 404. */
export function onlyWith(name: Name): Type<CanActivate> {
  @Injectable()
  class OnlyWithProvider implements CanActivate {
    constructor(private readonly config: Config) {}

    canActivate(): boolean {
      const { paymentProvider } = this.config;
      if (paymentProvider === name) return true;
      throw new DomainError(notFound, {
        detail: `This belongs to the provider "${name}", and payments go by "${paymentProvider}" here.`,
      });
    }
  }
  return mixin(OnlyWithProvider);
}
