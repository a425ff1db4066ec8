const METHODS = [
    'get',
    'post',
    'put',
    'patch',
    'delete'
];
const MAX_DEPTH = 4;
function resolve(document, schema) {
    const name = schema.$ref?.split('/').at(-1);
    return name ? {
        ...document.components?.schemas?.[name],
        ...schema
    } : schema;
}
/** "array of string", "one of "date", "relevance"", "Money or null" */ function kindOf(document, schema) {
    const found = resolve(document, schema);
    const name = schema.$ref?.split('/').at(-1);
    if (found.enum) return found.enum.map((value)=>JSON.stringify(value)).join(' or ');
    if (found.const !== undefined) return JSON.stringify(found.const);
    const parts = found.oneOf ?? found.anyOf;
    if (parts) return parts.map((part)=>kindOf(document, part)).join(' or ');
    if (found.items) return `list of ${kindOf(document, found.items)}`;
    if (name && found.properties) return name;
    const type = Array.isArray(found.type) ? found.type.join(' or ') : found.type ?? 'anything';
    return found.format ? `${type}, ${found.format}` : type;
}
/** The fields of a schema, inner ones by their path: `limits.seatsPerHold`, `items[].id`. */ function fieldsOf(document, schema, prefix = '', depth = 0) {
    const found = resolve(document, schema);
    if (depth > MAX_DEPTH) return [];
    if (found.items && depth > 0) return fieldsOf(document, found.items, `${prefix}[]`, depth);
    if (found.allOf) return found.allOf.flatMap((part)=>fieldsOf(document, part, prefix, depth));
    return Object.entries(found.properties ?? {}).flatMap(([name, field])=>{
        const path = prefix ? `${prefix}.${name}` : name;
        const line = {
            name: path,
            kind: kindOf(document, field),
            words: resolve(document, field).description ?? '',
            isRequired: found.required?.includes(name) ?? false
        };
        return [
            line,
            ...fieldsOf(document, field, path, depth + 1)
        ];
    });
}
function bodyOf(document, body) {
    const media = Object.values(body?.content ?? {})[0];
    if (!media) return null;
    const schema = media.schema ?? {};
    const example = media.example ?? resolve(document, schema).example;
    return {
        fields: fieldsOf(document, schema),
        example: example === undefined ? null : JSON.stringify(example, null, 2)
    };
}
function authOf(operation) {
    const names = (operation.security ?? []).flatMap((each)=>Object.keys(each));
    return names.length > 0 ? `Authorization: Bearer, ${[
        ...new Set(names)
    ].join(' or ')}` : null;
}
const idOf = (words)=>words.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
function operationView(document, path, method, operation) {
    return {
        id: `op-${idOf(`${method} ${path}`)}`,
        method: method.toUpperCase(),
        verbClass: method,
        path,
        summary: operation.summary ?? '',
        words: operation.description ?? '',
        auth: authOf(operation),
        params: (operation.parameters ?? []).map((param)=>({
                name: param.name,
                kind: `${kindOf(document, param.schema ?? {})}, in ${param.in}`,
                words: param.description ?? '',
                isRequired: param.required ?? false
            })),
        body: bodyOf(document, operation.requestBody),
        answers: Object.entries(operation.responses ?? {}).map(([status, answer])=>({
                status,
                isGood: status.startsWith('2'),
                words: answer.description ?? '',
                fields: bodyOf(document, answer)?.fields ?? []
            }))
    };
}
/** Makes the page of an OpenAPI document. Groups are its tags, in the order of the document. */ export function apiDocsView(document, documentHref) {
    const groups = new Map();
    const groupOf = (name)=>{
        const words = document.tags?.find((tag)=>tag.name === name)?.description ?? '';
        const group = groups.get(name) ?? {
            id: `group-${idOf(name)}`,
            name,
            words,
            operations: []
        };
        groups.set(name, group);
        return group;
    };
    for (const tag of document.tags ?? [])groupOf(tag.name);
    for (const [path, operations] of Object.entries(document.paths)){
        for (const method of METHODS){
            const operation = operations[method];
            if (!operation) continue;
            groupOf(operation.tags?.[0] ?? 'Other').operations.push(operationView(document, path, method, operation));
        }
    }
    return {
        title: 'The API',
        description: document.info.title,
        palette: null,
        intro: document.info.description ?? document.info.title,
        version: document.info.version,
        documentHref,
        groups: [
            ...groups.values()
        ].filter((group)=>group.operations.length > 0)
    };
}

//# sourceMappingURL=api-docs.rules.js.map
