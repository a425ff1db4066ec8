import type { ErrorItemView } from '../../platform/web/page.view.js';
import type { AdminFieldView, AdminPageView } from './shell.view.js';

/** `admin/draw`: the public number of a draw, and the form of its next step. */
export interface DrawDeskView extends AdminPageView {
  liveHref: string;
  performanceName: string;
  lead: string;
  /** For fans; null until the draw is closed. */
  recordHref: string | null;
  facts: { term: string; value: string }[];
  errors: ErrorItemView[];
  announce: { action: string; heading: string; words: string; source: AdminFieldView } | null;
  enter: { action: string; text: AdminFieldView; publishedAt: AdminFieldView } | null;
  abandon: { action: string; isOpen: boolean; reason: AdminFieldView } | null;
  /** Said where nothing is left to do. */
  done: string | null;
}
