const NOTES: readonly (readonly [hertz: number, afterSeconds: number])[] = [
  [523.25, 0],
  [659.25, 0.18],
  [783.99, 0.36],
];
const NOTE_SECONDS = 0.5;
const LOUDNESS = 0.25;

const KEY = 'told';

interface Wishes {
  sound: boolean;
  notification: boolean;
}

/** In the browser only, for every queue: whoever wishes a sound wishes it the next time too. */
function keptWishes(): Wishes {
  try {
    const kept = localStorage.getItem(KEY)?.split(' ') ?? [];
    return { sound: kept.includes('sound'), notification: kept.includes('notification') };
  } catch {
    // A browser that keeps nothing asks again.
    return { sound: false, notification: false };
  }
}

function keepWishes({ sound, notification }: Wishes): void {
  try {
    localStorage.setItem(KEY, [sound ? 'sound' : '', notification ? 'notification' : ''].join(' '));
  } catch {
    // As above.
  }
}

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
    this.restore();
    box.addEventListener('change', () => keepWishes(this.wishes()));
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

  private wishes(): Wishes {
    return { sound: this.sound?.checked === true, notification: this.notification?.checked === true };
  }

  /** As it was wished before the page was loaded again; a leave that is gone meanwhile is not assumed. */
  private restore(): void {
    const { sound, notification } = keptWishes();
    if (this.sound) this.sound.checked = sound;
    if (this.notification)
      this.notification.checked =
        notification && 'Notification' in window && Notification.permission === 'granted';
    // A browser lets a page sound only once it was touched; any touch will do.
    if (sound)
      addEventListener('pointerdown', () => void (this.audio ??= new AudioContext()).resume(), {
        once: true,
      });
  }

  private async askLeave(): Promise<void> {
    if (!this.notification?.checked) return;
    if ((await Notification.requestPermission()) === 'granted') return;
    this.notification.checked = false;
    keepWishes(this.wishes());
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
