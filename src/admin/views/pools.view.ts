import type { ErrorItemView } from '../../platform/web/page.view.js';
import type { AdminFieldView, AdminPageView } from './shell.view.js';

/** `admin/pools`: capacities that several sales share, and a form that posts name and capacity. */
export interface PoolsView extends AdminPageView {
  pools: {
    /** From 1. */
    nth: number;
    name: string;
    capacity: number;
    sales: { href: string; name: string; weight: string; share: string; inside: string }[];
  }[];
  errors: ErrorItemView[];
  fields: Record<'name' | 'capacity', AdminFieldView>;
}
