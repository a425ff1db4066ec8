/** What a mail server said, as far as it said anything. */
export interface SmtpAnswer {
  /** What it answered to. */
  command?: string | undefined;
  responseCode?: number | undefined;
  /** In its own words. */
  response?: string | undefined;
}

/** About one mail: its recipient, or its content. All else is about us, and may be mended by whoever runs the house. */
const ABOUT_THE_MAIL = ['RCPT TO', 'DATA'];
/** The server was not ready to hear it: commands out of order, and nobody signed in (RFC 4954). */
const NOT_YET = [503, 530];

/** Whether the same mail would be refused again: 5yz is for good (RFC 5321, 4.2.1). */
export function isRefusedForGood({ command = '', responseCode = 0 }: SmtpAnswer): boolean {
  return ABOUT_THE_MAIL.includes(command) && responseCode >= 500 && !NOT_YET.includes(responseCode);
}
