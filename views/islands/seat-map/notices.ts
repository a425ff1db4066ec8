const TOAST_MS = 7000;
const COUNT_MS = 300;

/** What the map says in a few words, and takes back after a while. Nothing takes it back at once. */
export function makeToast(box: HTMLElement | null): (words: string) => void {
  let timer = 0;
  return words => {
    if (!box) return;
    clearTimeout(timer);
    box.replaceChildren();
    if (words === '') return;
    const toast = document.createElement('p');
    toast.className = 'toast';
    toast.textContent = words;
    box.replaceChildren(toast);
    timer = window.setTimeout(() => box.replaceChildren(), TOAST_MS);
  };
}

/** Seats go by the hundred, words need not be written as often: at most a few times a second. */
export function counter(write: () => void): () => void {
  let timer = 0;
  return () => {
    timer ||= window.setTimeout(() => {
      timer = 0;
      write();
    }, COUNT_MS);
  };
}
