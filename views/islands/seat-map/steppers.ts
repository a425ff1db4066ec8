/** Buttons for less and more beside a number field; without this script the field does the same. */
export function startSteppers(): void {
  for (const stepper of document.querySelectorAll<HTMLElement>('[data-stepper]')) {
    const field = stepper.querySelector('input');
    if (!field) continue;
    for (const button of stepper.querySelectorAll('button')) {
      button.hidden = false;
      button.addEventListener('click', () => {
        if (button.classList.contains('stepper__more')) field.stepUp();
        else field.stepDown();
        field.dispatchEvent(new Event('change', { bubbles: true }));
      });
    }
  }
}
