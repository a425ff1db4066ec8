/** Copies the booking reference. */
import { copyButtons } from './shared/copy-buttons.js';

copyButtons();
