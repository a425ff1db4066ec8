/** What the page of the waiting room says about something that was done. */
export interface RoomNotice {
  heading: string;
  words: string;
}

export const LINK_ON_ITS_WAY: RoomNotice = {
  heading: 'Look in your inbox',
  words:
    'A link is on its way to that address. Your place is taken when you open it, on this device or another one. ' +
    'We send one mail in ten minutes: look in junk mail before you ask again.',
};

export const NO_MORE_MAILS: RoomNotice = {
  heading: 'No more mails about this queue',
  words: 'The place itself stays as it is. Whoever has it may ask for mails again.',
};
