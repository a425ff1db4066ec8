import type { TicketView } from './booking.view.js';
import type { PerformanceRowView } from './event.view.js';
import type { PosterView } from './home.view.js';
import type {
  ClockView,
  ErrorItemView,
  NoticeView,
  PageView,
  StateView,
  TimelineItemView,
} from './shared.view.js';

/** `docs/styleguide`: every component in every state. Served in development only. */
export interface StyleguideView extends PageView {
  swatches: { name: string; words: string }[];
  sampleErrors: ErrorItemView[];
  states: StateView[];
  calmClock: ClockView;
  lateClock: ClockView;
  notices: NoticeView[];
  posters: PosterView[];
  coupons: PerformanceRowView[];
  tickets: TicketView[];
  timeline: TimelineItemView[];
}
