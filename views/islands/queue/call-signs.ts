const NOTES: readonly (readonly [hertz: number, afterSeconds: number])[] = [
  [523.25, 0],
  [659.25, 0.18],
  [783.99, 0.36],
];
const NOTE_SECONDS = 0.5;
const LOUDNESS = 0.25;

/** How one is told that it is one's turn, beside the page itself: only what was asked for, by a click. */
export class CallSigns {
  private audio: AudioContext | undefined;
  private readonly sound: HTMLInputElement | null;
  private readonly notification: HTMLInputElement | null;

  constructor(
    box: HTMLElement,
    private readonly say: (words: string) => void,
  ) {
    this.sound = box.querySelector('[name="sound"]');
    this.notification = box.querySelector('[name="notification"]');
    box.hidden = false;
    this.sound?.addEventListener('change', () => {
      // Played at once: so one knows it, and the browser lets it be played later.
      if (this.sound?.checked) this.play();
    });
    if (!('Notification' in window)) this.notification?.closest('label')?.setAttribute('hidden', '');
    this.notification?.addEventListener('change', () => void this.askLeave());
  }

  /** It is one's turn. */
  call(title: string): void {
    if (this.sound?.checked) this.play();
    if (!this.notification?.checked) return;
    try {
      const shown = new Notification(title, { tag: 'your-turn', requireInteraction: true });
      shown.addEventListener('click', () => window.focus());
    } catch {
      // Some browsers know notifications only from a service worker; the page and the sound remain.
    }
  }

  private async askLeave(): Promise<void> {
    if (!this.notification?.checked) return;
    if ((await Notification.requestPermission()) === 'granted') return;
    this.notification.checked = false;
    this.say('Your browser does not allow notifications from here.');
  }

  private play(): void {
    this.audio ??= new AudioContext();
    const { audio } = this;
    void audio.resume();
    for (const [hertz, after] of NOTES) {
      const [tone, volume] = [audio.createOscillator(), audio.createGain()];
      const start = audio.currentTime + after;
      tone.frequency.value = hertz;
      volume.gain.setValueAtTime(LOUDNESS, start);
      volume.gain.exponentialRampToValueAtTime(0.001, start + NOTE_SECONDS);
      tone.connect(volume).connect(audio.destination);
      tone.start(start);
      tone.stop(start + NOTE_SECONDS);
    }
  }
}
