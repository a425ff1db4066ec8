/* As much of Stripe.js as the card form uses. The script itself comes from Stripe, as its rules want it. */

export interface StripeFailure {
  /** In the fan's words already. */
  message?: string;
}

export interface PaymentElement {
  on(name: 'ready' | 'change' | 'loaderror', work: () => void): PaymentElement;
  mount(place: HTMLElement): void;
}

export interface Appearance {
  theme: 'flat';
  variables: Record<string, string>;
  rules: Record<string, Record<string, string>>;
}

export interface Elements {
  create(
    type: 'payment',
    options: { layout: string; wallets: Record<string, 'never'>; terms: Record<string, 'never'> },
  ): PaymentElement;
  submit(): Promise<{ error?: StripeFailure }>;
  update(options: { appearance: Appearance }): void;
}

export interface StripeJs {
  elements(options: {
    mode: 'payment';
    amount: number;
    currency: string;
    captureMethod: 'manual';
    paymentMethodCreation: 'manual';
    paymentMethodTypes: string[];
    locale: string;
    appearance: Appearance;
  }): Elements;
  createPaymentMethod(of: {
    elements: Elements;
  }): Promise<{ error?: StripeFailure; paymentMethod?: { id: string } }>;
}

declare global {
  interface Window {
    /** Absent when the script could not be loaded. */
    Stripe?: (publishableKey: string) => StripeJs;
  }
}
