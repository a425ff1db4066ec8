import type { Appearance } from './stripe-js.js';

/**
 * Stripe's fields in the colours and sizes of our own: read from a field of this page as the browser shows it just
 * now, so that light, dark and any later change of the style sheet are followed.
 */
export function appearanceLike(field: HTMLElement, error: HTMLElement): Appearance {
  const {
    color,
    backgroundColor,
    borderTopColor,
    borderTopWidth,
    borderRadius,
    fontSize,
    fontFamily,
    padding,
  } = getComputedStyle(field);
  const { color: danger } = getComputedStyle(error);
  const yours = getComputedStyle(document.documentElement).getPropertyValue('--yours').trim();
  return {
    theme: 'flat',
    variables: {
      ...{ colorPrimary: color, colorText: color, colorBackground: backgroundColor, colorDanger: danger },
      ...{ borderRadius, fontFamily, fontSizeBase: fontSize, spacingUnit: '4px', gridRowSpacing: '16px' },
    },
    rules: {
      '.Label': { color, fontSize, fontWeight: '650', marginBottom: '4px' },
      '.Input': { border: `${borderTopWidth} solid ${borderTopColor}`, boxShadow: 'none', padding },
      '.Input:hover': { borderColor: color },
      '.Input:focus': { borderColor: color, boxShadow: `0 0 0 4px ${yours}`, outline: 'none' },
      '.Input--invalid': { borderColor: danger, boxShadow: 'none' },
      '.Error': { color: danger, fontWeight: '650' },
    },
  };
}
