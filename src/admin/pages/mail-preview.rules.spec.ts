import { withPictures } from './mail-preview.rules.js';

describe('the preview of a mail', () => {
  const picture = { filename: 'a.png', contentType: 'image/png', content: 'AAAA', cid: 'ticket-1' };

  it('shows attached pictures, and leaves what is not attached alone', () => {
    const html = '<img src="cid:ticket-1"><img src="cid:ticket-2">';
    expect(withPictures(html, [picture])).toBe(
      '<img src="data:image/png;base64,AAAA"><img src="cid:ticket-2">',
    );
  });
});
