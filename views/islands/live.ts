/** Reads the page of a live sale again and again and puts the new figures in place, while it is in sight. */
const box = document.querySelector<HTMLElement>('[data-live]');

async function readAgain(old: HTMLElement): Promise<HTMLElement> {
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (!answer.ok || answer.redirected) return old;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector<HTMLElement>('[data-live]');
    if (!fresh || old.contains(document.activeElement)) return old;
    old.replaceWith(fresh);
    return fresh;
  } catch {
    return old;
  }
}

async function follow(first: HTMLElement): Promise<void> {
  let current = first;
  for (;;) {
    await new Promise(resolve => setTimeout(resolve, Number(current.dataset.liveSeconds ?? 5) * 1000));
    if (document.visibilityState === 'visible') current = await readAgain(current);
  }
}

if (box) void follow(box);
