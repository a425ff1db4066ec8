import QRCode from 'qrcode';
/** Draws `text` with error correction M; throws when it is too long for a QR code. */ export function qrPath(text) {
    const { size, data } = QRCode.create(text, {
        errorCorrectionLevel: 'M'
    }).modules;
    const runs = [];
    for(let y = 0; y < size; y += 1){
        for(let x = 0; x < size; x += 1){
            if (!data[y * size + x]) continue;
            const start = x;
            while(x + 1 < size && data[y * size + x + 1])x += 1;
            runs.push(`M${start} ${y}h${x - start + 1}v1h${start - x - 1}z`);
        }
    }
    return {
        size,
        path: runs.join('')
    };
}

//# sourceMappingURL=qr-path.js.map
