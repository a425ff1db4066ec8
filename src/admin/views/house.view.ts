import type { ErrorItemView } from '../../platform/web/page.view.js';
import type { BookingLineView } from './bookings.view.js';
import type {
  AdminFieldView,
  AdminPageView,
  AdminSelectView,
  FactView,
  MoneyView,
  OptionView,
  StateView,
  StockView,
  TierClass,
} from './shell.view.js';

/** A plan drawn by its outlines. `points` as SVG has them: `1,2 3,4`. */
export interface PlanDrawingView {
  viewBox: string;
  words: string;
  sections: { tierClass: TierClass; points: string }[];
  decorations: { points: string }[];
}

/** `admin/seating-plans`: list, upload (multipart field `plan`) and the simple generator. */
export interface SeatingPlansView extends AdminPageView {
  /** Of the file just loaded; `path` says where in it. */
  problems: { path: string; message: string }[];
  plans: { href: string; name: string; seats: number; sections: number; drawing: PlanDrawingView }[];
  /** Posts name, sections (how many), rows, seatsPerRow, category to `/admin/seating-plans/generated`. */
  generator: Record<'name' | 'sections' | 'rows' | 'seatsPerRow' | 'category', AdminFieldView>;
}

/** `admin/seating-plan`: one plan, looked at. */
export interface SeatingPlanView extends AdminPageView {
  name: string;
  seats: number;
  rowCount: number;
  createdAt: string;
  zone: string;
  drawing: PlanDrawingView;
  categories: { name: string; seats: number }[];
  sections: { name: string; seats: number }[];
  access: { name: string; seats: number }[];
}

/** `admin/venues`: list, and a form that posts name, city, country, timeZone. */
export interface VenuesView extends AdminPageView {
  errors: ErrorItemView[];
  venues: { name: string; city: string; country: string; timeZone: string }[];
  fields: Record<'name' | 'city' | 'country', AdminFieldView> & { timeZone: AdminSelectView };
  timeZones: OptionView[];
}

/** `admin/performance-live`: read again every `everySeconds` by the island, while the page is in sight. */
export interface PerformanceLiveView extends AdminPageView {
  eventName: string;
  eventHref: string;
  bookingsHref: string;
  everySeconds: number;
  now: string;
  startsAt: string;
  zone: string;
  place: string;
  state: StateView;
  clocks: { term: string; value: string }[];
  hasBadProof: boolean;
  proofs: FactView[];
  /** Six figures, from waiting to sold. */
  flow: { label: string; value: string; note: string }[];
  sections: { name: string; stock: StockView; sold: number; held: number; free: number }[];
  bookings: BookingLineView[];
  /** How far the refunds of a cancelled performance have come; null for any other. */
  massRefund: { heading: string; percent: number; facts: FactView[]; failedHref: string | null } | null;
  /** `action` null: the button is there and cannot be pressed, and `words` say why. */
  levers: { name: string; words: string; button: string; action: string | null }[];
  /** The public number of its draw; null without a queue. */
  drawHref: string | null;
  tiers: { name: string; sold: number; taken: MoneyView }[];
}
