export type Lights = 'auto' | 'light' | 'dark';

const KEY = 'lights';

/** What was chosen in this browser. A browser that keeps nothing (private mode) says auto. */
export function readChoice(): Lights {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'light' || kept === 'dark' ? kept : 'auto';
  } catch {
    return 'auto';
  }
}

/** Keeps the choice where the browser allows it; else it lasts as long as the page. */
export function keepChoice(choice: Lights): void {
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    applyChoice(choice);
  }
}

export function applyChoice(choice: Lights): void {
  if (choice === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;
}
