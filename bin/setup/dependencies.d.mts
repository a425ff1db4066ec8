export function whyInstall(root: string): 'missing' | 'incomplete' | 'out of date' | undefined;
export function ensureDependencies(root: string): Promise<void>;
