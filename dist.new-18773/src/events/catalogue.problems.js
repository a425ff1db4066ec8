import { defineProblem } from '../platform/problem.js';
export const onSaleCannotGo = defineProblem({
    code: 'on-sale',
    status: 409,
    title: 'It is on sale',
    explanation: 'What is on sale, or used by something that is, cannot be deleted. Cancel it instead.'
});
export const inUse = defineProblem({
    code: 'in-use',
    status: 409,
    title: 'Something still uses it',
    explanation: 'Other records refer to this one. Delete or change those first.'
});
export const notPublishable = defineProblem({
    code: 'not-publishable',
    status: 422,
    title: 'Something is missing before this can go on sale',
    explanation: 'The list names each thing that is still missing.'
});

//# sourceMappingURL=catalogue.problems.js.map
