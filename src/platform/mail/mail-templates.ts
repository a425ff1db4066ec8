import { Injectable } from '@nestjs/common';
import { createRenderer } from '../web/view-engine.js';
import { viewsFolder } from '../web/views-folder.js';

/** Renders the two forms of a mail from one model: `mail/<name>` and `mail/<name>-text`. */
@Injectable()
export class MailTemplates {
  private readonly renderer = createRenderer(viewsFolder());

  render(name: string, model: object): { html: string; text: string } {
    return { html: this.renderer(`mail/${name}`, model), text: this.renderer(`mail/${name}-text`, model) };
  }
}
