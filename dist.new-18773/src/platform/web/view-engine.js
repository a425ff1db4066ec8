import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import Handlebars from 'handlebars';
import { viewHelpers } from './view-helpers.js';
/** Unknown helpers fail when a template is compiled; a missing value fails when it is rendered. */ export function compileOptions(helperNames) {
    return {
        knownHelpersOnly: true,
        knownHelpers: Object.fromEntries(helperNames.map((name)=>[
                name,
                true
            ])),
        strict: true,
        preventIndent: true
    };
}
/** Every template below `folder`, by the name it is rendered or included by: `storefront/home`. */ export function findTemplates(folder) {
    const found = new Map();
    for (const entry of readdirSync(folder, {
        withFileTypes: true,
        recursive: true
    })){
        if (!entry.isFile() || !entry.name.endsWith('.hbs')) continue;
        const file = join(entry.parentPath, entry.name);
        found.set(relative(folder, file).slice(0, -'.hbs'.length).split(sep).join('/'), file);
    }
    return found;
}
/** A Handlebars of our own with all helpers, layouts and partials, so that nothing leaks into the global one. */ function createHandlebars(viewsDir) {
    const handlebars = Handlebars.create();
    const helpers = viewHelpers(join(viewsDir, 'assets'));
    handlebars.registerHelper(helpers);
    const options = compileOptions(Object.keys(helpers));
    for (const [name, file] of findTemplates(viewsDir)){
        const isPartial = name.startsWith('layouts/') || (name.split('/').at(-1) ?? '').startsWith('_');
        if (isPartial) handlebars.registerPartial(name, handlebars.compile(readFileSync(file, 'utf8'), options));
    }
    return {
        handlebars,
        options
    };
}
/**
 * Options for `app.setViewEngine(...)`: `@Render('storefront/home')` renders `views/storefront/home.hbs`.
 * What every page may read beside its own view model (`csrfToken`, `theme`) comes from `reply.locals`.
 */ export function viewEngine(viewsDir) {
    const { handlebars, options } = createHandlebars(viewsDir);
    return {
        engine: {
            handlebars
        },
        templates: viewsDir,
        viewExt: 'hbs',
        options: {
            compileOptions: options
        },
        defaultContext: {
            csrfToken: null,
            theme: null
        }
    };
}
/** Templates of plain text, such as the second body of a mail: nothing in them is HTML, so nothing is escaped. */ const TEXT_TEMPLATE = /-text$/;
/** Renders outside of a request: mails, and the pictures of pages in tests. */ export function createRenderer(viewsDir) {
    const { handlebars, options } = createHandlebars(viewsDir);
    const known = new Map();
    return (name, model)=>{
        let template = known.get(name);
        if (!template) {
            template = handlebars.compile(readFileSync(join(viewsDir, `${name}.hbs`), 'utf8'), {
                ...options,
                noEscape: TEXT_TEMPLATE.test(name)
            });
            known.set(name, template);
        }
        return template({
            csrfToken: null,
            theme: null,
            ...model
        });
    };
}

//# sourceMappingURL=view-engine.js.map
