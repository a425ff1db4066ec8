import type { FastifyRequest } from 'fastify';
import { type AdminPageView, type AdminPlace, adminShell, type NoticeView } from '../views/shell.view.js';

/** What is said once after something was done; the address names it, so nothing has to be kept for it. */
const NOTICES: Record<string, string> = {
  saved: 'Saved',
  published: 'On sale',
  deleted: 'Deleted',
  cancelled: 'The date is cancelled',
  refunded: 'The refund is on its way',
  compared: 'The books have been compared',
  settled: 'Noted as settled',
  loaded: 'The plan is loaded',
};

function noticeOf(request: FastifyRequest): NoticeView | null {
  const { done } = request.query as { done?: unknown };
  const heading = typeof done === 'string' && Object.hasOwn(NOTICES, done) ? NOTICES[done] : undefined;
  return heading === undefined ? null : { tone: 'good', symbol: 'circle-check', heading, words: null };
}

/** The frame of a page for the admin who asks for it. */
export function frame(request: FastifyRequest, title: string, here: AdminPlace): AdminPageView {
  const who = { name: request.admin?.email ?? '', role: 'Admin' };
  return adminShell({ title, here, who, notice: noticeOf(request) });
}
