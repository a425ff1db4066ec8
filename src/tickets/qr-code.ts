import QRCode from 'qrcode';

const WIDTH_PIXELS = 480;

/** A QR code as a PNG, for where no SVG is shown: mails and PDF. Its quiet zone is what scanners need. */
export function qrPng(text: string): Promise<Buffer> {
  return QRCode.toBuffer(text, { errorCorrectionLevel: 'M', margin: 2, width: WIDTH_PIXELS });
}
