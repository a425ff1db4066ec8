/** How one environment variable is read: its form, its default and what it is for. */ export function text({ description, fallback }) {
    return {
        description,
        fallback,
        read: (value)=>value
    };
}
export function integer(spec) {
    const { description, fallback, min, max } = spec;
    return {
        description,
        fallback,
        read (value) {
            const number = Number(value);
            if (!Number.isSafeInteger(number) || number < min || number > max) {
                throw new Error(`a whole number from ${min} to ${max}`);
            }
            return number;
        }
    };
}
export function oneOf(spec) {
    const { description, fallback, values } = spec;
    return {
        description,
        fallback,
        read (value) {
            const found = values.find((candidate)=>candidate === value);
            if (found === undefined) throw new Error(`one of ${values.join(', ')}`);
            return found;
        }
    };
}
export function url(spec) {
    const { description, fallback, protocols } = spec;
    const read = (value)=>{
        const form = `an address that begins with ${protocols.join('// or ')}//`;
        if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol)) throw new Error(form);
        return value;
    };
    return {
        description,
        fallback,
        read
    };
}
export function urls(spec) {
    const one = url(spec);
    return {
        ...one,
        read: (value)=>value.split(',').map((part)=>one.read(part.trim()))
    };
}

//# sourceMappingURL=settings.js.map
