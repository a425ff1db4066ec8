import type { RandomnessFacts } from '../control/randomness-desk.service.js';
import type { DrawDeskView } from '../views/draw.view.js';
import type { AdminFieldView, AdminPageView } from '../views/shell.view.js';
import { errorFor, type FieldProblem, type FormBody, textIn } from './form-body.rules.js';

interface Content {
  frame: AdminPageView;
  performance: { id: string; name: string; zone: string };
  /** Until the opening something may be announced. */
  isBeforeOpening: boolean;
  randomness: RandomnessFacts;
  /** What was typed and refused. */
  refused: { body: FormBody; problems: FieldProblem[] } | null;
}

/** What is wrong with a field, whatever the rule that refused it. */
const WRONG = {
  source: 'Say in a line, of at most 300 characters, which number it will be and where to look it up.',
  text: 'Copy the number as it was published, in one line.',
  publishedAt: 'Write the time in UTC with seconds, as in 2027-03-05T10:00:30Z.',
  reason: 'Say in a line, of at most 300 characters, why the draw goes on without it.',
} as const;
type Field = keyof typeof WRONG;

export function drawDeskPage({
  frame,
  performance,
  isBeforeOpening,
  randomness,
  refused,
}: Content): DrawDeskView {
  const { id, name, zone } = performance;
  const { announcement, frozenAt } = randomness;
  const base = `/admin/performances/${id}/draw`;
  const field = (named: Field, present = ''): AdminFieldView => ({
    value: refused === null ? present : textIn(refused.body, named),
    error: refused === null || errorFor(refused.problems, named) === null ? null : WRONG[named],
  });
  const isAwaited = announcement !== null && announcement.settledAt === null;
  const mayAnnounce =
    isBeforeOpening && frozenAt === null && (announcement?.abandonedBecause ?? null) === null;
  return {
    ...frame,
    ...{
      liveHref: `/admin/performances/${id}`,
      performanceName: name,
      lead: leadOf(randomness, isBeforeOpening),
    },
    recordHref: frozenAt === null ? null : `/draws/${id}`,
    facts: factsOf(randomness, zone),
    errors: (refused?.problems ?? []).map(({ path, message }) =>
      isField(path) ? { field: path, message: WRONG[path] } : { field: 'main', message },
    ),
    announce: mayAnnounce
      ? {
          ...{ action: base, source: field('source', announcement?.source) },
          heading: announcement === null ? 'Announce a number' : 'Announce another one',
          words:
            announcement === null
              ? 'Everybody who waits reads it at once. From the opening on nobody is called before the number is in.'
              : 'Only while nobody can join; from then on it is fixed.',
        }
      : null,
    enter:
      isAwaited && frozenAt !== null
        ? { action: `${base}/number`, text: field('text'), publishedAt: field('publishedAt') }
        : null,
    abandon: isAwaited
      ? { action: `${base}/abandonment`, isOpen: field('reason').error !== null, reason: field('reason') }
      : null,
    done: isAwaited || mayAnnounce ? null : 'There is nothing left to do: the draw is made.',
  };
}

function isField(path: string): path is Field {
  return Object.hasOwn(WRONG, path);
}

function leadOf({ announcement, frozenAt }: RandomnessFacts, isBeforeOpening: boolean): string {
  if (announcement !== null && announcement.settledAt === null) {
    return frozenAt === null
      ? 'A public number is announced. After the opening, enter it here as soon as it is known.'
      : 'The room is closed and the draw waits for its public number. Nobody is called until then.';
  }
  if ((announcement?.value ?? null) !== null)
    return 'Operator-proof: nobody, not even you, could look ahead.';
  return isBeforeOpening && announcement === null
    ? 'Tamper-evident as it is: nobody can change it afterwards. With a public number also operator-proof.'
    : 'Tamper-evident: nobody can change it afterwards unseen.';
}

function factsOf({ announcement, frozenAt }: RandomnessFacts, zone: string): DrawDeskView['facts'] {
  const stamp = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long', timeZone: zone });
  const when = (at: Date | null): string => (at === null ? 'not yet' : stamp.format(at));
  const closed = { term: 'Room closed', value: when(frozenAt) };
  if (announcement === null) return [{ term: 'Announced', value: 'none' }, closed];
  const { source, announcedAt, value, abandonedBecause, settledAt } = announcement;
  const end =
    abandonedBecause === null
      ? {
          term: 'The number',
          value: value === null ? 'not yet' : `${value.text}, public since ${when(value.publishedAt)}`,
        }
      : { term: 'Given up', value: `${when(settledAt)}: ${abandonedBecause}` };
  return [{ term: 'Announced', value: source }, { term: 'Since', value: when(announcedAt) }, closed, end];
}
